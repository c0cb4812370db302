/// Collects a document's nodes in the order a reader meets them, and refuses a key met twice.
struct TreeBuilder {
  /// Deepest nesting of mappings and lists that is read.
  static let deepest = 512

  private(set) var records: [NodeRecord] = []
  private(set) var texts: TextPool
  private var open: [Int] = []

  init(source: [UInt8]) {
    texts = TextPool(source: source)
    records.reserveCapacity(source.count / 24)
  }

  var depth: Int { open.count }

  mutating func begin(_ kind: DocumentNode.Kind, at origin: Int) {
    open.append(records.count)
    append(NodeRecord(kind: kind, origin: UInt32(origin), parent: 0, start: 0, end: 0))
  }

  mutating func end() {
    guard let index = open.popLast() else { return }
    records[index].end = UInt32(records.count)
  }

  /// Adds a scalar whose text is a range of the source.
  mutating func add(
    _ kind: DocumentNode.Kind, at origin: Int, text: Range<Int>, isKey: Bool = false
  ) {
    append(
      NodeRecord(
        kind: kind, isKey: isKey, origin: UInt32(origin), parent: 0,
        start: UInt32(text.lowerBound), end: UInt32(text.upperBound)))
  }

  /// Adds a scalar whose text is not spelled so in the source.
  mutating func add(
    _ kind: DocumentNode.Kind, at origin: Int, decoded text: some Sequence<UInt8>,
    isKey: Bool = false
  ) {
    add(kind, at: origin, text: texts.add(text), isKey: isKey)
  }

  private mutating func append(_ record: NodeRecord) {
    var record = record
    let container = record.kind.isContainer ? open.dropLast().last : open.last
    if let container {
      record.parent = UInt32(container)
      if !record.isKey { records[container].start += 1 }
    }
    records.append(record)
  }

  /// The index of the first key of the open mapping that repeats an earlier one; nil where none does.
  ///
  /// Keys are equal when their bytes are. A few keys are compared pair by pair, many through a set.
  var repeatedKey: Int? {
    guard let mapping = open.last else { return nil }
    var keys: [Int] = []
    var index = mapping + 1
    while index < records.count {
      keys.append(index)
      let value = records[index + 1]
      index = value.kind.isContainer ? Int(value.end) : index + 2
    }
    if keys.count <= 8 {
      return keys.indices.first { later in
        keys[..<later].contains { text(of: $0).elementsEqual(text(of: keys[later])) }
      }.map { keys[$0] }
    }
    var seen: Set<ArraySlice<UInt8>> = []
    seen.reserveCapacity(keys.count)
    return keys.first { !seen.insert(text(of: $0)).inserted }
  }

  func text(of index: Int) -> ArraySlice<UInt8> { texts[records[index].text] }
}
