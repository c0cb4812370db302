import AuroraBackend
import Metering

/// A request as it came, of whatever transport.
struct LiveRequest: Sendable {
  var method: String
  /// With its escapes, without the query.
  var path: String
  var query: [String: String] = [:]
  /// The token of an `Authorization: Bearer` header.
  var token: String?
  /// At most a little more than the gateway takes; `size` counts all of it.
  var body: [UInt8] = []
  var size = 0

  init(
    _ method: String, _ path: String, query: [String: String] = [:], token: String? = nil,
    body: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.token = token
    self.body = body
    size = body.count
  }
}

/// What the client receives.
struct LiveAnswer: Sendable, Equatable {
  var status = 200
  var body: [UInt8] = []

  init(status: Int = 200, body: [UInt8] = []) {
    self.status = status
    self.body = body
  }

  init(status: Int = 200, _ text: String) { self.init(status: status, body: Array(text.utf8)) }

  init(_ error: AppError) { self.init(status: error.status, error.json) }

  /// Of a refusal that no service of the backend takes part in.
  init(status: Int, message: String) { self.init(status: status, #"{"message":"\#(message)"}"#) }

  static let notFound = LiveAnswer(status: 404, message: "Not Found")
  static let unreadable = LiveAnswer(.unreadable)
}
