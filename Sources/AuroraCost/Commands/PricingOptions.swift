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
      "none (the default), always, first-year, or a file of which every offer applies.",
      valueName: "offers"))
  var freeTier: String?

  @Option(
    help: ArgumentHelp("Folder of price tables and scenarios.", valueName: "folder"),
    completion: .directory)
  var data: String?

  /// Whether the user said at all what to price by.
  var isGiven: Bool { !prices.isEmpty || freeTier != nil }

  /// - Throws: `DocumentError` or `CommandError`; a quantity too large to price is bad input.
  func price(_ usage: [String]) throws -> PricedUsage {
    do {
      return try PricedUsage(
        usage: usage, prices: prices.isEmpty ? ["builtin"] : prices,
        freeTier: freeTier ?? "none", data: data)
    } catch let error as BillError {
      throw CommandError.input(
        DocumentError(file: usage.joined(separator: ", "), problem: error.description))
    }
  }
}
