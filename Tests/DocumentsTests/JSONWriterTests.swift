import Documents
import Testing

struct JSONWriterTests {
  @Test func `an object keeps its order, two spaces a level`() {
    let value = JSONValue.object([
      ("b", .array([.number(ExactDecimal(1)), true, .null])),
      ("a", .record(["x": "y", "left out": nil])),
      ("empty", .object([])),
      ("none", .array([])),
      ("exact", .exact(ExactDecimal(coefficient: 25, scale: 7))),
    ])
    #expect(
      JSONWriter.text(value) == """
        {
          "b": [
            1,
            true,
            null
          ],
          "a": {
            "x": "y"
          },
          "empty": {},
          "none": [],
          "exact": "0.0000025"
        }

        """)
  }

  @Test func `text is escaped where it must be and nowhere else`() {
    let text = "\"\\/\n\r\t\u{0}\u{1f}\u{7f}é<>&\u{2028}😀"
    #expect(
      JSONWriter.text(.string(text))
        == "\"\\\"\\\\/\\n\\r\\t\\u0000\\u001f\\u007fé<>&\u{2028}😀\"\n")
    #expect(
      JSONWriter.text(.string("</script>&\u{2029}"), escapingMarkup: true)
        == "\"\\u003c/script\\u003e\\u0026\\u2029\"\n")
  }

  @Test func `what is written reads back the same`() throws {
    let text = (0..<0x300).compactMap(Unicode.Scalar.init).map(String.init).joined() + "\u{10FFFF}"
    for escaping in [false, true] {
      let written = JSONWriter.text(.array([.string(text)]), escapingMarkup: escaping)
      #expect(try json(written).items()[0].text() == text)
    }
  }
}
