import AuroraBackend
import Metering

@testable import AuroraCost

extension Driver {
  /// Some call about recurring events, most of them the user's own.
  mutating func nextOfSeries(_ user: Int) -> DrivenCall {
    let now = Int(bench.clock.live.moment.milliseconds / 60_000)
    let start = now + random.below(6_000)
    let person = reference.users[user]
    let count = person.slab.series.count
    guard count > 0, random.below(4) > 0 else {
      let frequency = Recurrence.Frequency.allCases[random.below(3)]
      return writer.createSeries(
        at: start, minutes: random.below(300) - 10,
        Recurrence(frequency, count: 1 + random.below(40)), title: text(60), notes: text(900),
        leads: (0..<random.below(3)).map { [5, 60, 1_440][$0] })
    }
    let series = person.slab.series[random.below(count)]
    let id = random.below(12) > 0 ? series.id : UInt32(random.below(1_000))
    let starts = series.starts(
      in: now..<now + 60_000, bench.clock.live.calendar, except: person.slab.exceptions)
    let occurrence = starts.isEmpty ? start : starts[random.below(starts.count)]
    let moved = random.below(2) == 0 ? nil : start
    switch random.below(9) {
    case 0, 1: return writer.readSeries(id)
    case 2: return writer.updateSeries(id, title: text(60), notes: text(900), start: moved)
    case 3: return writer.deleteSeries(id)
    case 4, 5:
      return writer.changeOccurrence(
        id, at: occurrence, title: text(60), notes: text(900), start: moved)
    default: return writer.cancelOccurrence(id, at: occurrence)
    }
  }
}
