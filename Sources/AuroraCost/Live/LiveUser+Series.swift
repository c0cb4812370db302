import AuroraBackend
import Metering

// What the backend's answers change in a user's recurring events.
extension LiveUser {
  /// Keeps the content of the series that the backend just made, and returns its id.
  func addSeries(_ content: EventContent, at now: Int) -> UInt32 {
    let id = slab.nextEventID - 1
    series[id] = content
    series[id]?.created = now
    series[id]?.updated = now
    return id
  }

  func changeSeries(_ id: UInt32, _ content: EventContent, at now: Int) {
    series[id] = content
    series[id]?.updated = now
  }

  /// A series' content and first start; something empty where there is none.
  func seriesContent(_ id: UInt32) -> (EventContent, startMinute: Int) {
    guard let index = slab.series.index(of: UInt64(id)), let content = series[id] else {
      return (EventContent(), 0)
    }
    return (content, slab.series[index].startMinute)
  }

  /// One member of a list of events.
  enum Listed {
    case event(UInt64)
    case occurrence(EventSeries, Int)
  }

  /// Events that start in a range of minutes, single ones first.
  func listed(_ range: Range<Int>, _ calendar: CalendarOrigin) -> [Listed] {
    let events = eventKeys(from: range.lowerBound, to: range.upperBound).map(Listed.event)
    return slab.series.items.reduce(events) { listed, series in
      let starts = series.starts(in: range, calendar, except: slab.exceptions)
      return listed + starts.map { .occurrence(series, $0) }
    }
  }
}

extension LiveJSON {
  mutating func write(_ listed: LiveUser.Listed, of user: LiveUser) {
    switch listed {
    case .event(let key): write(key, of: user)
    case .occurrence(let series, let start):
      write(series, at: start, user.seriesContent(series.id).0)
    }
  }

  mutating func write(series id: UInt32, of user: LiveUser) {
    guard let index = user.slab.series.index(of: UInt64(id)) else { return }
    let exceptions = user.slab.exceptions.filter { CalendarEvent.id(of: $0) == id }.sorted()
    write(
      user.slab.series[index], user.seriesContent(id).0,
      except: exceptions.map(CalendarEvent.startMinute))
  }
}
