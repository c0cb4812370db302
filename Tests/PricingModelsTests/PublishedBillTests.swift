import Documents
import Metering
import PricingModels
import Testing

struct PublishedBillTests {
  @Test func `all the published examples are read`() {
    #expect(PublishedBill.all.count == 76)
    #expect(PublishedBill.all.count { $0.total != nil } > 40)
  }

  @Test(arguments: PublishedBill.all)
  func `a published example comes out to its last printed digit`(example: PublishedBill) throws {
    let book = try PriceBook(
      layers: [[example.table]], region: example.usage.region, month: nil)
    let bill = try Bill(pricing: example.usage, book: book, allowances: example.allowances)
    #expect(bill.isComplete)
    #expect(bill.lines.count == example.usage.quantities.count)
    for expected in example.lines {
      let line = try #require(bill.lines.first { $0.meter == expected.meter })
      if let printed = expected.printed {
        #expect(try printed.isMet(by: line.cost), "\(line.meter.id): \(line.cost), \(printed.text)")
      }
      if let status = expected.status { #expect(line.status.rawValue == status) }
      for part in expected.parts {
        let tiers = line.tiers.filter { $0.unitPrice == part.price }
        #expect(try sum(tiers.map(\.quantity)) == part.quantity)
        #expect(
          try part.printed.isMet(by: sum(tiers.map(\.cost))), "\(line.meter.id) at \(part.price)")
      }
    }
    #expect(try sum(bill.lines.map(\.cost)) == bill.total)
    if let total = example.total {
      #expect(try total.isMet(by: bill.total), "total \(bill.total), printed \(total.text)")
    }
  }
}

/// The exact sum.
func sum(_ amounts: [ExactDecimal]) throws -> ExactDecimal {
  try amounts.reduce(.zero) { try $0.adding($1) }
}
