public import Metering

/// Aurora Time's backend: the app's logic over the provider's services.
///
/// A class of constants: as a struct it was copied, 700 bytes, for every request.
public final class AuroraApp: Sendable {
  public let cloud: Cloud

  public init(_ cloud: Cloud) { self.cloud = cloud }

  /// Sends a request as the page of a user does, in their name alone.
  @discardableResult
  public func call(
    _ request: any Endpoint, for journey: Journey, as user: inout User, at moment: Instant,
    _ usage: inout UsageRecorder
  ) -> Response {
    request.call(self, for: journey, as: &user, at: moment, &usage)
  }

  /// Serves a request of a user; whether refused or failed, all that it cost has been counted.
  @discardableResult
  public func perform(
    _ request: any Endpoint, for journey: Journey, as user: inout User, at moment: Instant,
    _ usage: inout UsageRecorder
  ) -> Response {
    let answer = request.attempt(self, for: journey, as: &user, at: moment, &usage)
    return respond(answer, to: request, for: journey, &user)
  }

  /// What the client receives; it may send again what was refused only for now.
  @inline(__always) func respond(
    _ answer: Result<Bytes, AppError>, to request: some Endpoint, for journey: Journey,
    _ user: inout User
  ) -> Response {
    switch answer {
    case .success(let body): return .ok(body)
    case .failure(let error):
      if error.isPassing { user.refused.append(RefusedCall(request: request, journey: journey)) }
      return .failed(error)
    }
  }

  /// The life of a request: gateway and authorizer, function, handler, logs, answer.
  @inline(__always) func serve(
    _ endpoint: some Endpoint, for journey: Journey, _ user: inout User, _ moment: Instant,
    _ usage: inout UsageRecorder
  ) -> Result<Bytes, AppError> {
    let body = user.wireBody ?? endpoint.body
    if usage.areSimulatedTogether,
      let refusal = refusal(
        of: type(of: endpoint).operation, by: type(of: endpoint).function, for: journey,
        user.identity, body, moment, &usage)
    {
      return .failure(refusal)
    }
    authorize(&user, for: journey, moment, &usage)
    usage.proceed(to: type(of: endpoint).operation, for: journey)
    do throws(AppError) {
      try cloud.gateway.admit(user.identity, body: body, at: moment, &usage)
    } catch {
      return .failure(error)
    }
    let answer: Result<Bytes, AppError>
    do throws(AppError) {
      if cloud.runtime.fails(&user.fates) { throw fail(&usage) }
      answer = .success(try endpoint.handle(cloud, &user, at: moment, &usage))
    } catch {
      answer = .failure(error)
    }
    conclude(
      type(of: endpoint).function.demand, request: body, response: Self.size(of: answer), &user,
      &usage)
    if _slowPath(user.publishedEvents > 0) {
      handleEvents(of: &user, for: journey, at: moment, &usage)
    }
    return answer
  }

  /// Bills the function and the gateway; one for all endpoints, whose code has more room so.
  @inline(never) private func conclude(
    _ demand: (calls: DemandSeries, busy: DemandSeries), request: Bytes, response: Bytes,
    _ user: inout User, _ usage: inout UsageRecorder
  ) {
    finish(demand, servesCallers: true, &user, &usage)
    cloud.gateway.answer(request: request, response: response, &usage)
  }

  /// Fails before the handler has done anything: the caller gets a 500 and is billed for it.
  private func fail(_ usage: inout UsageRecorder) -> AppError {
    cloud.runtime.recordFailure(&usage)
    return .handlerFailed
  }

  private static func size(of answer: Result<Bytes, AppError>) -> Bytes {
    switch answer {
    case .success(let body): body
    case .failure(let error): error.body
    }
  }

  /// Runs the Lambda authorizer where there is one and the gateway has no fresh answer of its.
  @inline(__always) func authorize(
    _ user: inout User, for journey: Journey, _ moment: Instant, _ usage: inout UsageRecorder
  ) {
    guard cloud.gateway.asksAuthorizer(about: &user.identity, at: moment) else { return }
    runAuthorizer(&user, for: journey, moment, &usage)
  }

  @inline(never) private func runAuthorizer(
    _ user: inout User, for journey: Journey, _ moment: Instant, _ usage: inout UsageRecorder
  ) {
    usage.begin(.authorize, for: journey, at: moment)
    finish(.authorize, &user, &usage)
  }

  /// Bills the function that ran since `usage.begin`: its own compute and what it waited for.
  @inline(__always) func finish(
    _ function: Function, _ user: inout User, _ usage: inout UsageRecorder
  ) {
    finish(function.demand, servesCallers: function.servesCallers, &user, &usage)
  }

  @inline(__always) private func finish(
    _ demand: (calls: DemandSeries, busy: DemandSeries), servesCallers: Bool,
    _ user: inout User, _ usage: inout UsageRecorder
  ) {
    cloud.monitoring.putMetrics(&usage)
    let waited = cloud.times.total(usage.serviceCalls, &user.serviceBits)
    cloud.runtime.finish(
      demand, servesCallers: servesCallers,
      after: cloud.configuration.functions.compute + waited, &usage)
  }
}
