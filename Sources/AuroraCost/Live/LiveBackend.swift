import AuroraBackend
import Documents
import Foundation
import Metering
import UsageSimulator

/// Aurora Time's backend for real clients: the simulator's handlers, one ledger, real tokens.
///
/// Users' slabs belong to the actor; signatures are made and checked outside of it.
actor LiveBackend {
  let app: AuroraApp
  nonisolated let clock: LiveClock
  nonisolated let tokens: TokenIssuer
  nonisolated let scenario: Scenario
  private nonisolated let simulation: Simulation
  /// Where clients find it, for the URLs in its answers.
  private var address = "http://127.0.0.1"
  var usage: UsageRecorder
  /// By id, and by e-mail address.
  var users: [String: LiveUser] = [:]
  var accounts: [String: LiveUser] = [:]
  /// Sign-ins that have not been revoked, with their user's id.
  var sessions: [String: String] = [:]
  var media: MediaStore
  var outbox: Outbox
  /// Stands for callers whom no token names: the gateway refuses them all.
  var nobody = User()
  /// Where viewers are.
  nonisolated let viewer: EdgeGeography
  private var joined: UInt64 = 0
  private var latest = Instant.zero

  init(
    _ scenario: Scenario, clock: LiveClock? = nil, outbox: Outbox = Outbox(isOpen: false),
    media: MediaStore = MediaStore()
  ) throws(CommandError) {
    self.scenario = scenario
    self.outbox = outbox
    self.media = media
    simulation = Simulation(scenario)
    viewer = scenario.population.timeZones.first?.geography ?? .us
    self.clock = clock ?? LiveClock(over: scenario.month)
    app = AuroraApp(scenario, from: self.clock.calendar)
    tokens = try TokenIssuer(UserPoolName(region: scenario.region))
    usage = UsageRecorder(minutes: scenario.month.hours * 60)
  }

  /// For how long a browser may keep the answer to a preflight, where it asks at all.
  nonisolated var preflightSeconds: Int? {
    scenario.api.preflights == .cached ? scenario.api.preflightSeconds : nil
  }

  func listen(at address: String) { self.address = address }

  /// Answers any request but that for the bill.
  nonisolated func answer(_ request: LiveRequest) async -> LiveAnswer {
    if request.method == "OPTIONS" {
      guard let call = RouteMatch.preflight(request.path) else { return .notFound }
      return await preflight(call)
    }
    guard let match = RouteMatch(request.method, request.path),
      scenario.api.recurringEvents || !match.route.isOfSeries
    else { return .notFound }
    if let call = match.route.call {
      let claims = request.token.flatMap { tokens.claims(of: $0) }
      return await serve(match, call, request, claims)
    }
    let mediaKey = String(match.values.first ?? "")
    switch match.route {
    case .uploadMedia: return await upload(mediaKey, request)
    case .readMedia: return await download(mediaKey)
    case .keys: return LiveAnswer(tokens.keySet)
    case .createUser, .readUser, .disableUser, .enableUser, .addToGroup, .listGroups:
      return await administer(match, request)
    case .outbox: return await showOutbox(to: request)
    default: return await identify(match.route, request)
    }
  }

  /// Now; never before what was now already, whatever the wall clock does.
  func tick() -> Instant {
    latest = max(latest, clock.moment)
    return latest
  }

  /// A slab for one more user, with the same service times as the simulation's user of its number.
  func welcome(_ user: LiveUser, at moment: Instant) {
    user.slab.reset(
      at: moment, viewer: viewer, serviceBits: ServiceBits(of: scenario, user: joined))
    joined += 1
  }

  private func preflight(_ call: GatewayCall) -> LiveAnswer {
    app.preflight(for: call.journey, at: tick(), &usage)
    return LiveAnswer(status: 204)
  }

  /// A call of the gateway, in the name of whom the token names.
  private func serve(
    _ match: RouteMatch, _ call: GatewayCall, _ request: LiveRequest, _ claims: TokenClaims?
  ) -> LiveAnswer {
    let moment = tick()
    guard let claims, claims.use != .refresh, let user = users[claims.subject]
    else { return refuse(call, request, at: moment) }
    let isRevoked = sessions[claims.session] != claims.subject
    user.slab.identity.present(
      accessUntil: isRevoked ? moment : clock.moment(seconds: claims.expires))
    user.slab.wireBody = Bytes(request.size)
    fireReminders(of: user, before: moment)
    app.expireReminders(of: &user.slab, before: moment, &usage)
    guard let read = try? LiveCall(match, call, request, of: user, clock) else {
      return LiveAnswer(
        app.refuse(
          call.operation, by: call.function, for: call.journey, as: &user.slab, at: moment, &usage))
    }
    switch read.request.attempt(
      app, for: read.journey, as: &user.slab, at: moment, &usage)
    {
    case .success(let size):
      let body = complete(read.effect, user, at: moment)
      assert(body.count == size.count, "wrote \(body.count) bytes, metered \(size.count)")
      return LiveAnswer(body: body)
    case .failure(let error):
      return LiveAnswer(error)
    }
  }

  /// Refuses a caller without a token that can be taken.
  private func refuse(
    _ call: GatewayCall, _ request: LiveRequest, at moment: Instant
  ) -> LiveAnswer {
    nobody.identity = Identity()
    nobody.wireBody = Bytes(request.size)
    return LiveAnswer(
      app.refuse(
        call.operation, by: call.function, for: call.journey, as: &nobody, at: moment, &usage))
  }

  /// Keeps or drops content after the backend has agreed, and writes the answer.
  private func complete(
    _ effect: LiveCall.Effect, _ user: LiveUser, at moment: Instant
  ) -> [UInt8] {
    var json = LiveJSON(clock)
    let now = clock.seconds(moment)
    switch effect {
    case .profile(let profile):
      user.keep(profile, at: now)
      json.write(user.profile, of: user)
    case .showProfile: json.write(user.profile, of: user)
    case .picture(let size):
      let leave = media.allow(size, .picture, of: user.id, at: moment)
      user.profile.picture = leave.key
      return UploadURL.json(leave, origin: address)
    case .create(let content): json.write(user.add(content, at: now), of: user)
    case .update(let key, let start, let content):
      json.write(user.change(key, startMinute: start, content, at: now), of: user)
    case .showEvent(let key): json.write(key, of: user)
    case .showEvents(let from, let to):
      json.list(user.listed(from..<to, clock.calendar)) { $0.write($1, of: user) }
    case .delete(let key):
      let event = user.events.removeValue(forKey: CalendarEvent.id(of: key))
      event?.attachments.forEach { media.drop($0.mediaKey) }
    case .createSeries(let content): json.write(series: user.addSeries(content, at: now), of: user)
    case .showSeries(let id): json.write(series: id, of: user)
    case .updateSeries(let id, let content):
      user.changeSeries(id, content, at: now)
      json.write(series: id, of: user)
    case .deleteSeries(let id): user.series[id] = nil
    case .attach(let key, let size):
      let event = CalendarEvent.id(of: key)
      let leave = media.allow(size, .attachment(event: event), of: user.id, at: moment)
      user.attach(leave.key, to: event)
      return UploadURL.json(leave, origin: address)
    case .showReminder(let event, let lead):
      let key = Reminder.key(event: CalendarEvent.id(of: event), leadMinutes: lead)
      if let index = user.slab.reminders.index(of: key) {
        json.write(user.slab.reminders[index])
      } else if let place = user.slab.events.index(of: event) {
        // It was due so long ago that its time to live has ended already.
        json.write(Reminder(of: user.slab.events[place], leadMinutes: lead))
      }
    case .showReminders: json.list(user.slab.reminders.items) { $0.write($1) }
    case .nothing: break
    case .endAccount: forget(user, at: moment)
    }
    return json.bytes
  }

  /// Drops a user whose account is deleted, after counting what the data kept until now.
  private func forget(_ user: LiveUser, at moment: Instant) {
    app.closeMonth(of: &user.slab, at: moment, &usage)
    app.countActive(user.slab.identity, &usage)
    users[user.id] = nil
    accounts[user.email] = nil
    media.dropAll(of: user.id)
    sessions = sessions.filter { $0.value != user.id }
  }

  /// What users' calls have used until now, and what their data kept: a part of the month.
  func counted() -> (usage: SimulatedUsage, until: Instant) {
    let moment = tick()
    for user in users.values {
      fireReminders(of: user, before: moment)
      app.closeMonth(of: &user.slab, at: moment, &usage)
    }
    var part = SimulatedUsage(
      ledger: usage.ledger(), demand: usage.demand(), pageLoads: usage.pageLoads)
    // Only the end of a month with two plans tells under which a user is billed: until then as if
    // it ended now.
    if scenario.identity.newPlanDay > 0 {
      var active = UsageRecorder(minutes: 0)
      for user in users.values { app.countActive(user.slab.identity, &active) }
      part.ledger.merge(active.ledger())
    }
    return (part, moment)
  }

  /// The month as `estimate` counts it, had its users done just what was counted.
  ///
  /// What stands and what users share is added for the whole month, as a bill has it.
  nonisolated func ledger() async -> (ledger: UsageLedger, until: Instant) {
    let (part, until) = await counted()
    return (simulation.completed(part).ledger, until)
  }
}
