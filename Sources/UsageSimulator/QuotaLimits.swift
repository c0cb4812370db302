import AuroraBackend
import Metering

/// At most so many within any span of so long.
struct RollingLimit {
  private let count: Int
  private let window: Milliseconds
  /// The last moments admitted, as a ring once it is full.
  private var admitted: [Instant] = []
  private var oldest = 0

  init(_ count: Int, in window: Milliseconds) {
    self.count = count
    self.window = window
  }

  /// Takes a place at a moment not before the last.
  mutating func admits(at moment: Instant) -> Bool {
    guard admitted.count == count else {
      admitted.append(moment)
      return true
    }
    guard count > 0, admitted[oldest] + window <= moment else { return false }
    admitted[oldest] = moment
    oldest = (oldest + 1) % count
    return true
  }
}

/// At most so many between one reset and the next, a day later.
struct DailyLimit {
  private let count: Int
  private let reset: Milliseconds
  private var day: Int64 = -1
  private var used = 0

  init(_ count: Int, resetAt time: Milliseconds) {
    self.count = count
    reset = time
  }

  mutating func admits(at moment: Instant) -> Bool {
    let length = Milliseconds.days(1).count
    let day = (moment.milliseconds - reset.count + length) / length
    if day != self.day { used = 0 }
    self.day = day
    guard used < count else { return false }
    used += 1
    return true
  }
}

/// Tokens that come at a steady rate, and are kept up to a burst.
struct TokenBucket {
  /// Tokens a second.
  var rate: Int
  /// Seconds of the rate, in thousandths, that may be kept.
  private let burst: Int
  /// In thousandths of a token; below zero while a debt is paid off.
  private(set) var level: Int
  private var since = Instant.zero

  init(rate: Int, burst tokens: Int) {
    self.init(rate: rate, burstMilliseconds: rate > 0 ? tokens * 1_000 / rate : 0)
  }

  init(rate: Int, burstMilliseconds: Int) {
    self.rate = rate
    burst = burstMilliseconds
    level = rate * burst
  }

  /// Fills up to a moment not before the last.
  mutating func fill(until moment: Instant) {
    level = min(rate * burst, level + rate * Int((moment - since).count))
    since = moment
  }

  /// Takes a whole token, if there is one.
  mutating func take() -> Bool {
    guard level >= 1_000 else { return false }
    level -= 1_000
    return true
  }

  /// Takes tokens even where there are none.
  mutating func spend(_ tokens: Int) { level -= tokens * 1_000 }
}

/// One table's provisioned reads or writes: auto scaling's capacity, with what was saved of it.
struct TableCapacity {
  private var scaling: AutoScaling
  private var bucket: TokenBucket
  /// Counts that make one capacity unit: two half reads.
  private let perUnit: Int
  private var inMinute = 0

  init(_ configuration: TableConfiguration, perUnit: Int, burstSeconds: Int) {
    scaling = AutoScaling(configuration)
    self.perUnit = perUnit
    bucket = TokenBucket(
      rate: scaling.capacity * perUnit, burstMilliseconds: burstSeconds * 1_000)
  }

  mutating func hasCapacity(at moment: Instant) -> Bool {
    bucket.fill(until: moment)
    return bucket.level > 0
  }

  mutating func consume(_ counts: Int, at moment: Instant) {
    bucket.fill(until: moment)
    bucket.spend(counts)
    inMinute += counts
  }

  /// Ends a minute, by which auto scaling goes.
  mutating func endMinute(at moment: Instant) {
    bucket.fill(until: moment)
    scaling.observe(unitsInMinute: (inMinute + perUnit - 1) / perUnit)
    bucket.rate = scaling.capacity * perUnit
    inMinute = 0
  }
}
