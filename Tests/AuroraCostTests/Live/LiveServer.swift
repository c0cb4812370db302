import Foundation
import FoundationNetworking
import NIOCore
import NIOPosix
import Testing

@testable import AuroraCost

/// A live backend over HTTP while a test talks to it.
struct LiveServer: Sendable {
  let address: String
  var port: Int { Int(address.split(separator: ":").last ?? "") ?? 0 }

  static func run(
    _ bench: LiveBench, patience: TimeAmount = .minutes(15), mostConnections: Int = 512,
    _ body: (LiveServer) async throws -> Void
  ) async throws {
    let server = HTTPServer(
      bench.backend, try bench.prices(), patience: patience, mostConnections: mostConnections)
    let (addresses, told) = AsyncStream.makeStream(of: String.self)
    let running = Task { try await server.run(port: 0) { told.yield($0) } }
    var listening = addresses.makeAsyncIterator()
    let address = try #require(await listening.next())
    do {
      try await body(LiveServer(address: address))
    } catch {
      running.cancel()
      throw error
    }
    running.cancel()
    await #expect(throws: CancellationError.self) { try await running.value }
  }

  /// Sends a request as a client does, and returns the answer with its headers.
  func exchange(
    _ request: LiveRequest, headers: [String: String] = [:]
  ) async throws -> (answer: LiveAnswer, response: HTTPURLResponse) {
    let query = request.query.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
    let url = try #require(URL(string: "\(address)\(request.path)?\(query)"))
    var message = URLRequest(url: url)
    message.httpMethod = request.method
    if !request.body.isEmpty { message.httpBody = Data(request.body) }
    if let token = request.token {
      message.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
    }
    for (name, value) in headers { message.setValue(value, forHTTPHeaderField: name) }
    let (body, response) = try await URLSession.shared.data(for: message)
    let answered = try #require(response as? HTTPURLResponse)
    var answer = LiveAnswer(status: answered.statusCode, body: Array(body))
    if let type = answered.value(forHTTPHeaderField: "Content-Type") {
      answer.kind = try #require(LiveAnswer.Kind(rawValue: type))
    }
    return (answer, answered)
  }

  func send(_ request: LiveRequest) async throws -> LiveAnswer {
    try await exchange(request).answer
  }

  /// Writes bytes as they are, piece by piece, and returns all that comes back until the end.
  func raw(_ pieces: [String], pause: Duration = .zero) async throws -> String {
    let client = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await client.executeThenClose { answers, requests in
      async let received = Self.all(answers)
      for piece in pieces {
        guard (try? await requests.write(ByteBuffer(string: piece))) != nil else { break }
        if pause > .zero { try await Task.sleep(for: pause) }
      }
      return await received
    }
  }

  private static func all(_ answers: NIOAsyncChannelInboundStream<ByteBuffer>) async -> String {
    var text = ""
    var parts = answers.makeAsyncIterator()
    while let part = try? await parts.next() { text += String(buffer: part) }
    return text
  }
}
