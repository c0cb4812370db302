public import ArgumentParser

/// The command `aurora-cost`: THE list of its subcommands.
public struct AuroraCostCommand: AsyncParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "aurora-cost",
    abstract: "What a serverless backend will cost each month, why, and which limit breaks first.",
    version: "0.1.0")

  public init() {}
}

/// Runs the command line of this process and exits with its code.
public func runAuroraCost() async {
  await AuroraCostCommand.main()
}
