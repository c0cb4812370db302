import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// HTTP on the loopback interface in front of a live backend and its ledger.
struct HTTPServer: Sendable {
  let backend: LiveBackend
  let ledger: LiveLedger
  /// How long a client may take for one request, and wait between two.
  private let patience: TimeAmount

  /// Connections at a time; more are closed as they come.
  private let mostConnections: Int

  init(
    _ backend: LiveBackend, _ prices: ScenarioPrices, patience: TimeAmount = .seconds(60),
    mostConnections: Int = 512
  ) {
    self.backend = backend
    ledger = LiveLedger(backend: backend, prices: prices)
    self.patience = patience
    self.mostConnections = mostConnections
  }

  /// Serves until its task is cancelled; `ready` hears the address once it listens.
  ///
  /// Port 0 is any that is free.
  func run(port: Int, ready: (String) -> Void) async throws {
    let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .serverChannelOption(.backlog, value: 1_024)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .bind(host: "127.0.0.1", port: port) { [patience] channel in
        channel.eventLoop.makeCompletedFuture { try Self.connection(over: channel, patience) }
      }
    let address = "http://127.0.0.1:\(server.channel.localAddress?.port ?? port)"
    await backend.listen(at: address)
    ready(address)
    try await withThrowingDiscardingTaskGroup { group in
      try await server.executeThenClose { connections in
        let open = OpenConnections()
        for try await connection in connections {
          group.addTask {
            guard open.enter(atMost: mostConnections) else {
              try? await connection.executeThenClose { _, _ in }
              return
            }
            await serve(connection)
            open.leave()
          }
        }
      }
    }
    // A cancelled loop ends without an error of its own.
    try Task.checkCancellation()
  }

  private typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

  private static func connection(
    over channel: any Channel, _ patience: TimeAmount
  ) throws -> Connection {
    try channel.pipeline.syncOperations.configureHTTPServerPipeline(
      withEncoderConfiguration: .init(), withDecoderLimitConfiguration: headerLimits)
    try channel.pipeline.syncOperations.addHandler(RequestDeadline(patience))
    return try Connection(wrappingChannelSynchronously: channel)
  }

  /// All header fields of a request.
  ///
  /// Source: API Gateway developer guide, "Quotas", read 2026-04-13: 10,240 bytes.
  private static let headerLimits: NIOHTTPDecoderLimitConfiguration = {
    var limits = NIOHTTPDecoderLimitConfiguration()
    limits.maxHeaderListSize = 10_240
    limits.maxHeaderFieldSize = 10_240
    return limits
  }()

  /// Answers one request after another until the client goes, or breaks off.
  private func serve(_ connection: Connection) async {
    try? await connection.executeThenClose { parts, answers in
      var open: (head: HTTPRequestHead, request: LiveRequest)?
      for try await part in parts {
        switch part {
        case .head(let head):
          var request = LiveRequest(head)
          request.limit = await backend.bodyLimit(of: request)
          open = (head, request)
          if head.headers.contains(name: "expect") {
            try await answers.write(.head(HTTPResponseHead(version: .http1_1, status: .continue)))
          }
        case .body(let buffer): open?.request.append(buffer.readableBytesView)
        case .end:
          guard let (head, request) = open else { return }
          let answer = await answer(request)
          try await answers.write(contentsOf: self.parts(of: answer, to: head))
          guard head.isKeepAlive else { return }
        }
      }
    }
  }

  private func answer(_ request: LiveRequest) async -> LiveAnswer {
    if RouteMatch(request.method, request.path)?.route == .ledger { return await ledger.answer() }
    return await backend.answer(request)
  }

  /// Head, body and end of an answer; any page may call, as the token alone says who it is for.
  private func parts(
    of answer: LiveAnswer, to request: HTTPRequestHead
  ) -> [HTTPServerResponsePart] {
    var headers: HTTPHeaders = ["X-Content-Type-Options": "nosniff"]
    if answer.isForAnyOrigin {
      headers.add(name: "Access-Control-Allow-Origin", value: "*")
      headers.add(name: "Access-Control-Allow-Headers", value: "authorization,content-type")
      headers.add(name: "Access-Control-Allow-Methods", value: "GET,POST,PUT,PATCH,DELETE")
    }
    if request.method == .OPTIONS, let seconds = backend.preflightSeconds {
      headers.add(name: "Access-Control-Max-Age", value: String(seconds))
    }
    if answer.status != 204 {
      headers.add(name: "Content-Length", value: String(answer.body.count))
      headers.add(name: "Content-Type", value: answer.kind.rawValue)
    }
    if !request.isKeepAlive { headers.add(name: "Connection", value: "close") }
    let head = HTTPResponseHead(
      version: .http1_1, status: HTTPResponseStatus(statusCode: answer.status), headers: headers)
    return [.head(head), .body(.byteBuffer(ByteBuffer(bytes: answer.body))), .end(nil)]
  }
}

/// How many clients are connected.
private final class OpenConnections: Sendable {
  private let count = Atomic(0)

  func enter(atMost most: Int) -> Bool {
    guard count.add(1, ordering: .relaxed).newValue > most else { return true }
    leave()
    return false
  }

  func leave() { count.subtract(1, ordering: .relaxed) }
}

extension LiveRequest {
  fileprivate init(_ head: HTTPRequestHead) {
    let parts = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var query: [String: String] = [:]
    for field in parts.count > 1 ? parts[1].split(separator: "&") : [] {
      let sides = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      query[String(sides[0])] =
        sides.count > 1 ? String(sides[1]).removingPercentEncoding ?? "" : ""
    }
    self.init(
      head.method.rawValue, String(parts.first ?? ""), query: query,
      token: head.headers.first(name: "authorization").flatMap(Self.bearer))
    host = head.headers.first(name: "host") ?? ""
  }

  private static func bearer(_ header: String) -> String? {
    let parts = header.split(separator: " ")
    return parts.count == 2 && parts[0].lowercased() == "bearer" ? String(parts[1]) : nil
  }
}
