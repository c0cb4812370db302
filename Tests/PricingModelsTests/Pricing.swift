import Documents
import Metering
import PricingModels
import Testing

/// Reads text as the file `name` would be read.
func document(_ text: String, named name: String = "file.yaml") throws(DocumentError) -> Document {
  try Document(bytes: Array(text.utf8), named: name)
}

/// The words of the error that `body` throws, or nil where it throws none.
func complaint<Value>(_ body: () throws -> Value) -> String? {
  do {
    _ = try body()
    return nil
  } catch {
    return "\(error)"
  }
}

/// A price table with the given rows, indented by two spaces a level.
func priceTable(
  _ rows: String, region: String = "us-east-1", currency: String = "USD",
  named name: String = "file.yaml"
) throws -> PriceTable {
  let head = """
    format: aurora-cost/prices@1
    provider: aws
    region: \(region)
    currency: \(currency)
    version: 2026-10-01
    prices:

    """
  return try PriceTable(document(head + rows, named: name))
}

/// One meter's row with its unit from the catalogue; `tiers` in YAML's flow style.
func row(_ meter: UsageDimension, _ tiers: String) -> String {
  "  \(meter.id): { unit: \(meter.unit.rawValue), tiers: \(tiers) }\n"
}

/// A bill of a few meters in us-east-1.
func bill(
  _ quantities: [(UsageDimension, ExactDecimal)], prices: String, month: String? = "2026-10",
  free: String = "", selection: FreeTierSelection = .all, adjustments: String? = nil,
  currency: String? = nil
) throws -> Bill {
  let month = month.flatMap { CalendarMonth($0) }
  let usage = Usage(
    region: "us-east-1", month: month,
    quantities: quantities.map { Usage.Quantity($0, $1) })
  let book = try PriceBook(layers: [[priceTable(prices)]], region: "us-east-1", month: month)
  let offers = free.isEmpty ? " []" : "\n" + free
  let tier = try FreeTier(document("format: aurora-cost/free-tier@1\noffers:" + offers))
  return try Bill(
    pricing: usage, book: book, allowances: tier.allowances(selection, in: month),
    adjustments: try adjustments.map { try Adjustment.list(document($0).root) } ?? [],
    currency: try currency.map { try CurrencyRule(document($0).root) })
}

/// A decimal that the test knows to be one.
func decimal(_ text: String) throws -> ExactDecimal {
  try #require(ExactDecimal(text))
}

func month(_ text: String) throws -> CalendarMonth {
  try #require(CalendarMonth(text))
}

func day(_ text: String) throws -> CalendarDate {
  try #require(CalendarDate(text))
}

/// Random numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
