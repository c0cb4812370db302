import ArgumentParser
import Documents
import PricingModels

/// What usage is priced by.
struct PricingOptions: ParsableArguments {
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "A price table, or builtin for the shipped ones, which are also the default. May be repeated: "
        + "a later one overrides an earlier, meter by meter.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var prices: [String] = []

  @Option(
    help: ArgumentHelp(
      "none, always, first-year, or a file of which every offer applies; by default a scenario's "
        + "account decides, and of bare usage nothing is free.",
      valueName: "offers"))
  var freeTier: String?

  var selection: PriceSelection { PriceSelection(prices: prices, freeTier: freeTier) }

  /// Whether the user said at all what to price by.
  var isGiven: Bool { !prices.isEmpty || freeTier != nil }

  /// Prices usage files; a quantity too large to price is bad input.
  func price(_ usage: [String], data: String?) throws -> PricedUsage {
    do {
      return try PricedUsage(usage: usage, by: selection, data: { try DataFolder(data) })
    } catch let error as BillError {
      throw CommandError.input(
        DocumentError(file: usage.joined(separator: ", "), problem: error.description))
    }
  }
}
