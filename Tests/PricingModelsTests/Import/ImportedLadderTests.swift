import Documents
import Testing

@testable import PricingModels

struct ImportedLadderTests {
  private func rate(_ from: Int, _ upTo: Int?, _ price: String) throws -> OfferRate {
    OfferRate(
      code: "SKU.TERM.\(from)", from: ExactDecimal(from), upTo: upTo.map { ExactDecimal($0) },
      unit: "GB", price: try #require(ExactDecimal(price)), currency: "USD")
  }

  private func tier(_ upTo: Int?, _ price: String) throws -> TierLadder.Tier {
    TierLadder.Tier(
      upTo: upTo.map { ExactDecimal($0) }, price: try #require(ExactDecimal(price)))
  }

  @Test func `rates in any order become an ascending ladder`() throws {
    let ladder = try ImportedLadder(
      [rate(51_200, nil, "0.02"), rate(0, 10_240, "0.09"), rate(10_240, 51_200, "0.08")],
      freeBefore: 0)
    #expect(
      try ladder.ladder.tiers == [tier(10_240, "0.09"), tier(51_200, "0.08"), tier(nil, "0.02")])
    #expect(ladder.rateCodes == ["SKU.TERM.0", "SKU.TERM.10240", "SKU.TERM.51200"])
    #expect(ladder.freePart == nil)
  }

  @Test func `a free first rate is left to the free tier, and the edges above stay`() throws {
    let ladder = try ImportedLadder(
      [rate(0, 1, "0"), rate(1, 10_240, "0.09"), rate(10_240, nil, "0.08")], freeBefore: 0)
    #expect(try ladder.ladder.tiers == [tier(10_240, "0.09"), tier(nil, "0.08")])
    #expect(ladder.freePart == ExactDecimal(1))
  }

  @Test func `a price of 0 for everything stays a price`() throws {
    let ladder = try ImportedLadder([rate(0, nil, "0")], freeBefore: 0)
    #expect(try ladder.ladder.tiers == [tier(nil, "0")])
    #expect(ladder.freePart == nil)
  }

  @Test func `a ladder counted from the end of the free part is moved up by it`() throws {
    let ladder = try ImportedLadder(
      [rate(0, 90_000, "0.0055"), rate(90_000, nil, "0.0046")], freeBefore: 10_000)
    #expect(try ladder.ladder.tiers == [tier(100_000, "0.0055"), tier(nil, "0.0046")])
  }

  @Test(
    arguments: [
      ([], "no price on demand"),
      ([(1, nil, "1")], "the ladder begins at 1, not at 0"),
      ([(0, 10, "1"), (20, nil, "1")], "the ladder jumps from 10 to 20"),
      ([(0, 10, "1"), (5, nil, "1")], "the ladder jumps from 10 to 5"),
      ([(0, nil, "1"), (5, nil, "1")], "the ladder jumps from Inf to 5"),
      ([(0, 10, "1")], "the ladder ends at 10, not at Inf; is the file cut off?"),
      ([(0, nil, "-1")], "a price is negative"),
    ] as [([(Int, Int?, String)], String)])
  func `a broken ladder is refused`(rates: [(Int, Int?, String)], message: String) throws {
    let rates = try rates.map { try rate($0.0, $0.1, $0.2) }
    #expect(throws: ImportedLadder.Problem(message: message)) {
      try ImportedLadder(rates, freeBefore: 0)
    }
  }
}
