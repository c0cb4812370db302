import Documents
import Testing

@testable import AuroraCost

struct CurrencyTests {
  @Test(arguments: [
    ("USD", "1234.5", "USD\u{A0}1,234.50"),
    ("USD", "0.004", "USD\u{A0}0.00"),
    ("USD", "0.005", "USD\u{A0}0.01"),
    ("USD", "-0.005", "USD\u{A0}-0.01"),
    ("USD", "999.995", "USD\u{A0}1,000.00"),
    ("USD", "-1234567.891", "USD\u{A0}-1,234,567.89"),
    ("JPY", "1234.5", "JPY\u{A0}1,235"),
    ("KWD", "1.2345", "KWD\u{A0}1.235"),
  ])
  func `an amount has its currency's places, halves away from zero`(
    code: String, amount: String, expected: String
  ) throws {
    #expect(Currency(code: code).text(try decimal(amount)) == expected)
  }

  @Test(arguments: [
    ("1.239", "USD\u{A0}1.24"), ("0.0734", "USD\u{A0}0.073"), ("0.00134", "USD\u{A0}0.0013"),
    ("0.1", "USD\u{A0}0.10"), ("0", "USD\u{A0}0.00"), ("0.0000004", "USD\u{A0}0.0000004"),
  ])
  func `a unit cost shows two digits that are not leading zeros`(
    amount: String, expected: String
  ) throws {
    #expect(Currency(code: "USD").unitCost(try decimal(amount)) == expected)
  }

  @Test(arguments: [
    ("0", "0"), ("999", "999"), ("1000", "1,000"), ("1234567.5", "1,234,567.5"),
    ("-1000", "-1,000"), ("-100", "-100"), ("0.000000012345", "0.0000000123"),
    ("1.0001", "1"), ("48211.734375", "48,211.734"), ("1.820416667781", "1.82"),
  ])
  func `a quantity is grouped, with three decimals or three digits`(
    quantity: String, expected: String
  ) throws {
    #expect(shownQuantity(try decimal(quantity)) == expected)
  }

  @Test(arguments: [
    ("10", 3, "3.3333333333"), ("2", 3, "0.6666666667"), ("-2", 3, "-0.6666666667"),
    ("1", 1, "1"), ("1", 20_000_000_000, "0.0000000001"), ("1", 20_000_000_001, "0"),
  ])
  func `a unit cost is a quotient to ten decimals`(
    amount: String, count: UInt64, expected: String
  ) throws {
    #expect(try decimal(amount).divided(by: count)?.description == expected)
  }

  @Test func `nothing divided among nobody has no unit cost`() {
    #expect(ExactDecimal(5).divided(by: 0) == nil)
  }
}
