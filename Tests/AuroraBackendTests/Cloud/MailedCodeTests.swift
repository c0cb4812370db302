import Metering
import Testing

@testable import AuroraBackend

/// Source of the figures: Cognito developer guide, "Quotas" and "Recovering user accounts".
struct MailedCodeTests {
  @Test(
    arguments: [(.signUp, 24 * 3_600_000), (.passwordReset, 3_600_000)]
      as [(MailedCode.Purpose, Int64)])
  func `a code is good until its last millisecond`(
    purpose: MailedCode.Purpose, milliseconds: Int64
  ) {
    let code = MailedCode(purpose, number: 42, at: .zero)
    #expect(code.digits == "000042")
    #expect(code.verdict(on: "000042", at: Instant(milliseconds: milliseconds - 1)) == nil)
    #expect(code.verdict(on: "000042", at: Instant(milliseconds: milliseconds)) == .codeExpired)
  }

  @Test(arguments: ["", "42", "000043", "0000042", "00004²", "000042 "])
  func `another code is refused, late or not`(given: String) {
    let code = MailedCode(.signUp, number: 42, at: .zero)
    #expect(code.verdict(on: given, at: .zero) == .codeMismatch)
    #expect(code.verdict(on: given, at: Instant(milliseconds: .max)) == .codeMismatch)
  }

  @Test(arguments: [(0, "000000"), (999_999, "999999"), (1_000_000, "000000")])
  func `it has six digits`(number: Int, digits: String) {
    #expect(MailedCode(.signUp, number: number, at: .zero).digits == digits)
  }

  @Test(
    arguments: [
      (HourlyLimit.confirmations, 15), (HourlyLimit.resentCodes, 5), (HourlyLimit.recoveries, 20),
    ])
  func `so many an hour are let through, and one more an hour after the first`(
    limit: HourlyLimit, count: Int
  ) throws {
    var limit = limit
    for second in 0..<count {
      try limit.count(at: Instant(milliseconds: Int64(second) * 1_000))
    }
    let hour = Instant(milliseconds: 3_600_000)
    for moment in [Instant(milliseconds: 60_000), Instant(milliseconds: 3_599_999)] {
      #expect(throws: AppError.limitExceeded) { try limit.count(at: moment) }
    }
    try limit.count(at: hour)
    #expect(throws: AppError.limitExceeded) { try limit.count(at: hour) }
  }
}
