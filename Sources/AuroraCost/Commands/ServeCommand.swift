import ArgumentParser
import Documents
import PricingModels
import UsageSimulator

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the simulated backend over HTTP, and meter whoever calls it.",
    discussion: """
      Listens on 127.0.0.1 until it is interrupted, with the same handlers that 'estimate' runs, real \
      signed tokens, and the scenario's design and prices. GET /_ledger shows what was counted so \
      far, operation by operation, with what stands for the month, and the bill. Codes to confirm an \
      address or to reset a password are written to standard error, or with --outbox shown at \
      GET /_outbox. Nothing is kept when it ends. The API is described in docs/openapi.yaml.

      Examples:
        aurora-cost serve --backend
        aurora-cost serve --backend --outbox
        aurora-cost serve --backend --port 8080 scenarios/baseline.yaml --set api.kind=rest
      """)

  @Flag(help: "Serve the backend.")
  var backend = false

  @Option(help: "Port on 127.0.0.1; 0 takes any that is free.")
  var port: UInt16 = 8_787

  @Flag(help: "Show the e-mails, codes among them, to any program of this machine that asks.")
  var outbox = false

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var pricing: PricingOptions

  @Option(
    help: ArgumentHelp(
      "Folder of price tables and scenarios; else AURORA_COST_DATA, or what lies beside the binary.",
      valueName: "folder"),
    completion: .directory)
  var data: String?

  func validate() throws {
    guard backend else { throw ValidationError("say what to serve: --backend") }
  }

  func run() async throws {
    try await CommandRunner.run {
      let data = try DataFolder(data)
      let resolved = try scenario.load(data)
      let prices = try ScenarioPrices(resolved, data, by: pricing.selection)
      let backend = try LiveBackend(resolved.scenario, outbox: Outbox(isOpen: outbox))
      let server = HTTPServer(backend, prices)
      do {
        try await Interrupt.cancelling { [port] in
          try await server.run(port: Int(port)) { address in
            Terminal.complain("listening on \(address); what it costs is at \(address)/_ledger")
          }
        }
      } catch is CancellationError {
        return
      } catch {
        throw CommandError.failed(
          "port \(port): cannot listen on 127.0.0.1; name another with --port")
      }
    }
  }
}
