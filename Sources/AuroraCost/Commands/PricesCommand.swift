import ArgumentParser

struct PricesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prices",
    abstract: "Show, check, compare and import price tables.",
    discussion: """
      Prices are files: one a region, each row with its source and the day it was read. These \
      commands need no account and no network.
      """,
    subcommands: [
      PricesListCommand.self, PricesShowCommand.self, PricesLintCommand.self,
      PricesDiffCommand.self, PricesImportCommand.self, PricesAgeCommand.self,
    ])
}

extension ExitCode {
  /// Only warnings, under `--strict`.
  static let onlyWarnings = ExitCode(3)
}
