import Testing

@testable import PricingModels

struct JSONScannerTests {
  private func skipped(_ text: String) -> String {
    var scanner = JSONScanner(file: "f.json", bytes: Array(text.utf8))
    do throws(OfferFileError) {
      try scanner.skip()
      try scanner.end()
      return "ok"
    } catch {
      return error.description
    }
  }

  @Test(arguments: [
    "{}", "[]", "0", "-1.5e+10", "true", "null", #""x""#, " [ 1 , [ ] , { } ] ",
    #"{"a":{"b":[1,2,{"c":null}]},"d":"\u00e9\\\""}"#, "\u{FEFF}{}",
  ])
  func `a well-formed value is passed over`(text: String) {
    #expect(skipped(text) == "ok")
  }

  @Test(arguments: [
    ("", "f.json:1:1: the file is cut off"),
    ("{", "f.json:1:2: the file is cut off"),
    ("[1,\n2", "f.json:2:2: the file is cut off"),
    (#"{"a" 1}"#, "f.json:1:6: expected ':', found '1'"),
    (#"{"a":1 "b":2}"#, "f.json:1:8: expected ',' or '}', found '\"'"),
    ("[1,]", "f.json:1:4: expected a value, found ']'"),
    (#"{"a":1,}"#, "f.json:1:8: expected a string, found '}'"),
    ("[01]", "f.json:1:2: expected a value, found '01'"),
    ("[1.]", "f.json:1:2: expected a value, found '1.'"),
    ("[0x10]", "f.json:1:2: expected a value, found '0x10'"),
    ("[NaN]", "f.json:1:2: expected a value, found 'NaN'"),
    (
      "[\"a\nb\"]", "f.json:1:4: a control character inside a string; is its closing quote missing?"
    ),
    (#"["ab"#, "f.json:1:2: a string is not closed; the file is cut off"),
    (#"["ab\"#, "f.json:1:2: a string is not closed; the file is cut off"),
    ("{} x", "f.json:1:4: text after the end of the document"),
  ])
  func `a malformed value is refused at its place`(text: String, message: String) {
    #expect(skipped(text) == message)
  }

  @Test func `nesting is bounded`() {
    #expect(
      skipped(String(repeating: "[", count: 500) + String(repeating: "]", count: 500)) == "ok")
    #expect(
      skipped(String(repeating: "[", count: 501)) == "f.json:1:502: the file is cut off"
        || skipped(String(repeating: "[", count: 501) + "1")
          == "f.json:1:502: nested deeper than 500 levels"
    )
  }

  @Test func `a repeated key is refused where an object is read`() {
    var scanner = JSONScanner(file: "f.json", bytes: Array(#"{"a":1, "a":2}"#.utf8))
    #expect(
      throws: OfferFileError(file: "f.json", line: 1, column: 9, message: "repeated key 'a'")
    ) {
      try scanner.object { (scanner, _) throws(OfferFileError) in try scanner.skip() }
    }
  }

  @Test(arguments: [
    (#""a\/b\n\t\"""#, "a/b\n\t\""), (#""\u0041\u00e9\u4e2d""#, "Aé中"),
    (#""\ud83d\ude00""#, "😀"), (#""plain""#, "plain"), (#""""#, ""),
  ])
  func `escapes are resolved`(text: String, expected: String) throws {
    var scanner = JSONScanner(file: "f.json", bytes: Array(text.utf8))
    #expect(try scanner.string() == expected)
  }

  @Test(arguments: [#""\x""#, #""\u12""#, #""\u+123""#, #""\ud83d""#, #""\ud83dx""#, #""\ude00""#])
  func `a malformed escape is refused`(text: String) {
    var scanner = JSONScanner(file: "f.json", bytes: Array(text.utf8))
    #expect(
      throws: OfferFileError(
        file: "f.json", line: 1, column: 2, message: "a malformed escape in a string")
    ) {
      try scanner.string()
    }
  }

  @Test func `a key of 100,000 characters is a key`() throws {
    let long = String(repeating: "k", count: 100_000)
    var scanner = JSONScanner(file: "f.json", bytes: Array(#"{"\#(long)":1}"#.utf8))
    var keys: [String] = []
    try scanner.object { (scanner, key) throws(OfferFileError) in
      keys.append(key)
      try scanner.skip()
    }
    #expect(keys == [long])
  }
}
