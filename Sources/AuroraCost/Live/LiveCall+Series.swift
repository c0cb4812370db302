import AuroraBackend
import Metering

// Requests about recurring events.
extension LiveCall {
  init(
    ofSeries route: Route, _ read: RequestReader, _ journey: Journey, of user: LiveUser
  ) throws {
    switch route {
    case .createSeries: self.init(try read.newSeries(), journey)
    case .readSeries:
      let id = try read.seriesID()
      self.init(ReadSeries(id: id), journey, .showSeries(id: id))
    case .updateSeries:
      let id = try read.seriesID()
      let (old, start) = user.seriesContent(id)
      let (newStart, content) = try read.changes(of: old, startMinute: start)
      self.init(
        UpdateSeries(
          id: id, text: Bytes(content.textCount), escapes: Bytes(content.escapes),
          startMinute: newStart, durationMinutes: content.durationMinutes),
        journey, .updateSeries(id: id, content))
    case .deleteSeries:
      let id = try read.seriesID()
      self.init(DeleteSeries(id: id), journey, .deleteSeries(id: id))
    case .changeOccurrence:
      let (id, start) = (try read.seriesID(), try read.occurrence())
      let (newStart, content) = try read.changes(of: user.seriesContent(id).0, startMinute: start)
      self.init(
        ChangeOccurrence(
          id: id, startMinute: start, text: Bytes(content.textCount),
          escapes: Bytes(content.escapes), newStartMinute: newStart,
          durationMinutes: content.durationMinutes),
        journey, .create(content))
    case .cancelOccurrence:
      let request = CancelOccurrence(id: try read.seriesID(), startMinute: try read.occurrence())
      self.init(request, journey, .nothing)
    default: throw UnreadableRequest()
    }
  }

  private init(_ new: RequestReader.NewSeries, _ journey: Journey) {
    let content = new.event.content
    self.init(
      CreateSeries(
        startMinute: new.event.startMinute, durationMinutes: content.durationMinutes,
        new.recurrence, text: Bytes(content.textCount), escapes: Bytes(content.escapes),
        leads: new.event.leads),
      journey, .createSeries(content))
  }
}

extension RequestReader {
  struct NewSeries {
    var event: NewEvent
    var recurrence: Recurrence
  }

  /// An event with `repeats`, and `count` or `until`: the last minute at which it may start.
  func newSeries() throws -> NewSeries {
    let fields = try BodyFields(
      request.body,
      allowed: Self.eventFields.union(["repeats", "count", "until"]))
    let event = try newEvent(fields)
    guard let name = try fields.text("repeats")?.string,
      let frequency = Recurrence.Frequency(rawValue: name)
    else { throw UnreadableRequest() }
    let count = try fields.integer("count", in: 1...Recurrence.limit)
    let until = try minute("until", fields)
    switch (count, until) {
    case (let count?, nil):
      return NewSeries(event: event, recurrence: Recurrence(frequency, count: count))
    case (nil, let until?):
      guard
        let recurrence = Recurrence(
          frequency, from: event.startMinute, until: until, clock.calendar)
      else { throw UnreadableRequest() }
      return NewSeries(event: event, recurrence: recurrence)
    default: throw UnreadableRequest()
    }
  }

  /// The series' id in the path: 8 hexadecimal digits.
  func seriesID() throws -> UInt32 {
    guard let text = match.values.first, text.utf8.count == 8,
      text.utf8.allSatisfy({ 48...57 ~= $0 || 97...102 ~= $0 }), let id = UInt32(text, radix: 16)
    else { throw UnreadableRequest() }
    return id
  }

  /// When the occurrence in the path starts by its rule.
  func occurrence() throws -> Int {
    guard match.values.count > 1, let minute = clock.minute(String(match.values[1])) else {
      throw UnreadableRequest()
    }
    return minute
  }
}
