import Documents
import Metering
import PricingModels
import Testing

@testable import AuroraCost

struct FOCUSReportTests {
  @Test(arguments: CrossFormatTests.estimates.indices)
  func `every row keeps the rules and the costs sum to the total`(index: Int) throws {
    let estimate = try CrossFormatTests.estimates[index]()
    let csv = try CSVFile(FOCUSReport.text(Report(estimate)))
    for row in csv.rows { #expect(FOCUSRules(row).problems.isEmpty) }
    for column in ["BilledCost", "EffectiveCost"] {
      #expect(try csv.sum(column) == estimate.bill.total.description)
    }
  }

  /// Lines of 200; a tenth off leaves 180, a commitment saves 30, a credit 50, and tax is 10 % of 100.
  ///
  /// At list price 200 less the credit is taxed, by contract 180 less the credit.
  @Test func `a discount takes nothing off the list price, nor a commitment off the contract's`()
    throws
  {
    var sample = SampleBill()
    try sample.add(.lambdaRequests, "1000000", ladder: [(nil, "0.0002")])
    let amounts: [(BillAdjustment.Kind, String)] = [
      (.discount, "-20"), (.commitment, "-30"), (.credit, "-50"), (.tax, "10"),
    ]
    sample.adjustments = try amounts.map { kind, amount in
      BillAdjustment(kind: kind, label: kind.rawValue, amount: try decimal(amount))
    }
    let scenario = try SampleEstimate.scenario(name: "T", budget: nil)
    let report = try Report(SampleEstimate.estimate(scenario, try sample.bill()))
    let rows = try CSVFile(FOCUSReport.text(report)).rows
    func column(_ name: String) -> [String] { rows.map { $0[name] ?? "" } }
    #expect(column("BilledCost") == ["200", "-20", "-30", "-50", "10"])
    #expect(column("EffectiveCost") == column("BilledCost"))
    #expect(column("ContractedCost") == ["200", "-20", "0", "-50", "13"])
    #expect(column("ListCost") == ["200", "0", "0", "-50", "15"])
  }

  @Test func `tax on a part of a list price that has no end is rounded to 12 decimals`() throws {
    var sample = SampleBill()
    try sample.add(.lambdaRequests, "1000000", ladder: [(nil, "0.0002")])
    sample.adjustments = [
      BillAdjustment(kind: .discount, label: "D", amount: try decimal("-50")),
      BillAdjustment(kind: .tax, label: "T", amount: try decimal("10")),
    ]
    let costs = try FOCUSCosts.adjustments(of: sample.bill())
    #expect(costs[1].list.description == "13.333333333333")
    #expect(costs[1].contracted.description == "10")
  }

  @Test func `all columns of version 1.2 are there, ours last`() throws {
    let columns = FOCUSReport.columns
    let own = columns.filter { $0.hasPrefix("x_") }
    #expect(columns.count - own.count == 57)
    #expect(columns.suffix(own.count) == own[...])
    #expect(columns.prefix(57).sorted() == Array(columns.prefix(57)))
    #expect(Set(columns).count == columns.count)
  }

  @Test func `every row says that it is an estimate`() throws {
    let csv = try CSVFile(FOCUSReport.text(Report(SampleEstimate.rich())))
    let bill = try SampleEstimate.rich().bill
    let parts = bill.lines.map { $0.tiers.count + ($0.freeQuantity.isZero ? 0 : 1) }
    #expect(csv.rows.count == parts.reduce(0, +) + bill.adjustments.count)
    for row in csv.rows {
      #expect(row["x_RecordType"] == "Estimate")
      #expect(row["BillingAccountId"] == "estimate:Launch")
      #expect(row["ChargeDescription"]?.hasPrefix("ESTIMATE: ") == true)
      #expect(row["InvoiceId"] == "")
      #expect(row["x_EstimateComplete"] == "false")
      #expect(row["BillingPeriodEnd"] == "2026-11-01T00:00:00Z")
      #expect(row["SkuId"].map { $0.isEmpty || $0.hasPrefix("estimate:") } == true)
    }
  }

  @Test(arguments: [
    ("Lịch của Ánh, đặt Đ", "Lich cua Anh, dat D"), ("à la carte", "a la carte"), ("日本", "??"),
    ("plain", "plain"),
  ])
  func `FOCUS's own columns are ASCII, ours have the name as it is`(
    name: String, ascii: String
  ) throws {
    let csv = try CSVFile(FOCUSReport.text(Report(SampleEstimate.small(name: name))))
    for row in csv.rows {
      #expect(row["BillingAccountId"] == "estimate:" + ascii)
      #expect(row["x_ScenarioName"] == name)
      for (column, value) in row where !column.hasPrefix("x_") {
        #expect(value.utf8.allSatisfy { $0 < 0x80 })
      }
    }
  }

  @Test func `a service name has one category`() {
    let services = Service.allCases.map(\.focus)
    #expect(Dictionary(grouping: services, by: \.name).values.allSatisfy { $0.count == 1 })
  }

  @Test func `a quantity without a price has no row, and no cost of 0`() throws {
    let csv = try CSVFile(FOCUSReport.text(Report(SampleEstimate.rich())))
    let rows = csv.rows.filter { $0["x_Meter"] == "kms.requests" }
    #expect(rows.map { $0["PricingQuantity"] } == ["20000"])
    #expect(rows.map { $0["ListUnitPrice"] } == ["0"])
  }

  @Test(arguments: [
    ("BilledCost", "", "BilledCost: is empty"),
    ("ListCost", "6.26", "ListCost: is not price times quantity"),
    ("ServiceCategory", "Clouds", "ServiceCategory: 'Clouds' is not allowed"),
    ("ChargeFrequency", "Monthly", "ChargeFrequency: 'Monthly' is not allowed"),
    ("PricingUnit", "gigabytes", "PricingUnit: 'gigabytes' is not in the unit format"),
    ("ListUnitPrice", "", "ListUnitPrice: is empty in a usage row"),
    ("ChargePeriodStart", "2026-10-01 00:00:00", "ChargePeriodStart: is no UTC instant"),
    ("BillingCurrency", "Z", "BillingCurrency: is no ISO 4217 code"),
    ("EffectiveCost", "$1.00", "EffectiveCost: '$1.00' is not a number"),
    ("Tags", "{\"a\":[]}", "Tags: is no flat JSON object"),
    ("RegionName", "", "RegionName: is empty exactly when RegionId is"),
    ("ChargeClass", "N/A", "ChargeClass: stands for nothing"),
  ])
  func `the rules catch a row that breaks them`(
    column: String, value: String, problem: String
  ) throws {
    let csv = try CSVFile(FOCUSReport.text(Report(SampleEstimate.small())))
    var row = csv.rows[1]
    #expect(FOCUSRules(row).problems.isEmpty)
    row[column] = value
    #expect(FOCUSRules(row).problems.map(\.description).contains(problem))
  }
}
