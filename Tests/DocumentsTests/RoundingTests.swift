import Documents
import Testing

struct RoundingTests {
  /// Half-even in the twelfth decimal, by hand.
  @Test(
    arguments: [
      (0, 3, "0"), (3, 3, "1"), (1, 3, "0.333333333333"), (2, 3, "0.666666666667"),
      (1, 2_000_000_000_000, "0"), (3, 2_000_000_000_000, "0.000000000002"),
      (5, 2_000_000_000_000, "0.000000000002"), (7, 2_000_000_000_000, "0.000000000004"),
      (1, 1 << 30, "0.000000000931"), (1 << 30, 1 << 30, "1"), (3 << 29, 1 << 30, "1.5"),
      (1_999_999_999_999, 2_000_000_000_000, "1"), (540_000_512, 1_024_000, "527.34425"),
    ] as [(UInt128, UInt128, String)])
  func `a counter becomes a quantity of twelve decimals, half-even`(
    counter: UInt128, divisor: UInt128, quantity: String
  ) throws {
    let expected = try #require(ExactDecimal(quantity)?.rounded(toPlaces: 12))
    #expect(try ExactDecimal.quantity(of: counter, per: divisor) == expected)
  }

  @Test func `the largest counters are exact or an error`() throws {
    let edge: UInt128 = 170_141_183_460_469_231_731_687_303
    #expect(try ExactDecimal.quantity(of: edge, per: 1).description == edge.description)
    #expect(throws: DecimalOverflow.self) { try ExactDecimal.quantity(of: edge + 1, per: 1) }
    #expect(throws: DecimalOverflow.self) { try ExactDecimal.quantity(of: .max, per: 1) }
  }

  @Test(arguments: [
    ("1.875", 2, "1.88"), ("1.885", 2, "1.89"), ("1.8749999", 2, "1.87"), ("-1.875", 2, "-1.88"),
    ("0.5", 0, "1"), ("-0.5", 0, "-1"), ("0.4999", 0, "0"), ("-0.4999", 0, "0"), ("2.5", 2, "2.5"),
    ("99.995", 2, "100"), ("7", 3, "7"),
    ("0.00000000000000000000000000000000000000000000000009", 2, "0"),
  ])
  func `display rounds halves away from zero`(text: String, places: Int, shown: String) throws {
    let number = try #require(ExactDecimal(text))
    #expect(number.rounded(toPlaces: places).description == shown)
  }

  @Test(arguments: [
    ("2.5", 2, "2.50"), ("0", 2, "0.00"), ("-0.001", 2, "0.00"), ("1234567", 0, "1234567"),
    ("-0.005", 2, "-0.01"), ("0.995", 2, "1.00"), ("12", 3, "12.000"),
  ])
  func `a shown amount has exactly its places`(text: String, places: Int, shown: String) throws {
    #expect(try #require(ExactDecimal(text)).formatted(places: places) == shown)
  }

  @Test(arguments: [
    ("1", "3", 4, "0.3333"), ("2", "3", 4, "0.6667"), ("1", "8", 2, "0.12"), ("3", "8", 2, "0.38"),
    ("-1", "8", 2, "-0.12"), ("1", "-3", 2, "-0.33"), ("-1", "-3", 2, "0.33"), ("0", "7", 2, "0"),
    ("74.4", "0.83", 12, "89.638554216867"), ("10", "0.5", 0, "20"), ("0.05", "10", 2, "0"),
    ("0.15", "10", 2, "0.02"), ("6", "2", 12, "3"),
  ])
  func `a quotient is rounded half-even`(
    dividend: String, divisor: String, places: Int, quotient: String
  ) throws {
    let (a, b) = (try #require(ExactDecimal(dividend)), try #require(ExactDecimal(divisor)))
    #expect(try a.divided(by: b, places: places).description == quotient)
  }

  @Test func `a quotient of too many digits is an error`() throws {
    let large = try #require(ExactDecimal("99999999999999999999999999999999999999"))
    #expect(throws: DecimalOverflow.self) { try large.divided(by: ExactDecimal(3), places: 2) }
  }
}
