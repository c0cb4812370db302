public import Documents

/// Horizontal bars from zero, each labelled with its value; a table beside it says the same.
public struct BarChart: Sendable {
  /// Unique in the report.
  public var id: String
  /// The finding, in about ten words.
  public var title: String
  /// Measure, unit, place and period.
  public var subtitle: String
  /// In the order drawn.
  public var bars: [Bar]

  public init(id: String, title: String, subtitle: String, bars: [Bar]) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.bars = bars
  }

  public struct Bar: Sendable {
    /// The notation of reporting standards: what is forecast is hatched, a plan is outlined.
    public enum Style: Sendable { case forecast, plan, count }

    public var label: String
    public var value: ExactDecimal
    /// The value as shown.
    public var text: String
    public var style: Style

    public init(label: String, value: ExactDecimal, text: String, style: Style) {
      self.label = label
      self.value = value
      self.text = text
      self.style = style
    }
  }

  /// Each bar's length in hundredths of a percent of the longest; a value above 0 is seen.
  var lengths: [Int] {
    let values = bars.map { max($0.value.rounded(toPlaces: 3), .zero) }
    let thousandths = values.map { (try? $0.roundedUnits(places: 3)) ?? 0 }
    let longest = max(thousandths.max() ?? 0, 1)
    return zip(bars, thousandths).map { bar, length in
      bar.value > .zero ? max(Int(length * 10_000 / longest), 15) : 0
    }
  }
}
