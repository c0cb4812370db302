import Documents
import Testing

/// Files that somebody or something has damaged.
struct MutationTests {
  private static let json =
    #"{"a": [1, -2.5e3, "x\u00e9\n\ud83d\ude00", true, null], "b": {"": []}}"#
  private static let yaml = """
    # comment
    a: [1, -2.5, "x\\u00e9", 'y', true, ~]
    b:
      - { c: 1, d: |- }
      - >
        folded
        text
    "e f": é
    g: !t &x 5
    """

  /// Bytes that mean something to either format.
  private static let pieces =
    Array("{}[]:,-\"'\\#&*!|>%@` \n\tu0eé\u{feff}".utf8) + [0, 0xFF, 0xC3]

  @Test(arguments: [Document.Format.json, .yaml])
  func `a damaged file is an error with a place or another document, never a crash`(
    format: Document.Format
  ) {
    var random = RepeatableRandom(seed: 9)
    let whole = Array((format == .json ? Self.json : Self.yaml).utf8)
    var refused = 0
    for _ in 0..<3_000 {
      var bytes = whole
      for _ in 0...random.next(below: 3) {
        let at = random.next(below: UInt64(bytes.count))
        switch random.next(below: 3) {
        case 0: bytes[at] = Self.pieces[random.next(below: UInt64(Self.pieces.count))]
        case 1: bytes.insert(Self.pieces[random.next(below: UInt64(Self.pieces.count))], at: at)
        default: bytes.remove(at: at)
        }
      }
      do {
        let root = try Document(bytes: bytes, named: "file", as: format).root
        #expect(root.line >= 1)
      } catch {
        refused += 1
        #expect(error.file == "file")
        #expect(!error.problem.contains("\n"))
      }
    }
    #expect(refused > 500)
  }
}
