public import Metering

/// A request that a shared quota refused, which the client may send again.
public struct RefusedCall: Sendable {
  public let request: any Endpoint
  public let journey: Journey
}

// What quotas that users share refuse, where users are simulated together.
extension AuroraApp {
  /// Why a request gets no answer from its handler, or nil; what it costs all the same is counted.
  ///
  /// What the gateway throttles is not billed; what reaches the integration is, and throttled there
  /// it starts no function. A table without capacity fails the handler's first call.
  /// Source: AWS answers on re:Post, "API Gateway throttling" and "Lambda throttling behind API
  /// Gateway".
  func refusal(
    of operation: Operation, by function: Function, for journey: Journey, _ identity: Identity,
    _ body: Bytes, _ moment: Instant, _ usage: inout UsageRecorder
  ) -> AppError? {
    usage.begin(operation, for: journey, at: moment)
    guard usage.admits(.apiRequests) else {
      usage.record(.callGatewayRefused)
      return .tooManyRequests
    }
    // Without a valid token it does not reach the function anyway.
    guard identity.canCall(at: moment) else { return nil }
    guard usage.admits(.functionConcurrency), usage.admits(.functionRequests) else {
      cloud.gateway.answer(request: body, response: AppError.busy.body, &usage)
      return .busy
    }
    guard let account = usage.account, cloud.configuration.tables.mode == .provisioned,
      !function.tables.allSatisfy({ account.hasCapacity($0.consumption) })
    else { return nil }
    cloud.runtime.finish(function, after: cloud.configuration.functions.compute, &usage)
    cloud.gateway.answer(request: body, response: AppError.busy.body, &usage)
    return .busy
  }

  /// Whether a reminder's function may be called now.
  func admitsReminder(_ usage: inout UsageRecorder) -> Bool {
    guard cloud.timer.callsPerReminder else { return true }
    return usage.admits(.scheduleInvocations) && usage.admits(.functionConcurrency)
  }

  /// Calls a reminder's function again a minute later, or no more after six hours.
  ///
  /// A throttled asynchronous call is tried again for up to six hours, at intervals of up to five
  /// minutes, of which one is assumed.
  /// Source: Lambda developer guide, "How Lambda handles errors and retries with asynchronous
  /// invocation", read 2026-11-24.
  func postpone(_ schedule: Schedule, of user: inout User, _ account: (any SharedAccount)?) {
    let due = user.reminders.index(of: schedule.reminder).map { user.reminders[$0].due }
    guard let due, schedule.due - due < .minutes(6 * 60) else {
      account?.giveUp()
      return
    }
    user.schedules.insert(Schedule(due: schedule.due + .minutes(1), reminder: schedule.reminder))
  }
}

extension Function {
  /// The tables that its requests read or write.
  fileprivate var tables: [TableName] {
    switch self {
    case .readCalendar: [.events]
    case .writeCalendar, .reminders, .sendReminder: [.events, .reminders]
    case .account, .checkHealth, .handleEvent: [.users]
    case .authorize, .consumeChanges: []
    }
  }
}
