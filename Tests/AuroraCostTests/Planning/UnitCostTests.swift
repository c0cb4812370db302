import Documents
import Metering
import PricingModels
import Testing

@testable import AuroraCost

struct UnitCostTests {
  /// 655,120 reminders at 0.0001 a mail; 14 million schedules are free.
  @Test func `a reminder costs its journey's share, by the number sent`() throws {
    let costs = try UnitCost.all(of: SampleEstimate.rich())
    let reminder = try #require(costs.first { $0.unit == .reminderSent })
    #expect(reminder.count == 655_120)
    let attribution = try CostAttribution(SampleEstimate.rich())
    let journey = try attribution.cost { $0.journey == "Reminder" }
    #expect(reminder.average == journey.divided(by: 655_120))
    #expect(reminder.average > (try decimal("0.0001")))
    #expect(reminder.marginal == nil)
  }

  /// The free part is spent, so the next reminder pays in full what the average one paid in part.
  @Test(arguments: [("10", "9", "0.01", "0.1"), ("9", "9", "0", "0.1"), ("8", "9", "0", "0")])
  func `one more costs what lies past the allowance`(
    quantity: String, free: String, average: String, marginal: String
  ) throws {
    func price(_ quantities: [Usage.Quantity]) throws -> Bill {
      var sample = SampleBill()
      for quantity in quantities {
        try sample.add(
          quantity.meter, quantity.quantity.description, free: free, ladder: [(nil, "0.1")])
      }
      return try sample.bill()
    }
    var scenario = try SampleEstimate.scenario(name: "Mail", budget: nil)
    scenario.remindersSent = try #require(UInt64(quantity))
    let mail = Usage.Quantity(.sesRecipientsALaCarte, try decimal(quantity))
    let estimate = SampleEstimate.estimate(
      scenario, try price([mail]),
      operations: [
        OperationCount(
          journey: "Reminder", operation: "Send reminder", dimension: .sesRecipientsALaCarte,
          quantity: mail.quantity)
      ])
    let costs = try UnitCost.all(of: estimate, price: price)
    let reminder = try #require(costs.first { $0.unit == .reminderSent })
    #expect(reminder.average.description == average)
    #expect(reminder.marginal?.description == marginal)
  }

  @Test func `nothing counted has no unit cost`() throws {
    #expect(try UnitCost.all(of: SampleEstimate.small()).isEmpty)
    var estimate = try SampleEstimate.rich()
    estimate.scenario.remindersSent = 0
    #expect(try UnitCost.all(of: estimate).map(\.unit) == [.activeUser, .eventCreated])
  }

  @Test func `standing cost is no user's`() throws {
    let estimate = try CostAttributionTests.estimate(
      quantity: "4", price: "1", [("Standing", "Keep data", "3"), ("A", "a", "1")])
    var one = estimate
    one.scenario.activeUsers = 1
    let user = try #require(try UnitCost.all(of: one).first)
    #expect(user.unit == .activeUser)
    #expect(user.average.description == "1")
  }
}
