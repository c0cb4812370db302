public import Metering

// What only a client on a wire can do wrong.
extension AuroraApp {
  /// Refuses a request that the function cannot read: it ran, and is billed, up to there.
  ///
  /// A caller whose token the gateway does not take, or whose payload is too large, is refused for
  /// that, before the function.
  public func refuse(
    _ operation: Operation, by function: Function, for journey: Journey, as user: inout User,
    at moment: Instant, _ usage: inout UsageRecorder
  ) -> AppError {
    let body = user.wireBody ?? .zero
    authorize(&user, for: journey, moment, &usage)
    usage.begin(operation, for: journey, at: moment)
    do throws(AppError) {
      try cloud.gateway.admit(user.identity, body: body, at: moment, &usage)
    } catch {
      return error
    }
    finish(function, &user, &usage)
    let error = AppError.unreadable
    cloud.gateway.answer(request: body, response: error.body, &usage)
    return error
  }
}

extension Identity {
  /// Takes a caller's standing from the token presented, and from nothing else.
  public mutating func present(accessUntil expiry: Instant) { accessExpires = expiry }

  /// The same of a refresh token.
  public mutating func present(refreshUntil expiry: Instant) { refreshExpires = expiry }
}
