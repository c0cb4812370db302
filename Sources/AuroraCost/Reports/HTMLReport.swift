import Metering

/// The report as one self-contained page: no file, font or script is loaded from anywhere.
///
/// It reads without its script, which only makes tables sortable, and prints on A4. The policy in
/// its head lets nothing run or style it but the two constants whose hashes it names.
enum HTMLReport {
  static func bytes(_ report: Report) -> [UInt8] {
    let tree = HTMLTree()
    let page = tree.root
    page.set("lang", "en")
    page.add("head") { head($0, report) }
    page.add("body") { body in
      body.add("a", ["class": "skip", "href": "#main"], text: "Skip to the report")
      body.add("header") { header($0, report) }
      body.add("nav", ["aria-label": "Contents"]) { contents($0, report) }
      body.add("main", ["id": "main"]) { main in
        for section in report.sections { add(section, to: main) }
      }
      body.add("footer") { footer in
        footer.add(
          "p",
          text: "\(Report.notice). Made by aurora-cost \(report.estimate.toolVersion). "
            + "The figures, exact and for machines, are embedded in this page as JSON.")
      }
      // The text of a script is not escaped, so no "<" may stand in it.
      let json = JSONReport.value(report).text.split(
        separator: "<", omittingEmptySubsequences: false
      ).joined(separator: #"\u003c"#)
      body.add("script", ["type": "application/json", "id": "estimate"], text: json)
      body.add("script", text: HTMLScript.text)
    }
    return tree.serialised() + Array("\n".utf8)
  }

  private static func head(_ head: HTMLElement, _ report: Report) {
    head.add("meta", ["charset": "utf-8"])
    head.add("meta", ["http-equiv": "Content-Security-Policy", "content": policy])
    head.add("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
    head.add("meta", ["name": "color-scheme", "content": "light dark"])
    head.add("meta", ["name": "referrer", "content": "no-referrer"])
    head.add("title", text: report.title.onOneLine)
    head.add("style", text: HTMLStyle.text)
  }

  /// Nothing may be loaded, run or sent but the two constants of this program.
  static let policy =
    "default-src 'none'; style-src 'sha256-\(HTMLStyle.hash)'; "
    + "script-src 'sha256-\(HTMLScript.hash)'; base-uri 'none'; form-action 'none'"

  private static func header(_ header: HTMLElement, _ report: Report) {
    header.add("p", ["class": "notice"], text: Report.notice)
    header.add("h1", text: report.title)
    header.add("p", ["class": "verdict " + report.verdict.kind.rawValue]) {
      $0.add("strong", text: report.verdict.sentence)
    }
    header.add("dl", ["class": "headlines"]) { list in
      for headline in report.headlines {
        list.add("div") { item in
          item.add("dt", text: headline.label)
          item.add("dd", ["class": "figure"], text: headline.value)
          item.add("dd", ["class": "note"], text: headline.note)
        }
      }
    }
    let description = report.estimate.scenario.description
    if !description.isEmpty {
      header.add("p", ["class": "description"], text: description)
    }
    header.add("dl", ["class": "facts"]) { list in
      for fact in report.facts {
        list.add("div") { item in
          item.add("dt", text: fact.label)
          item.add("dd", text: fact.value)
        }
      }
    }
  }

  private static func contents(_ nav: HTMLElement, _ report: Report) {
    nav.add("ol") { list in
      for section in report.sections {
        list.add("li").add(link: "#" + section.id, text: section.title)
      }
    }
  }

  private static func add(_ section: ReportSection, to main: HTMLElement) {
    let heading = section.id + "-title"
    main.add("section", ["id": section.id, "aria-labelledby": heading]) { element in
      element.add("h2", ["id": heading], text: section.title)
      for block in section.blocks {
        switch block {
        case .paragraph(let text): element.add("p", text: text)
        case .list(let items):
          element.add("ul") { list in
            for item in items { list.add("li", text: item) }
          }
        case .chart(let chart): HTMLChart.add(chart, to: element)
        case .table(let table): HTMLTable.add(table, to: element)
        case .command(let arguments):
          element.add("p", text: "To reproduce it, run:")
          element.add("pre", ["tabindex": "0"]) {
            $0.add("code", text: TextReport.shell(arguments))
          }
        }
      }
    }
  }
}
