import AuroraBackend
import Metering

@testable import AuroraCost

// Calls about recurring events.
extension CallWriter {
  func createSeries(
    at start: Int, minutes: Int, _ recurrence: Recurrence, title: String, notes: String,
    leads: [Int]
  ) -> DrivenCall {
    var drawn = ReminderLeads()
    leads.forEach { drawn.add($0) }
    let (title, notes) = (JSONText(title), JSONText(notes))
    let request = CreateSeries(
      startMinute: start, durationMinutes: minutes, recurrence,
      text: Bytes(title.count + notes.count), escapes: Bytes(title.escapes + notes.escapes),
      leads: drawn)
    let list = leads.map(String.init).joined(separator: ",")
    return DrivenCall(
      .request(request, .editCalendar), "POST", "/series",
      #"{"start":"\#(clock.text(minute: start))","end":"\#(clock.text(minute: start + minutes))","#
        + #""title":"\#(title.json)","notes":"\#(notes.json)","colour":"3366cc","allDay":false,"#
        + #""reminders":[\#(list)],"repeats":"\#(recurrence.frequency.rawValue)","#
        + #""count":\#(recurrence.count)}"#)
  }

  func readSeries(_ id: UInt32) -> DrivenCall {
    DrivenCall(
      .request(ReadSeries(id: id), .viewCalendar), "GET", "/series/\(id.path)")
  }

  func updateSeries(_ id: UInt32, title: String, notes: String, start: Int?) -> DrivenCall {
    let (title, notes) = (JSONText(title), JSONText(notes))
    let request = UpdateSeries(
      id: id, text: Bytes(title.count + notes.count),
      escapes: Bytes(title.escapes + notes.escapes), startMinute: start)
    return DrivenCall(
      .request(request, .editCalendar), "PATCH", "/series/\(id.path)",
      change(title, notes, start))
  }

  func deleteSeries(_ id: UInt32) -> DrivenCall {
    DrivenCall(
      .request(DeleteSeries(id: id), .editCalendar), "DELETE",
      "/series/\(id.path)")
  }

  func changeOccurrence(
    _ id: UInt32, at occurrence: Int, title: String, notes: String, start: Int?
  ) -> DrivenCall {
    let (title, notes) = (JSONText(title), JSONText(notes))
    let request = ChangeOccurrence(
      id: id, startMinute: occurrence, text: Bytes(title.count + notes.count),
      escapes: Bytes(title.escapes + notes.escapes), newStartMinute: start)
    return DrivenCall(
      .request(request, .editCalendar), "PATCH",
      "/series/\(id.path)/\(clock.text(minute: occurrence))", change(title, notes, start))
  }

  func cancelOccurrence(_ id: UInt32, at occurrence: Int) -> DrivenCall {
    DrivenCall(
      .request(
        CancelOccurrence(id: id, startMinute: occurrence), .editCalendar),
      "DELETE", "/series/\(id.path)/\(clock.text(minute: occurrence))")
  }

  private func change(_ title: JSONText, _ notes: JSONText, _ start: Int?) -> String {
    let times = start.map {
      #""start":"\#(clock.text(minute: $0))","end":"\#(clock.text(minute: $0 + 60))","#
    }
    return #"{\#(times ?? "")"title":"\#(title.json)","notes":"\#(notes.json)"}"#
  }
}

extension UInt32 {
  /// As a path has a series' id.
  var path: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}
