import AuroraBackend
import Metering

/// The minutes that are looked at second by second: the busiest few for each quota.
struct PeakMinutes: Sendable {
  /// How many for each quota: as the busiest second need not be in the busiest minute, enough to find
  /// it as a rule, and few enough to count without a place for every second of the month.
  ///
  /// In months of the defaults with 300 to 1,000,000 accounts a thousand found every peak that all
  /// minutes have; 400 missed one of nine by a tenth, five missed most, some by a half.
  static let perQuota = 1_000

  /// In ascending order.
  let minutes: [Int]
  /// The place of each minute of the month among those, or -1.
  private let places: [Int32]

  /// Takes the minutes with the most demand; of equals the earliest, and none without demand.
  init(_ demand: Demand, for quotas: [SharedQuota], perQuota: Int) {
    var chosen: Set<Int> = []
    for quota in quotas {
      chosen.formUnion(Self.busiest(perQuota, of: demand.minutes) { demand.load(on: quota, $0) })
    }
    minutes = chosen.sorted()
    var places = [Int32](repeating: -1, count: demand.minutes)
    for (place, minute) in minutes.enumerated() { places[minute] = Int32(place) }
    self.places = places
  }

  /// The minutes with the highest loads above zero, the earlier first of equals.
  static func busiest(_ limit: Int, of minutes: Int, _ load: (Int) -> UInt64) -> [Int] {
    var busy: [(minute: Int, load: UInt64)] = []
    for minute in 0..<minutes {
      let load = load(minute)
      if load > 0 { busy.append((minute, load)) }
    }
    busy.sort { ($1.load, $0.minute) < ($0.load, $1.minute) }
    return busy.prefix(limit).map(\.minute)
  }

  /// Seconds looked at.
  var seconds: Int { minutes.count * 60 }

  /// The place of a moment's second among them, or nil.
  func place(of moment: Instant) -> Int? {
    let minute = Int(moment.milliseconds / 60_000)
    guard moment >= .zero, minute < places.count, places[minute] >= 0 else { return nil }
    return Int(places[minute]) * 60 + Int(moment.milliseconds / 1_000 % 60)
  }

  /// The second at a place, from the month's first moment.
  func second(at place: Int) -> Int { minutes[place / 60] * 60 + place % 60 }
}

extension Demand {
  /// What a quota was asked in a minute, or the series that rises and falls with it.
  fileprivate func load(on quota: SharedQuota, _ minute: Int) -> UInt64 {
    switch quota {
    case .apiRequests: self[.apiCalls, minute]
    case .functionConcurrency:
      Function.allCases.reduce(0) { $0 + self[$1.demand.busy, minute] }
    case .functionRequests:
      Function.allCases.reduce(0) { $1.servesCallers ? $0 + self[$1.demand.calls, minute] : $0 }
    case .authentications: self[.authentications, minute]
    // Each of these sends a mail of the pool's.
    case .userCreations, .accountRecoveries, .identityMails: self[.userPoolEmails, minute]
    case .mailRate, .mailsPerDay: self[.emails, minute] + self[.userPoolEmails, minute]
    case .scheduleRequests: self[.schedulesCreated, minute]
    case .scheduleInvocations: self[.sendReminderCalls, minute]
    case .tableCapacity: 0
    }
  }
}

extension BackendConfiguration {
  /// The shared quotas that are of so much at once or in a second, of those that the design meets.
  ///
  /// Mails that wait for their turn never exceed their rate.
  var quotasBySecond: [SharedQuota] {
    SharedQuota.allCases.filter { quota in
      switch quota {
      case .apiRequests, .functionConcurrency, .functionRequests, .authentications,
        .userCreations, .accountRecoveries:
        true
      case .mailRate: !mailer.waitsAtRate
      case .scheduleRequests, .scheduleInvocations: reminders.design == .scheduler
      case .identityMails, .mailsPerDay, .tableCapacity: false
      }
    }
  }
}
