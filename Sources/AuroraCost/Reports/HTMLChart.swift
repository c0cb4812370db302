/// A bar chart as inline SVG: label and value over each bar, which fills the page's width.
///
/// There is no view box: bars are percentages of the width and text keeps its size, so the chart
/// reads alike on a phone and on paper. Colours come from the style sheet, to follow the theme.
enum HTMLChart {
  private static let rowHeight = 38
  private static let barTop = 19
  private static let barHeight = 10

  static func add(_ chart: BarChart, to parent: HTMLElement) {
    parent.add("figure") { figure in
      figure.add("figcaption") { caption in
        caption.add("strong", text: chart.title)
        caption.add("span", text: chart.subtitle)
      }
      let title = chart.id + "-title"
      let description = chart.id + "-desc"
      figure.add(
        "svg",
        [
          "id": chart.id, "role": "img", "aria-labelledby": "\(title) \(description)",
          "width": "100%", "height": String(chart.bars.count * rowHeight),
        ]
      ) { svg in
        svg.add("title", ["id": title], text: chart.title)
        let values = chart.bars.map { "\($0.label) \($0.text)" }.joined(separator: "; ")
        svg.add("desc", ["id": description], text: "\(chart.subtitle). \(values).")
        addHatch(chart.id, to: svg)
        for (index, bar) in chart.bars.enumerated() {
          add(bar, length: chart.lengths[index], row: index, of: chart, to: svg)
        }
      }
    }
  }

  private static func add(
    _ bar: BarChart.Bar, length: Int, row: Int, of chart: BarChart, to svg: HTMLElement
  ) {
    let top = row * rowHeight
    svg.add("text", ["x": "0", "y": String(top + 14)], text: bar.label)
    svg.add(
      "text", ["class": "value", "x": "100%", "y": String(top + 14), "text-anchor": "end"],
      text: bar.text)
    let box: KeyValuePairs = [
      "x": "0", "y": String(top + barTop), "width": percent(length), "height": String(barHeight),
    ]
    svg.add(
      "rect",
      [
        "class": "track", "x": "0", "y": String(top + barTop), "width": "100%",
        "height": String(barHeight),
      ])
    svg.add("rect", box).set("class", "bar \(bar.style)")
    if bar.style == .forecast {
      svg.add("rect", box).set("fill", "url(#\(chart.id)-hatch)")
    }
  }

  /// Slanted lines over a forecast's bar: it reads as one in black and white too.
  private static func addHatch(_ id: String, to svg: HTMLElement) {
    svg.add("defs").add(
      "pattern",
      [
        "id": id + "-hatch", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse",
        "patternTransform": "rotate(45)",
      ]
    ).add("rect", ["class": "hatch", "width": "2", "height": "6"])
  }

  /// `63.25%` of hundredths of a percent.
  private static func percent(_ hundredths: Int) -> String {
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)%"
  }
}
