public import Metering

/// Users table: one item a user.
///
/// PK `userId`, SK `profile`.
/// Access patterns: read, write and delete by user.
public struct Profile: TableItem {
  public static let key: UInt64 = 0
  public var key: UInt64 { Self.key }
  public var size: Bytes { Self.bare + text }
  /// Size of the profile picture in the bucket; 0 where there is none.
  public var picture = Bytes.zero
  /// Bytes of address, name, time zone and language in UTF-8.
  public var text = typicalEmail + typicalText
  /// Bytes that JSON's escapes add to the text.
  public var escapes = Bytes.zero

  public init(picture: Bytes = .zero) { self.picture = picture }

  /// Bytes of an address, and of name, time zone and language, of a simulated user.
  public static let typicalEmail = Bytes(24)
  public static let typicalText = Bytes(18 + 14 + 5)

  /// As JSON in an answer: every field but the text has a fixed width.
  var json: Bytes { Self.bareJSON + text + escapes }

  /// As a browser writes it in a request, without white space, and without the address.
  static let bareRequest = Bytes(
    #"{"name":"","timeZone":"","locale":"","#.utf8.count + settings.utf8.count + 1)

  /// A literal, as an event's overhead is: with the settings, the ids and the picture's key.
  private static let bareJSON = Bytes(270)
  private static let settings = #""settings":{"weekStart":1,"view":"month","emailReminders":true}"#

  /// Every attribute but the text's, as below; a literal as well.
  static let bare = Bytes(210)

  static var measuredBare: Bytes {
    var size = ItemSize()
    size.add(name: "userId".utf8.count, text: 36)
    size.add(name: "sk".utf8.count, text: "profile".utf8.count)
    size.add(name: "email".utf8.count, text: 0)
    size.add(name: "name".utf8.count, text: 0)
    size.add(name: "timeZone".utf8.count, text: 0)
    size.add(name: "locale".utf8.count, text: 0)
    size.add(name: "createdAt".utf8.count, integerDigits: 10)
    size.add(name: "updatedAt".utf8.count, integerDigits: 10)
    size.add(name: "picture".utf8.count, text: 50)
    size.addContainer(name: "settings".utf8.count, elements: 3)
    size.add(name: "weekStart".utf8.count, integerDigits: 1)
    size.add(name: "view".utf8.count, text: 5)
    size.addFlag(name: "emailReminders".utf8.count)
    return size.bytes
  }
}
