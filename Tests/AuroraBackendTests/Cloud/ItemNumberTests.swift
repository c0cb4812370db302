import AuroraBackend
import Testing

struct ItemNumberTests {
  /// Source of the first rows: FORMATS, "Capacity units"; of the rest: by hand, pair by pair.
  @Test(arguments: [
    ("0", 1), ("1.5", 3), ("-5", 3), ("100", 2), ("12340", 4),
    ("12.3456", 4), ("1.23", 3), ("12.3", 3),
    ("1", 2), ("99", 2), ("101", 3), ("9999", 3), ("10000", 2), ("10001", 4),
    ("10", 2), ("1000", 2), ("110", 3), ("1100", 2), ("0.1", 2), ("0.01", 2), ("0.001", 2),
    ("0.11", 2), ("0.011", 3), ("10.01", 3), ("100.001", 5), ("-0.5", 3), ("-100", 3),
    ("99999999999999999999999999999999999999", 20),
    ("9.9999999999999999999999999999999999999", 21),
    ("1E+125", 2), ("1E-130", 2), ("-1E-130", 3), ("1.5E+125", 2), ("1.5E+124", 3),
  ])
  func `a number takes a byte, one a base-100 digit, and one for its minus`(
    text: String, size: Int
  ) throws {
    #expect(try ItemNumber(text).size == size)
  }

  /// Source: Scylla, `test/alternator/test_number.py`, `_NORMALIZATION_CASES`, run on the service.
  @Test(arguments: [
    ("007", "7"), ("001.23", "1.23"), ("00", "0"), ("+3", "3"), ("+0", "0"), ("1.00", "1"),
    ("100.000", "100"), ("0.10", "0.1"), ("1e3", "1000"), ("1E+3", "1000"), ("5e1", "50"),
    ("-3e2", "-300"), ("123e-2", "1.23"), ("1.0e-1", "0.1"), ("-0", "0"), ("-0.0", "0"),
    ("0e5", "0"), ("0e126", "0"), ("0e-131", "0"), (".5", "0.5"), ("-.5", "-0.5"), ("5.", "5"),
    ("0.1e126", "1e125"), ("1e20", "100000000000000000000"),
    ("0e99999999999999999999999999", "0"),
  ])
  func `a number is the same however it is spelled`(text: String, plain: String) throws {
    let number = try ItemNumber(text)
    #expect(try number == ItemNumber(plain))
    #expect(try number.size == ItemNumber(plain).size)
  }

  @Test(arguments: [("1", "-1"), ("1", "10"), ("1", "1.1"), ("0.1", "0.01"), ("0", "1E-130")])
  func `different numbers differ`(one: String, other: String) throws {
    #expect(try ItemNumber(one) != ItemNumber(other))
  }

  /// Source: Scylla, `test/alternator/test_number.py`, `test_invalid_numbers`, run on the service.
  @Test(arguments: [
    "", "NaN", "Infinity", "-Infinity", "dog", "-dog", " 1", "1 ", "-", "+", ".", "-.", "1e", "1e+",
    "e5", "1.2.3", "--1", "+-1", "1,5", "0x10", "1_000", "１",
  ])
  func `what the service takes for no number is none`(text: String) {
    #expect(throws: ItemNumber.Problem.notANumber) { try ItemNumber(text) }
  }

  /// Source: DynamoDB developer guide, "Supported data types": 1E-130 to 9.99…E+125, 38 digits.
  @Test(
    arguments: [
      ("9.9999999999999999999999999999999999999E+125", nil),
      ("1e126", .tooLarge), ("11e125", .tooLarge), ("-1e126", .tooLarge),
      ("1e100000000", .tooLarge),
      ("1e99999999999999999999999999", .tooLarge),
      ("1e-131", .tooSmall), ("0.9e-130", .tooSmall), ("-1e-131", .tooSmall),
      ("1e-99999999999999999999999999", .tooSmall),
      ("3.1415926535897932384626433832795028841", nil),
      ("3.14159265358979323846264338327950288419", .tooManyDigits),
      ("31415926535897932384626433832795028841e30", nil),
      ("314159265358979323846264338327950288419e30", .tooManyDigits),
      ("100000000000000000000000000000000000000000", nil),
      ("100000000000000000000000000000000000001", .tooManyDigits),
      ("0000000000000000000000000000000000000000000001", nil),
      ("1.0000000000000000000000000000000000000000000", nil),
    ] as [(String, ItemNumber.Problem?)])
  func `range and precision end where the provider's do`(
    text: String, problem: ItemNumber.Problem?
  ) {
    if let problem {
      #expect(throws: problem) { try ItemNumber(text) }
    } else {
      #expect(throws: Never.self) { try ItemNumber(text) }
    }
  }

  /// The pairs counted the long way: written out, cut at the point, zeros trimmed pair by pair.
  private func longWay(_ text: String) -> Int {
    let halves = text.drop { $0 == "-" }.split(separator: ".")
    var whole = String(halves[0])
    var part = String(halves[1])
    if whole.count % 2 == 1 { whole = "0" + whole }
    if part.count % 2 == 1 { part += "0" }
    let digits = Array(whole + part)
    var pairs = stride(from: 0, to: digits.count, by: 2).map { String(digits[$0...($0 + 1)]) }
    while pairs.first == "00" { pairs.removeFirst() }
    while pairs.last == "00" { pairs.removeLast() }
    return pairs.isEmpty ? 1 : 1 + pairs.count + (text.hasPrefix("-") ? 1 : 0)
  }

  @Test func `any number's size is that of its pairs written out`() throws {
    var random = RandomItems(seed: 1)
    for _ in 0..<2_000 {
      let text = random.decimal()
      #expect(try ItemNumber(text).size == longWay(text), "\(text)")
    }
  }
}
