import AuroraCost
import Documents
import Metering
import PricingModels

/// A repeatable source of random numbers (SplitMix64).
struct RepeatableNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension SampleEstimate {
  /// Random quantities, prices of up to ten decimals, allowances, tiers and adjustments.
  static func random(seed: UInt64) throws -> Estimate {
    var numbers = RepeatableNumbers(state: seed)
    var sample = SampleBill()
    for meter in UsageDimension.meters.shuffled(using: &numbers).prefix(1 + Int(seed % 40)) {
      let quantity = Int.random(in: 0...9_999_999, using: &numbers)
      let fraction = Int.random(in: 0...999_999, using: &numbers)
      let edge = Int.random(in: 1...2_000_000, using: &numbers)
      let hasPrice = Int.random(in: 0..<12, using: &numbers) > 0
      let ladder: [(upTo: String?, price: String)] = [
        (String(edge), price(&numbers)),
        (Bool.random(using: &numbers) ? nil : String(edge * 2), price(&numbers)),
      ]
      try sample.add(
        meter, "\(quantity).\(fraction)",
        free: Bool.random(using: &numbers) ? String(edge / 2) : nil,
        ladder: hasPrice ? ladder : [])
    }
    for kind in BillAdjustment.Kind.allCases where Bool.random(using: &numbers) {
      let amount = ExactDecimal(
        coefficient: Int128.random(in: -9_999_999...9_999_999, using: &numbers), scale: 5)
      sample.adjustments.append(
        BillAdjustment(kind: kind, label: "a \(kind.rawValue)", amount: amount))
    }
    let currency = ["USD", "JPY", "KWD"][Int(seed % 3)]
    return estimate(
      try scenario(name: "Random \(seed)", budget: seed % 2 == 0 ? "500" : nil),
      try sample.bill(currency: currency), operations: try operations())
  }

  private static func price(_ numbers: inout RepeatableNumbers) -> String {
    ExactDecimal(coefficient: Int128.random(in: 0...99_999, using: &numbers), scale: 10).description
  }
}
