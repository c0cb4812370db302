import Testing

@testable import PricingModels

struct CSVReaderTests {
  private func records(_ text: String) throws -> [[String]] {
    var reader = CSVReader(Array(text.utf8))
    var records: [[String]] = []
    while try reader.next() { records.append(reader.fields.map(reader.text)) }
    return records
  }

  private func failure(_ text: String) -> CSVReader.Failure? {
    do {
      _ = try records(text)
      return nil
    } catch {
      return error as? CSVReader.Failure
    }
  }

  @Test(
    arguments: [
      ("", []),
      ("a", [["a"]]),
      ("a,b\n", [["a", "b"]]),
      ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
      ("\"a,b\",\"c\"\n", [["a,b", "c"]]),
      ("\"say \"\"hi\"\"\",x\n", [["say \"hi\"", "x"]]),
      ("\"\"\"\"\n", [["\""]]),
      ("\"two\nlines\",x\nnext,y\n", [["two\nlines", "x"], ["next", "y"]]),
      (",\n", [["", ""]]),
      ("a,\"\"", [["a", ""]]),
      ("\u{FEFF}a,b", [["a", "b"]]),
      ("tên,người\n", [["tên", "người"]]),
    ] as [(String, [[String]])])
  func `records follow RFC 4180`(text: String, expected: [[String]]) throws {
    #expect(try records(text) == expected)
  }

  @Test func `an unclosed quote is reported where it opens`() {
    #expect(
      failure("a,b\nc,\"d\ne,f\n")
        == .init(
          position: .init(line: 2, column: 3),
          message: "a quoted field is not closed; the file is cut off or malformed"))
  }

  @Test func `text after a closing quote is refused`() {
    #expect(
      failure("a\n\"b\"c,d\n")
        == .init(
          position: .init(line: 2, column: 4),
          message: "expected a comma or the line's end after a field"))
  }

  @Test func `a quote inside a bare field is refused`() {
    #expect(
      failure("ab\"c\n")
        == .init(
          position: .init(line: 1, column: 3),
          message: "a quote inside a field that does not begin with one; quote the whole field"))
  }

  @Test func `a carriage return that ends no line is refused`() {
    #expect(
      failure("a\rb\n")
        == .init(
          position: .init(line: 1, column: 2),
          message: "expected a comma or the line's end after a field"))
  }

  @Test func `a field's position counts lines inside quoted fields`() throws {
    var reader = CSVReader(Array("x,\"a\nb\",c,d\n".utf8))
    #expect(try reader.next())
    #expect(reader.fields.map(reader.position(of:)).map(\.line) == [1, 1, 2, 2])
    #expect(reader.position(of: reader.fields[2]) == .init(line: 2, column: 4))
  }
}
