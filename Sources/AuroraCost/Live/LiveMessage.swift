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
  private(set) var body: [UInt8] = []
  /// Bytes of the whole body, however many of them were kept.
  private(set) var size = 0

  /// Bytes of the body that are kept at most.
  var limit = LiveRequest.kept
  /// The host that the client named, where a wire took part.
  var host: String?

  /// Enough of a body to see that there is more than the gateway takes.
  static let kept = 10_485_761

  init(
    _ method: String, _ path: String, query: [String: String] = [:], token: String? = nil,
    body: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.token = token
    append(body)
  }

  /// Takes the next part of the body.
  mutating func append(_ part: some Collection<UInt8>) {
    size += part.count
    body += part.prefix(max(0, limit - body.count))
  }
}

/// What the client receives.
struct LiveAnswer: Sendable, Equatable {
  /// What a body is; objects are never told to be pages or scripts.
  enum Kind: String, Sendable {
    case json = "application/json"
    case xml = "application/xml"
    case bytes = "application/octet-stream"
  }

  var status = 200
  var kind = Kind.json
  var body: [UInt8] = []
  /// Whether pages of other origins may read it.
  var isForAnyOrigin = true

  init(status: Int = 200, kind: Kind = .json, body: [UInt8] = []) {
    self.status = status
    self.kind = kind
    self.body = body
  }

  init(status: Int = 200, _ text: String) { self.init(status: status, body: Array(text.utf8)) }

  init(_ error: AppError) { self.init(status: error.status, error.json) }

  init(_ error: StorageError) {
    self.init(status: error.status, kind: .xml, body: Array(error.xml.utf8))
  }

  /// Of a refusal that no service of the backend takes part in.
  init(status: Int, message: String) { self.init(status: status, #"{"message":"\#(message)"}"#) }

  static let notFound = LiveAnswer(status: 404, message: "Not Found")
  static let unreadable = LiveAnswer(.unreadable)
}
