import AuroraBackend
import Metering

/// The attachments of the events that an account holds when the month begins.
///
/// A class for the reason of `BehaviourPlan`.
final class OpeningAttachments: Sendable {
  private let isThere: Bool
  /// Whether an event yet to come has one more.
  private let more: Chance
  /// How many the past days within reach of a change add, in 2^-32.
  private let added: UInt64
  let ofActive: OfOlder
  let ofSilent: OfOlder
  private let meanBytes: Int
  /// Square root of the variance that each adds.
  private let spreadBytes: Int

  /// How many older events have, in 2^-16 an event.
  ///
  /// The events of an account's first days are few and share all its attachments; an account that
  /// fell silent early never had its events within reach for long. How much either counts was
  /// measured on simulated years.
  struct OfOlder: Sendable {
    let perEvent: UInt64
    /// How many minutes' events more the first days count for.
    let earlyMinutes: Int64
  }

  /// For how long a past event can still be changed.
  static let reachMinutes: UInt64 = 14 * 1_440
  /// What one takes in its event's item.
  private static let entry =
    CalendarEvent(id: 0, startMinute: 0, text: .zero, attachments: 1).size.count
    - CalendarEvent(id: 0, startMinute: 0, text: .zero).size.count

  init(_ balance: CalendarBalance, _ sizes: QuantileTable, perSession: Fixed) {
    let perEvent = balance.attachments
    let added = balance.attaching * CalendarBalance.reach
    isThere = balance.attaching > .zero
    more = Chance(odds: UInt64(perEvent.rounded(to: 16)))
    self.added = UInt64(max(0, added.bits))
    ofActive = OfOlder(
      perEvent: UInt64((perEvent + added).rounded(to: 16)),
      earlyMinutes: (balance.maturing * Fixed(540)).rounded(to: 0))
    ofSilent = OfOlder(
      perEvent: UInt64((perEvent + added * Fixed(3) / Fixed(4)).rounded(to: 16)), earlyMinutes: 0)
    meanBytes = sizes.mean
    // Of a compound Poisson number: a session's attachments, whose number is geometric, come together.
    let together = UInt128(UInt64(meanBytes * meanBytes)) * UInt128(UInt64(perSession.bits)) >> 31
    spreadBytes = Int(squareRoot(sizes.meanSquare + together))
  }

  /// Those of one event that began so many minutes ago: the longer within reach, the more.
  func draw(
    passed: Int, _ random: inout RandomSource, _ plan: BehaviourPlan
  ) -> (count: Int, bytes: Bytes) {
    guard isThere else { return (0, .zero) }
    let word = random.next()
    var count = 0
    if more.holds(at: word >> 32) { repeat { count += 1 } while random.chance(more) }
    if passed > 0 {
      let past = min(UInt64(passed), Self.reachMinutes)
      let mean = added * past / Self.reachMinutes
      count += Int(mean >> 32)
      if word & 0xFFFF_FFFF < mean & 0xFFFF_FFFF { count += 1 }
    }
    var bytes = Bytes.zero
    for _ in 0..<count { bytes += Bytes(plan.attachment.draw(&random)) }
    return (count, bytes)
  }

  /// Those of so many older events, in 2^-16: bytes of their entries, also in 2^-16, and media.
  ///
  /// A few are drawn one by one, many by their mean and spread.
  func ofOlder(
    _ events: UInt64, _ files: OfOlder, _ random: inout RandomSource, _ plan: BehaviourPlan
  ) -> (entries: UInt64, media: Bytes) {
    guard isThere else { return (0, .zero) }
    let mean = (events * files.perEvent) >> 16
    var media = 0
    if mean < Self.few {
      var reached = plan.exponential.draw(&random)
      while reached < mean {
        media += plan.attachment.draw(&random)
        reached += plan.exponential.draw(&random)
      }
    } else {
      let normal = NormalQuantiles.value(Int(truncatingIfNeeded: random.next() >> 52))
      let spread = Int(squareRoot(UInt128(mean) << 16)) * spreadBytes >> 16
      media = max(0, (Int(mean) * meanBytes) >> 16 + (spread * Int(normal)) >> 16)
    }
    return (mean * UInt64(Self.entry), Bytes(media))
  }

  private static let few: UInt64 = 8 << 16
}

/// Rounded down; an IEEE square root is rounded exactly, so every machine has the same.
private func squareRoot(_ number: UInt128) -> UInt64 {
  UInt64(Double(UInt64(clamping: number)).squareRoot())
}
