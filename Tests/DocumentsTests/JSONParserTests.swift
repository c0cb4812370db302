import Documents
import Testing

struct JSONParserTests {
  @Test func `every kind of value keeps its text, kind and place`() throws {
    let root = try json(
      """
      { "a": -12.50,
        "b": ["x", true, null, {}],
        "é": 1e5 }
      """)
    let entries = try root.entries()
    #expect(entries.map(\.key) == ["a", "b", "é"])
    #expect(entries[0].value.place == "file.json:1:8")
    #expect(try entries[0].value.text() == "-12.50")
    let items = try entries[1].value.items()
    #expect(items.map(\.kind) == [.string, .bool, .null, .mapping])
    #expect(items[3].place == "file.json:2:26")
    #expect(items[3].path == "b[3]")
    #expect(entries[2].value.place == "file.json:3:8")
    #expect(root.path == "")
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
    (#""\u0041\u00e9\uD83D\uDE00""#, "Aé😀"),
    (#""a\u0000b""#, "a\u{0}b"),
    (#""plain é 😀""#, "plain é 😀"),
    (#""""#, ""),
    (#""\\""#, "\\"),
  ])
  func `escapes are decoded, surrogate pairs as one character`(text: String, value: String) throws {
    #expect(try json("[" + text + "]").items()[0].text() == value)
  }

  @Test(arguments: [
    (#"["\uD83D"]"#, "file.json:1:3: half of a surrogate pair stands alone"),
    (#"["\uD83D\u0041"]"#, "file.json:1:3: half of a surrogate pair stands alone"),
    (#"["\uDE00"]"#, "file.json:1:3: half of a surrogate pair stands alone"),
    (#"["\u12G4"]"#, "file.json:1:3: \\u must be followed by four hexadecimal digits"),
    (
      #"["\x"]"#,
      "file.json:1:3: unknown escape; use one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u"
    ),
    (
      "[\"a\nb\"]",
      "file.json:1:4: a control character or line break in a string; write it as an escape"
    ),
    (#"["abc"#, "file.json:1:2: a string without an end"),
    (#"["abc\"#, "file.json:1:6: unknown escape; use one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u"),
    (#"["abc\n"#, "file.json:1:2: a string without an end"),
    ("[01]", "file.json:1:2: a number must not begin with a 0"),
    ("[-]", "file.json:1:2: a number ends without a digit"),
    ("[1.]", "file.json:1:2: a number ends without a digit"),
    ("[1e]", "file.json:1:2: a number ends without a digit"),
    ("[.5]", "file.json:1:2: expected a value, found '.'"),
    ("[+5]", "file.json:1:2: expected a value, found '+'"),
    ("[NaN]", "file.json:1:2: expected a value, found 'N'"),
    ("[tru]", "file.json:1:2: expected a value, found 't'"),
    ("[1,]", "file.json:1:4: expected a value, found ']'"),
    ("[1 2]", "file.json:1:4: expected ',' or ']', found '2'"),
    ("{\"a\" 1}", "file.json:1:6: expected ':' after the key, found '1'"),
    ("{\"a\":1,}", "file.json:1:8: expected a key in double quotes, found '}'"),
    ("{a:1}", "file.json:1:2: expected a key in double quotes, found 'a'"),
    ("{\"a\":1", "file.json:1:7: expected ',' or '}', found the end of the file"),
    ("{} {}", "file.json:1:4: unexpected '{' after the end of the document"),
    ("// x\n{}", "file.json:1:1: expected a value, found '/'"),
    ("{\"a\":1,\n \"b\":2,\n \"a\":3}", "file.json:3:2: duplicate key 'a'; keep one of them"),
    (#"{"a":1,"\u0061":2}"#, "file.json:1:8: duplicate key 'a'; keep one of them"),
    ("  \n ", "file.json: the file is empty"),
    ("", "file.json: the file is empty"),
  ])
  func `what is not JSON is refused with its place`(text: String, problem: String) {
    #expect(complaint { try json(text) } == problem)
  }

  @Test func `keys that only look equal are two keys`() throws {
    #expect(try json("{\"\u{e9}\":1,\"e\u{301}\":2}").entries().count == 2)
  }

  @Test func `a repeated key among many is found`() {
    let many = (0..<2_000).map { "\"k\($0)\": \($0)" }.joined(separator: ",\n")
    #expect(complaint { try json("{" + many + "}") } == nil)
    #expect(
      complaint { try json("{" + many + ",\n\"k7\": 0}") }
        == "file.json:2001:1: duplicate key 'k7'; keep one of them"
    )
  }

  @Test func `a key of 100,000 characters is read whole`() throws {
    let key = String(repeating: "k", count: 100_000)
    #expect(try json("{\"\(key)\": 1}").value(of: key)?.text() == "1")
  }

  @Test func `nesting is read to 512 levels and refused beyond`() {
    func nested(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    #expect(complaint { try json(nested(512)) } == nil)
    #expect(complaint { try json(nested(513)) } == "file.json:1:513: nested deeper than 512 levels")
  }

  @Test func `a document cut anywhere is an error, never a crash or a shorter document`() throws {
    let whole = #"{"a": ["x\u00e9\\", -1.5, true, null, {"b": {}}], "c": "d"}"#
    #expect(complaint { try json(whole) } == nil)
    for length in 0..<whole.utf8.count {
      let bytes = Array(whole.utf8.prefix(length))
      #expect(throws: DocumentError.self) { try Document(bytes: bytes, named: "f.json") }
    }
  }
}
