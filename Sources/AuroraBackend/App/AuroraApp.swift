public import Metering

/// Aurora Time's backend: the app's logic over the provider's services.
///
/// A class of constants: as a struct it was copied, 700 bytes, for every request.
public final class AuroraApp: Sendable {
  public let cloud: Cloud

  public init(_ cloud: Cloud) { self.cloud = cloud }

  /// Serves a request of a user, in their name alone.
  @discardableResult
  public func perform(
    _ request: Request, for journey: Journey, as user: inout User, at moment: Instant,
    _ usage: inout UsageRecorder
  ) -> Response {
    switch attempt(request, for: journey, as: &user, at: moment, &usage) {
    case .success(let body): return .ok(body)
    case .failure(let error):
      if error.isPassing { user.refused.append(RefusedCall(request: request, journey: journey)) }
      return .failed(error)
    }
  }

  /// Serves a request: the size of the answer's body, or why it was refused or failed.
  ///
  /// Either way all that it cost has been counted.
  public func attempt(
    _ request: Request, for journey: Journey, as user: inout User, at moment: Instant,
    _ usage: inout UsageRecorder
  ) -> Result<Bytes, AppError> {
    switch request {
    case .createProfile(let endpoint): serve(endpoint, for: journey, &user, moment, &usage)
    case .readProfile(let endpoint): serve(endpoint, for: journey, &user, moment, &usage)
    case .updateProfile(let endpoint): serve(endpoint, for: journey, &user, moment, &usage)
    case .listEvents(let endpoint): serve(endpoint, for: journey, &user, moment, &usage)
    case .readEvent(let endpoint): serve(endpoint, for: journey, &user, moment, &usage)
    case .createEvent(let endpoint): serve(endpoint, for: journey, &user, moment, &usage)
    case .updateEvent(let endpoint): serve(endpoint, for: journey, &user, moment, &usage)
    case .deleteEvent(let endpoint): serve(endpoint, for: journey, &user, moment, &usage)
    case .setReminder(let endpoint): serve(endpoint, for: journey, &user, moment, &usage)
    case .listReminders(let endpoint): serve(endpoint, for: journey, &user, moment, &usage)
    case .deleteReminder(let endpoint): serve(endpoint, for: journey, &user, moment, &usage)
    case .createSeries(let endpoint): serve(endpoint, for: journey, &user, moment, &usage)
    case .readSeries(let endpoint): serve(endpoint, for: journey, &user, moment, &usage)
    case .updateSeries(let endpoint): serve(endpoint, for: journey, &user, moment, &usage)
    case .deleteSeries(let endpoint): serve(endpoint, for: journey, &user, moment, &usage)
    case .changeOccurrence(let endpoint): serve(endpoint, for: journey, &user, moment, &usage)
    case .cancelOccurrence(let endpoint): serve(endpoint, for: journey, &user, moment, &usage)
    case .uploadPicture(let endpoint): serve(endpoint, for: journey, &user, moment, &usage)
    case .uploadAttachment(let endpoint): serve(endpoint, for: journey, &user, moment, &usage)
    case .deleteAccount(let endpoint): serve(endpoint, for: journey, &user, moment, &usage)
    }
  }

  /// The life of a request: gateway and authorizer, function, handler, logs, answer.
  private func serve(
    _ endpoint: some Endpoint, for journey: Journey, _ user: inout User, _ moment: Instant,
    _ usage: inout UsageRecorder
  ) -> Result<Bytes, AppError> {
    let body = user.wireBody ?? endpoint.body
    if usage.account != nil,
      let refusal = refusal(
        of: type(of: endpoint).operation, by: type(of: endpoint).function, for: journey, user,
        body, moment, &usage)
    {
      return .failure(refusal)
    }
    authorize(&user, for: journey, moment, &usage)
    usage.begin(type(of: endpoint).operation, for: journey, at: moment)
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
    finish(type(of: endpoint).function, &user, &usage)
    cloud.gateway.answer(request: body, response: Self.size(of: answer), &usage)
    if user.publishedEvents > 0 { handleEvents(of: &user, for: journey, at: moment, &usage) }
    return answer
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
    cloud.monitoring.putMetrics(&usage)
    let waited = cloud.times.total(usage.serviceCalls, &user.serviceBits)
    cloud.runtime.finish(
      function, after: cloud.configuration.functions.compute + waited, &usage)
  }
}
