import Documents
import Testing

struct ExactDecimalTests {
  @Test(arguments: [
    ("0.0000166667", "0.0000166667"), ("0", "0"), ("-0", "0"), ("-0.00", "0"), ("007", "7"),
    ("1.500", "1.5"), ("100", "100"), ("-12.50", "-12.5"), ("0.10", "0.1"),
    ("99999999999999999999999999999999999999", "99999999999999999999999999999999999999"),
    (
      "0.00000000000000000000000000000000000001",
      "0.00000000000000000000000000000000000001"
    ),
    (
      "0.00000000000000000000000000000000000000000000000001",
      "0.00000000000000000000000000000000000000000000000001"
    ),
  ])
  func `a number keeps its digits and drops idle zeros`(text: String, shortest: String) {
    #expect(ExactDecimal(text)?.description == shortest)
  }

  @Test(arguments: [
    "", "-", ".", "1.", ".5", "-.5", "+1", "1e5", "1,5", "1 ", " 1", "1_000", "0x10", "--1",
    "1.2.3",
    "１", "٣", "NaN", "inf", "1.-5", "999999999999999999999999999999999999999",
  ])
  func `what is not digits with a point inside is no number`(text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  @Test func `equal numbers have equal fields however they are spelled`() throws {
    #expect(ExactDecimal("2.50") == ExactDecimal(coefficient: 2_500, scale: 3))
    #expect(ExactDecimal("2.50")?.hashValue == ExactDecimal("2.5")?.hashValue)
    #expect(ExactDecimal("100") == ExactDecimal(100))
    #expect(ExactDecimal("100")?.scale == 0)
  }

  @Test func `arithmetic and order agree with sums on paper`() throws {
    var random = RepeatableRandom(seed: 5)
    for _ in 0..<4_000 {
      let (a, b) = (random.number(), random.number())
      let (x, y) = (try #require(ExactDecimal(a)), try #require(ExactDecimal(b)))
      let (p, q) = (SchoolNumber(a), SchoolNumber(b))
      #expect(try x.adding(y).description == (p + q).description, "\(a) + \(b)")
      #expect(try x.multiplied(by: y).description == (p * q).description, "\(a) × \(b)")
      #expect((x < y) == (p < q), "\(a) < \(b)")
      #expect(try x.subtracting(y).adding(y) == x, "\(a) - \(b)")
      #expect((x == y) == !(p < q || q < p), "\(a) == \(b)")
    }
  }

  @Test func `order holds where the digits are too many to line up`() throws {
    let large = try #require(ExactDecimal("99999999999999999999999999999999999999"))
    let small = try #require(ExactDecimal("0.00000000000000000000000000000000000000000000000001"))
    #expect(small < large)
    #expect(try small.negated() > large.negated())
    #expect(try small.negated() < .zero)
    #expect(throws: DecimalOverflow.self) { try large.adding(small) }
  }

  @Test func `a result of too many digits is an error, never another number`() throws {
    let large = try #require(ExactDecimal("99999999999999999999999999999999999999"))
    #expect(throws: DecimalOverflow.self) { try large.adding(large) }
    #expect(throws: DecimalOverflow.self) { try large.multiplied(by: large) }
    #expect(throws: DecimalOverflow.self) { try large.negated().subtracting(large) }
    #expect(throws: DecimalOverflow.self) {
      try ExactDecimal(coefficient: .min, scale: 0).negated()
    }
    #expect(try large.subtracting(large) == .zero)
  }
}

/// Random decimals that are the same in every run.
struct RepeatableRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(below limit: UInt64) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % limit)
  }

  /// Up to 9 digits on either side of the point, often with zeros in edge places.
  mutating func number() -> String {
    func digits(_ count: Int, _ random: inout RepeatableRandom) -> String {
      (0..<count).map { _ in
        let digit = random.next(below: 14)
        return digit > 9 ? (digit > 11 ? "0" : "9") : String(digit)
      }.joined()
    }
    let sign = next(below: 2) == 0 ? "-" : ""
    let whole = digits(1 + next(below: 9), &self)
    let places = next(below: 10)
    return sign + whole + (places == 0 ? "" : "." + digits(places, &self))
  }
}
