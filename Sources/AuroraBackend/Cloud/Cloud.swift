import Metering

/// The provider's side: one property a service, each a simulation and a meter at once.
public final class Cloud: Sendable {
  public let configuration: BackendConfiguration
  let users: Table
  let events: Table
  let reminders: Table
  let userPool: UserPool
  let gateway: Gateway
  public let runtime: FunctionRuntime
  let timer: ReminderTimer
  public let mailer: Mailer
  let bus: EventBus
  let media = Bucket()
  let edge: ContentNetwork
  public let frontEnd: FrontEnd
  public let monitoring: Monitoring
  let times: ServiceTimes
  /// The mean of their times, which a poller asks for every minute.
  let meanTime: Microseconds

  public init(_ configuration: BackendConfiguration, times: ServiceTimes) {
    self.configuration = configuration
    self.times = times
    meanTime = times.mean
    users = Table(configuration.tables, name: .users)
    events = Table(configuration.tables, name: .events)
    reminders = Table(configuration.tables, name: .reminders)
    timer = ReminderTimer(configuration.reminders, reminders)
    gateway = Gateway(configuration.api)
    runtime = FunctionRuntime(configuration.functions, logging: configuration.observability)
    mailer = Mailer(configuration.mailer)
    userPool = UserPool(configuration.identity, mailer)
    edge = ContentNetwork(configuration.frontEnd.edgePlan)
    bus = EventBus(configuration.events)
    frontEnd = FrontEnd(configuration.frontEnd)
    monitoring = Monitoring(configuration.observability, feedback: configuration.mailer.feedback)
  }

  /// Write units and half read units that the fullest partition of the due-minute index takes in a
  /// minute in which so many reminders are due; nil where the design has no such index.
  public func dueIndexUnits(due: Int) -> (writes: Int, halfReads: Int)? {
    guard configuration.reminders.design == .poller else { return nil }
    return DueIndex.unitsOfFullest(due: due, shards: configuration.reminders.indexShards)
  }
}
