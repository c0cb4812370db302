import Metering

// Functions that no caller waits for: Lambda keeps the call, and tries again where it failed.
extension AuroraApp {
  /// Bills the attempts of an asynchronous call that fail, and returns when the one begins that does
  /// not, or nil where the last has failed too.
  ///
  /// Each is an invocation like any other. The second comes a minute after the first, the third two
  /// minutes later.
  /// Source: Lambda developer guide, "How Lambda handles errors and retries with asynchronous
  /// invocation", read 2026-11-24.
  func attempt(
    _ function: Function, of operation: Operation, for journey: Journey, as user: inout User,
    at moment: Instant, _ usage: inout UsageRecorder
  ) -> Instant? {
    var moment = moment
    var retries = 0
    while cloud.runtime.fails(&user.fates) {
      cloud.runtime.recordFailure(&usage)
      finish(function, &user, &usage)
      guard retries < cloud.runtime.asyncRetries else {
        usage.record(.callLambdaDropped)
        return nil
      }
      retries += 1
      moment = moment + .minutes(Int64(retries))
      usage.begin(operation, for: journey, at: moment)
      usage.record(.callLambdaRetried)
    }
    return moment
  }

  /// Runs the consumers of what the request published, each looking at the user's profile.
  func handleEvents(
    of user: inout User, for journey: Journey, at moment: Instant, _ usage: inout UsageRecorder
  ) {
    let runs = user.publishedEvents * cloud.bus.configuration.consumers
    user.publishedEvents = 0
    for _ in 0..<runs {
      usage.begin(.handleEvent, for: journey, at: moment)
      guard
        attempt(.handleEvent, of: .handleEvent, for: journey, as: &user, at: moment, &usage) != nil
      else { continue }
      _ = cloud.users.get(Profile.key, from: &user.profile, &usage)
      finish(.handleEvent, &user, &usage)
    }
  }
}
