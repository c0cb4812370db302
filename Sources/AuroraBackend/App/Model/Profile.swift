public import Metering

/// Users table: one item a user.
///
/// PK `userId`, SK `profile`.
/// Access patterns: read, write and delete by user.
public struct Profile: TableItem {
  public static let key: UInt64 = 0
  public var key: UInt64 { Self.key }
  public var size: Bytes { Self.size }
  /// Size of the profile picture in the bucket; 0 where there is none.
  public var picture = Bytes.zero

  public init(picture: Bytes = .zero) { self.picture = picture }

  /// As JSON in a request or an answer.
  static let json = Bytes(420)

  private static let size: Bytes = {
    var size = ItemSize()
    size.add(name: "userId".utf8.count, text: 36)
    size.add(name: "sk".utf8.count, text: "profile".utf8.count)
    size.add(name: "email".utf8.count, text: 24)
    size.add(name: "name".utf8.count, text: 18)
    size.add(name: "timeZone".utf8.count, text: 14)
    size.add(name: "locale".utf8.count, text: 5)
    size.add(name: "createdAt".utf8.count, integerDigits: 10)
    size.add(name: "updatedAt".utf8.count, integerDigits: 10)
    size.add(name: "picture".utf8.count, text: 50)
    size.addContainer(name: "settings".utf8.count, elements: 3)
    size.add(name: "weekStart".utf8.count, integerDigits: 1)
    size.add(name: "view".utf8.count, text: 5)
    size.addFlag(name: "emailReminders".utf8.count)
    return size.bytes
  }()
}
