import Documents
import Metering

/// Applies the rules between list price and total, one after the other.
///
/// A discount on a service or meter is of what earlier discounts left of its lines; one on
/// everything, and tax, are of all that is owed when they are reached.
struct BillAdjusting {
  private let lines: [BillLine]
  /// What discounts have left of each line.
  private var nets: [ExactDecimal]
  private(set) var total: ExactDecimal
  private(set) var adjustments: [BillAdjustment] = []
  private let month: CalendarMonth?

  init(lines: [BillLine], total: ExactDecimal, month: CalendarMonth?) {
    self.lines = lines
    nets = lines.map(\.cost)
    self.total = total
    self.month = month
  }

  /// Credits of the free tier are spent after all rules but tax.
  mutating func apply(
    _ rules: [Adjustment], credits: [Allowances.Credit]
  ) throws(BillError) {
    let rules = rules.filter { $0.isInForce(in: month) }
    for rule in rules {
      if let problem = rule.problem(with: lines) { throw .rule(problem) }
    }
    do throws(DecimalOverflow) {
      let firstTax = rules.firstIndex(where: \.isTax) ?? rules.endIndex
      for rule in rules[..<firstTax] { try apply(rule) }
      for credit in credits {
        try add(.credit, credit.label, try spent(credit.amount))
      }
      for rule in rules[firstTax...] { try apply(rule) }
    } catch {
      throw .totalOverflow
    }
  }

  private mutating func apply(_ adjustment: Adjustment) throws(DecimalOverflow) {
    let label = adjustment.label
    switch adjustment.rule {
    case .discount(let percent, let scope):
      try add(.discount, label, try discount(percent, of: scope))
    case .credit(let amount): try add(.credit, label, try spent(amount))
    case .commitment(let perHour, let percent):
      try add(.commitment, label, try commitment(perHour, percent))
    case .tax(let percent): try add(.tax, label, try total.percent(percent))
    }
  }

  private mutating func add(
    _ kind: BillAdjustment.Kind, _ label: String, _ amount: ExactDecimal
  ) throws(DecimalOverflow) {
    total = try total.adding(amount)
    adjustments.append(BillAdjustment(kind: kind, label: label, amount: amount))
  }

  private mutating func discount(
    _ percent: ExactDecimal, of scope: Adjustment.Scope
  ) throws(DecimalOverflow) -> ExactDecimal {
    var saved = ExactDecimal.zero
    for index in nets.indices where scope.contains(lines[index].meter) {
      let part = try nets[index].percent(percent)
      nets[index] = try nets[index].subtracting(part)
      saved = try saved.adding(part)
    }
    return try spent(scope == .all ? try total.percent(percent) : saved)
  }

  /// The amount as a deduction, at most all that is owed.
  private func spent(_ amount: ExactDecimal) throws(DecimalOverflow) -> ExactDecimal {
    try min(amount, max(total, .zero)).negated()
  }

  /// What is owed for the commitment, less the list price of what it buys.
  ///
  /// The plan is spent evenly over the month. It buys `perHour` × hours / (1 − percent) of Lambda
  /// duration at list price; unused, it is owed all the same. What part of the duration it buys may
  /// be a quotient without an end, which is rounded half-even to 12 decimals.
  private func commitment(
    _ perHour: ExactDecimal, _ percent: ExactDecimal
  ) throws(DecimalOverflow) -> ExactDecimal {
    var eligible = ExactDecimal.zero
    for (line, net) in zip(lines, nets) where line.meter.isLambdaDuration {
      eligible = try eligible.adding(net)
    }
    let hours = ExactDecimal(month?.hours ?? FreeTier.hoursOfNoMonth)
    let owed = try perHour.multiplied(by: hours)
    let share = try ExactDecimal(1).subtracting(try ExactDecimal(1).percent(percent))
    guard try eligible.multiplied(by: share) > owed else { return try owed.subtracting(eligible) }
    let bought = try owed.divided(by: share, places: ExactDecimal.quantityScale)
    return try owed.subtracting(bought)
  }
}

extension Adjustment {
  fileprivate var isTax: Bool {
    if case .tax = rule { return true }
    return false
  }

  /// An error where the rule is for lines that the bill does not have.
  fileprivate func problem(with lines: [BillLine]) -> DocumentError? {
    switch rule {
    case .discount(_, .all), .credit, .tax: nil
    case .discount(_, let scope):
      lines.contains { scope.contains($0.meter) }
        ? nil : node.error("matches nothing: the bill has no line of \(scope)")
    case .commitment:
      lines.contains { $0.meter.isLambdaDuration }
        ? nil : node.error("matches nothing: the bill has no line of Lambda duration")
    }
  }
}

extension UsageDimension {
  /// What a Compute Savings Plan covers of Lambda: duration and provisioned concurrency.
  ///
  /// Requests are not covered.
  /// Source: https://www.cloudkeeper.com/glossary/aws-compute-savings-plan and
  /// https://cloudwiry.com/lambda-functions/, copies read 2026-11-24; both secondary.
  fileprivate var isLambdaDuration: Bool {
    switch self {
    case .lambdaComputeX86, .lambdaComputeArm, .lambdaProvisionedX86, .lambdaProvisionedArm,
      .lambdaProvisionedDurationX86, .lambdaProvisionedDurationArm:
      true
    default: false
    }
  }
}

extension ExactDecimal {
  /// So many hundredths of it.
  fileprivate func percent(_ percent: ExactDecimal) throws(DecimalOverflow) -> ExactDecimal {
    try multiplied(
      by: ExactDecimal(coefficient: percent.coefficient, scale: percent.scale + 2))
  }
}
