/// What a reader made of one file: nodes in the order they stand there, 20 bytes each.
///
/// Texts stay in the file's bytes; places and paths are worked out when somebody asks, which only
/// errors do. So a file of 50 MB costs little more than its bytes.
final class DocumentTree: Sendable {
  let file: String
  private let texts: TextPool
  let records: [NodeRecord]
  /// Line and column of each node where the reader knew them; else they follow from the offset.
  private let marks: [TextMark]?

  init(file: String, builder: consuming TreeBuilder, marks: [TextMark]? = nil) {
    self.file = file
    self.texts = builder.texts
    self.records = builder.records
    self.marks = marks
  }

  func bytes(of index: Int) -> ArraySlice<UInt8> { texts[records[index].text] }

  func text(of index: Int) -> String {
    String(decoding: bytes(of: index), as: UTF8.self)
  }

  /// The node after this one and all it holds.
  func next(after index: Int) -> Int {
    let record = records[index]
    return record.kind.isContainer ? Int(record.end) : index + 1
  }

  func mark(of index: Int) -> TextMark {
    marks?[index] ?? TextMark(ofByte: Int(records[index].origin), in: texts.source)
  }

  /// Dotted from the root; a key has the path of its value.
  func path(of index: Int) -> String {
    var steps: [String] = []
    var index = index
    while index > 0 {
      let parent = Int(records[index].parent)
      steps.append(step(to: index, in: parent))
      index = parent
    }
    var path = ""
    for step in steps.reversed() {
      if !path.isEmpty, !step.hasPrefix("[") { path += "." }
      path += step
    }
    return path
  }

  private func step(to index: Int, in parent: Int) -> String {
    if records[parent].kind == .mapping {
      let key = records[index].isKey ? index : index - 1
      return text(of: key).oneLine(limit: 80)
    }
    var position = 0
    var sibling = parent + 1
    while sibling < index {
      sibling = next(after: sibling)
      position += 1
    }
    return "[\(position)]"
  }
}

/// A scalar, or a container followed by all it holds; keys stand before their values.
struct NodeRecord {
  var kind: DocumentNode.Kind
  var isKey = false
  /// Byte of the source where it begins.
  var origin: UInt32
  /// Index of the container that holds it.
  var parent: UInt32
  /// A scalar's text as a range of bytes in source and decoded texts; a container's count.
  var start: UInt32
  /// End of a scalar's text; for a container the index after all it holds.
  var end: UInt32

  /// Of a scalar.
  var text: Range<Int> { Int(start)..<Int(end) }
}

/// A line and a column in a text, both from 1, columns in Unicode scalars.
struct TextMark: Equatable {
  var line: Int
  var column: Int

  init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  init(ofByte offset: Int, in source: [UInt8]) {
    line = 1
    column = 1
    for byte in source[..<min(offset, source.count)] {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0b1100_0000 != 0b1000_0000 {
        column += 1
      }
    }
  }
}
