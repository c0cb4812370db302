public import Metering

// What a browser adds to the calls of a page that comes from another origin.
extension AuroraApp {
  /// Sends a request as the page does: after a preflight, unless the browser has leave already.
  ///
  /// Inlined with all that it serves into the one function that each endpoint makes of it.
  @inline(__always) func send(
    _ endpoint: some Endpoint, for journey: Journey, as user: inout User, at moment: Instant,
    _ usage: inout UsageRecorder
  ) -> Response {
    usage.move(to: moment)
    if _fastPath(cloud.configuration.api.preflights == .cached),
      user.preflights.mustAsk(about: endpoint.url, at: moment)
    {
      guard asks(for: journey, &usage) else {
        user.refused.append(RefusedCall(request: endpoint, journey: journey))
        return .failed(.tooManyRequests)
      }
      user.preflights.keep(
        endpoint.url, until: moment + cloud.configuration.api.preflightLifetime)
    }
    let answer = serve(endpoint, for: journey, &user, moment, &usage)
    return respond(answer, to: endpoint, for: journey, &user)
  }

  /// Answers a browser's question whether it may call from another origin: no function runs.
  ///
  /// False where the gateway throttles it, which is not billed; the browser then sends no request.
  @discardableResult
  public func preflight(
    for journey: Journey, at moment: Instant, _ usage: inout UsageRecorder
  ) -> Bool {
    usage.move(to: moment)
    return asks(for: journey, &usage)
  }

  /// The same in the moment that `usage` has moved to.
  @inline(__always) private func asks(
    for journey: Journey, _ usage: inout UsageRecorder
  ) -> Bool {
    usage.proceed(to: .preflight, for: journey)
    guard usage.admits(.apiRequests) else {
      usage.record(.callGatewayRefused)
      return false
    }
    cloud.gateway.answer(request: .zero, response: .zero, &usage)
    return true
  }
}
