import FlyingFox
import FlyingSocks
import Foundation

/// HTTP on the loopback interface in front of a live backend.
struct LiveServer: Sendable {
  let backend: LiveBackend
  let ledger: @Sendable () async throws -> LiveAnswer

  init(_ backend: LiveBackend, _ prices: ScenarioPrices) {
    self.backend = backend
    ledger = { try await LiveLedger(backend: backend, prices: prices).answer() }
  }

  /// Serves until its task is cancelled; `ready` hears the address once it listens.
  ///
  /// Port 0 is any that is free.
  func run(port: UInt16, ready: @escaping @Sendable (String) -> Void) async throws {
    let server = HTTPServer(
      address: try sockaddr_in.inet(ip4: "127.0.0.1", port: port), timeout: 60,
      logger: .disabled, handler: ClosureHTTPHandler { try await handle($0) })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        do {
          try await server.run()
        } catch {
          // Cancelled, its socket is closed under it, which is no failure.
          try Task.checkCancellation()
          throw error
        }
      }
      group.addTask {
        try await server.waitUntilListening()
        guard case .ip4(_, let port) = await server.listeningAddress else { return }
        let address = "http://127.0.0.1:\(port)"
        await backend.listen(at: address)
        ready(address)
      }
      try await group.waitForAll()
    }
  }

  private func handle(_ request: HTTPRequest) async throws -> HTTPResponse {
    let read = try await LiveRequest(request)
    let isLedger = RouteMatch(read.method, read.path)?.route == .ledger
    return HTTPResponse(isLedger ? try await ledger() : await backend.answer(read))
  }
}

extension LiveRequest {
  /// Bytes of a body that are kept: enough to see that there are too many.
  private static let kept = 10_485_761

  fileprivate init(_ request: HTTPRequest) async throws {
    self.init(
      request.method.rawValue, request.path,
      query: Dictionary(
        request.query.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
      token: request.headers[.authorization].flatMap(Self.bearer))
    for try await chunk in request.bodySequence {
      size += chunk.count
      body += chunk.prefix(max(0, Self.kept - body.count))
    }
  }

  private static func bearer(_ header: String) -> String? {
    let parts = header.split(separator: " ")
    return parts.count == 2 && parts[0].lowercased() == "bearer" ? String(parts[1]) : nil
  }
}

extension HTTPResponse {
  fileprivate init(_ answer: LiveAnswer) {
    var headers: HTTPHeaders = [
      HTTPHeader("Access-Control-Allow-Origin"): "*",
      HTTPHeader("Access-Control-Allow-Headers"): "authorization,content-type",
      HTTPHeader("Access-Control-Allow-Methods"): "GET,POST,PUT,PATCH,DELETE,OPTIONS",
    ]
    if !answer.body.isEmpty { headers[.contentType] = "application/json" }
    self.init(
      statusCode: HTTPStatusCode(answer.status, phrase: Self.phrases[answer.status] ?? "Status"),
      headers: headers, body: Data(answer.body))
  }

  private static let phrases = [
    200: "OK", 204: "No Content", 400: "Bad Request", 401: "Unauthorized", 404: "Not Found",
    413: "Content Too Large", 500: "Internal Server Error",
  ]
}
