import Metering

/// A URL of the API, as two words that no other URL has.
public struct ResourceURL: Equatable, Sendable, BitwiseCopyable {
  private let template: UInt64
  private let item: UInt64

  /// The URLs that endpoints share; each has one number in it, or none.
  enum Template: UInt8 {
    case profile, picture, account
    case events, event, eventsBetween, attachments
    case reminder, reminders
    case manySeries, series, occurrence
  }

  init(_ template: Template, _ item: UInt64 = 0) {
    self.template = UInt64(template.rawValue)
    self.item = item
  }

  /// One whose query names a range of minutes.
  init(_ template: Template, from minutes: Range<Int>) {
    self.template = UInt64(template.rawValue) | UInt64(minutes.count) << 8
    item = UInt64(bitPattern: Int64(minutes.lowerBound))
  }

  /// One of 64 slots, over which all URLs are spread.
  var slot: UInt64 { ((item &+ template) &* 0x9E37_79B9_7F4A_7C15) &>> 58 }
}
