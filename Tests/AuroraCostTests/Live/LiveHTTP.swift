import Foundation
import FoundationNetworking
import Testing

@testable import AuroraCost

/// A live backend behind a server on the loopback interface, for as long as a test needs it.
enum LiveHTTP {
  static func serve(
    _ bench: LiveBench, _ body: (@escaping Driver.Transport) async throws -> Void
  ) async throws {
    let server = HTTPServer(bench.backend, try bench.prices())
    let (addresses, told) = AsyncStream.makeStream(of: String.self)
    let running = Task { try await server.run(port: 0) { told.yield($0) } }
    var listening = addresses.makeAsyncIterator()
    let address = try #require(await listening.next())
    try await body { try await send($0, to: address).answer }
    running.cancel()
    await #expect(throws: CancellationError.self) { try await running.value }
  }

  static func send(
    _ request: LiveRequest, to address: String
  ) async throws -> (answer: LiveAnswer, headers: [String: String]) {
    let query = request.query.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
    let url = try #require(URL(string: "\(address)\(request.path)?\(query)"))
    var message = URLRequest(url: url)
    message.httpMethod = request.method
    // A minute, the default, is too short on a machine that is busy with the other tests.
    message.timeoutInterval = 900
    if !request.body.isEmpty { message.httpBody = Data(request.body) }
    if let token = request.token {
      message.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
    }
    let (body, response) = try await URLSession.shared.data(for: message)
    let http = try #require(response as? HTTPURLResponse)
    let headers = http.allHeaderFields.compactMap { entry -> (String, String)? in
      guard let name = entry.key as? String, let value = entry.value as? String else { return nil }
      return (name.lowercased(), value)
    }
    return (
      LiveAnswer(status: http.statusCode, body: Array(body)),
      Dictionary(headers) { first, _ in first }
    )
  }
}
