public import ArgumentParser

/// The command `aurora-cost`: THE list of its subcommands.
public struct AuroraCostCommand: AsyncParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "aurora-cost",
    abstract: "What a month of a serverless backend will cost, and why, before it is deployed.",
    discussion: """
      Runs the backend of a serverless calendar against simulated services and users, counts every \
      billable operation, and prices the counts. Works offline, needs no account, and gives the \
      same bytes for the same input on every machine.
      """,
    version: toolVersion,
    subcommands: [
      EstimateCommand.self, ExplainCommand.self, SimulateCommand.self, MergeCommand.self,
      PriceCommand.self, PricesCommand.self, ScenarioCommand.self, UnitsCommand.self,
      ServeCommand.self,
    ])

  public init() {}
}

/// Version of this tool, as reports and `--version` show it.
let toolVersion = "0.1.0"

/// Runs the command line of this process and exits with its code.
public func runAuroraCost() async {
  await AuroraCostCommand.main()
}
