/// A DynamoDB operation on items, under the provider's name.
public enum TableOperation: String, CaseIterable, Sendable {
  case getItem = "GetItem"
  case batchGetItem = "BatchGetItem"
  case query = "Query"
  case scan = "Scan"
  case transactGetItems = "TransactGetItems"
  case putItem = "PutItem"
  case updateItem = "UpdateItem"
  case deleteItem = "DeleteItem"
  case batchWriteItem = "BatchWriteItem"
  case transactWriteItems = "TransactWriteItems"

  public var isRead: Bool {
    switch self {
    case .getItem, .batchGetItem, .query, .scan, .transactGetItems: true
    case .putItem, .updateItem, .deleteItem, .batchWriteItem, .transactWriteItems: false
    }
  }

  public var isTransaction: Bool { self == .transactGetItems || self == .transactWriteItems }

  /// Whether the sizes of all items are added before they are rounded.
  var sumsItems: Bool { self == .query || self == .scan }

  /// The operation that does to many items what this one does to a single item; nil for others.
  public var ofManyItems: TableOperation? {
    switch self {
    case .getItem: .batchGetItem
    case .putItem, .deleteItem: .batchWriteItem
    case .updateItem: .transactWriteItems
    case .batchGetItem, .query, .scan, .transactGetItems, .batchWriteItem, .transactWriteItems: nil
    }
  }

  /// Whether a condition can refuse it.
  public var takesCondition: Bool { !isRead && self != .batchWriteItem }
}
