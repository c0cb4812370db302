public import Metering

/// What an endpoint behind the gateway says about itself: one value is one request to it.
public protocol Endpoint: Sendable {
  static var operation: Operation { get }
  static var function: Function { get }
  var url: ResourceURL { get }
  /// The request's body.
  var body: Bytes { get }

  /// Does the work on the caller's own data, and returns the size of the answer's body.
  func handle(
    _ cloud: Cloud, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) throws(AppError) -> Bytes

  // Requirements, so that the compiler makes each for each endpoint and calls it without a search.

  /// Sends the request to the app as the page does: after a preflight, where the browser needs one.
  @discardableResult
  func call(
    _ app: AuroraApp, for journey: Journey, as user: inout User, at moment: Instant,
    _ usage: inout UsageRecorder
  ) -> Response

  /// Sends it without a browser: the size of the answer's body, or why it was refused or failed.
  func attempt(
    _ app: AuroraApp, for journey: Journey, as user: inout User, at moment: Instant,
    _ usage: inout UsageRecorder
  ) -> Result<Bytes, AppError>
}

extension Endpoint {
  public var body: Bytes { .zero }

  @discardableResult
  @inline(__always) public func call(
    _ app: AuroraApp, for journey: Journey, as user: inout User, at moment: Instant,
    _ usage: inout UsageRecorder
  ) -> Response {
    app.send(self, for: journey, as: &user, at: moment, &usage)
  }

  public func attempt(
    _ app: AuroraApp, for journey: Journey, as user: inout User, at moment: Instant,
    _ usage: inout UsageRecorder
  ) -> Result<Bytes, AppError> {
    usage.move(to: moment)
    return app.serve(self, for: journey, &user, moment, &usage)
  }
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
