import Documents
import Metering

/// For how long an account has been active before the month, and how long it has been silent since.
struct AccountLife: Sendable {
  var active: Milliseconds
  /// 0 for an account that is still active when the month begins.
  var silence: Milliseconds
}

/// Which accounts go on, by their age: each draws once how long it stays, so that one who has gone
/// does not come back.
struct Retention: Sendable {
  /// Share still active in the n-th month after that of the sign-up; the last holds for ever.
  private let shares: [Chance]

  /// A twelfth of a year of 365 days.
  static let month = Milliseconds(2_628_000_000)

  init(_ population: Scenario.Population) {
    let shares = population.retention.isEmpty ? [population.activeShare] : population.retention
    self.shares = shares.map { Chance($0) }
  }

  /// Whether an account that drew `stay` is active so many whole months after its sign-up.
  func isActive(_ stay: UInt64, months: Int) -> Bool {
    stay < shares[min(months, shares.count - 1)].inTwo32nds
  }

  /// The life of an account of some age; one that leaves does so as a month of its age ends.
  func life(_ stay: UInt64, age: Milliseconds) -> AccountLife {
    let months = Int(age.count / Self.month.count)
    if isActive(stay, months: months) { return AccountLife(active: age, silence: Milliseconds(0)) }
    let first = shares.firstIndex { stay >= $0.inTwo32nds } ?? months
    let silent = Int64(months - min(first, months)) * Self.month.count
    return AccountLife(active: Milliseconds(age.count - silent), silence: Milliseconds(silent))
  }
}
