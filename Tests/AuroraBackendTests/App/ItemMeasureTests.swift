import Testing

@testable import AuroraBackend

struct ItemMeasureTests {
  @Test func `the literals are what the items' attributes measure`() {
    #expect(CalendarEvent.bare == CalendarEvent.measuredBare)
    #expect(CalendarEvent.attachmentEntry == CalendarEvent.measuredAttachmentEntry)
    #expect(Reminder.bare == Reminder.measuredBare)
    #expect(Profile.bare == Profile.measuredBare)
  }
}
