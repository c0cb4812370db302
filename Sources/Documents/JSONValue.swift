/// A JSON value with its keys in order, for writing files.
public enum JSONValue: Sendable {
  case object([(String, JSONValue)])
  case array([JSONValue])
  case string(String)
  case number(ExactDecimal)
  case bool(Bool)
  case null

  /// An object of the members given, without those whose value is nil.
  public static func record(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { key, value in value.map { (key, $0) } })
  }

  /// An exact decimal as the string in which files keep money and quantities.
  public static func exact(_ value: ExactDecimal) -> JSONValue { .string(value.description) }

  public static func integer(_ value: some BinaryInteger) -> JSONValue {
    .number(ExactDecimal(value))
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
  public init(stringLiteral text: String) { self = .string(text) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}
