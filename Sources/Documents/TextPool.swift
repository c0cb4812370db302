/// The texts of a document: ranges of its source, or of what escapes decode to, which follows it.
struct TextPool: Sendable {
  let source: [UInt8]
  private var decoded: [UInt8] = []

  init(source: [UInt8]) { self.source = source }

  /// Keeps a text that is not spelled so in the source, and returns where.
  mutating func add(_ text: some Sequence<UInt8>) -> Range<Int> {
    let start = source.count + decoded.count
    decoded.append(contentsOf: text)
    return start..<(source.count + decoded.count)
  }

  subscript(range: Range<Int>) -> ArraySlice<UInt8> {
    if range.upperBound <= source.count { return source[range] }
    return decoded[(range.lowerBound - source.count)..<(range.upperBound - source.count)]
  }
}
