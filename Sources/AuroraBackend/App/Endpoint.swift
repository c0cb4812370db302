public import Metering

/// What an endpoint behind the gateway says about itself.
protocol Endpoint {
  static var operation: Operation { get }
  static var function: Function { get }
  /// The request's body.
  var body: Bytes { get }

  /// Does the work on the caller's own data, and returns the size of the answer's body.
  func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes
}

extension Endpoint {
  var body: Bytes { .zero }
}

/// What a client receives.
public struct Response: Sendable, Equatable {
  public let status: Int
  public let body: Bytes

  static func ok(_ body: Bytes) -> Response { Response(status: 200, body: body) }
  static func failed(_ error: AppError) -> Response {
    Response(status: error.status, body: error.body)
  }

  public var succeeded: Bool { status < 400 }
}
