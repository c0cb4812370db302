import ArgumentParser
import Documents
import PricingModels
import UsageSimulator

/// Runs a command's work, and turns what goes wrong into one line and an exit code.
enum CommandRunner {
  static func run(_ work: () async throws -> Void) async throws {
    do {
      try await work()
    } catch let error as CommandError {
      Terminal.complain(error.description)
      throw error.exitCode
    } catch let error as DocumentError {
      Terminal.complain(error.description)
      throw ExitCode.badInput
    } catch BillError.rule(let error) {
      Terminal.complain(error.description)
      throw ExitCode.badInput
    } catch let error as BillError {
      Terminal.complain(error.description)
      throw ExitCode.runFailed
    } catch let error as TooManyAccounts {
      Terminal.complain(error.description)
      throw ExitCode.badInput
    } catch let error as DecimalOverflow {
      Terminal.complain(error.description)
      throw ExitCode.runFailed
    } catch is CancellationError {
      Terminal.complain("interrupted; nothing was written")
      throw ExitCode.interrupted
    }
  }
}
