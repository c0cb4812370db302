import ArgumentParser
import Documents
import PricingModels

/// Which usage is priced, and by what.
struct PricingOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Usage files or reports.", valueName: "usage"),
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var usage: [String]

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
  var freeTier = "none"

  @Option(
    help: ArgumentHelp("Folder of price tables and scenarios.", valueName: "folder"),
    completion: .directory)
  var data: String?

  /// - Throws: `DocumentError` or `CommandError`; a quantity too large to price is bad input.
  func price() throws -> PricedUsage {
    do {
      return try PricedUsage(
        usage: usage, prices: prices.isEmpty ? ["builtin"] : prices, freeTier: freeTier, data: data)
    } catch let error as BillError {
      throw CommandError.input(DocumentError(file: usage[0], problem: error.description))
    }
  }
}
