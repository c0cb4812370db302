import Metering

@testable import AuroraBackend

/// A backend with round figures, one user who is signed in, and a recorder of one day.
struct TestBackend: ~Copyable {
  var app: AuroraApp
  var user = User()
  var usage = UsageRecorder(minutes: 1_440)
  let noon = Instant(milliseconds: 43_200_000)

  init(_ change: (inout BackendConfiguration) -> Void = { _ in }) {
    var configuration = BackendConfiguration()
    configuration.functions.memoryMegabytes = 256
    configuration.functions.compute = Microseconds(2_000)
    configuration.functions.initialization = Microseconds(125_000)
    configuration.functions.logBytesPerCall = Bytes(100)
    configuration.functions.idleLifetime = .minutes(6)
    configuration.functions.maximumLifetime = .minutes(120)
    configuration.identity.accessTokenLifetime = .minutes(60)
    configuration.identity.refreshTokenLifetime = .days(30)
    configuration.api.responseHeaders = Bytes(320)
    configuration.observability.healthCheckInterval = .minutes(5)
    change(&configuration)
    app = AuroraApp(
      Cloud(configuration, times: ServiceTimes(constant: Microseconds(4_500))))
    user.reset(at: .zero, viewer: .asiaPacific, serviceBits: ServiceBits(seed: 1))
    user.open(profile: Profile(), at: .zero)
    user.identity = Identity(signedIn: noon - .minutes(10), configuration.identity)
  }

  /// Sends a request at noon.
  @discardableResult
  mutating func send(_ request: any Endpoint) -> Response {
    app.perform(request, for: .viewCalendar, as: &user, at: noon, &usage)
  }

  /// Adds an event of a size, without a request, and returns its key.
  mutating func openEvent(text: Int = 100, startMinute: Int = 2_000) -> UInt64 {
    defer { user.putEventsInOrder() }
    return user.open(
      eventAt: startMinute, text: Bytes(text), attachments: 0, attachmentBytes: .zero
    ).key
  }

  func used(_ dimension: UsageDimension) -> UInt128 { usage.ledger().total(dimension) }
}
