public import Documents
import Metering

// The `adjustments:` section of a scenario: a list of rules, in the order in which they apply.
extension Adjustment {
  public static func list(_ node: DocumentNode) throws(DocumentError) -> [Adjustment] {
    var list: [Adjustment] = []
    for item in try node.items() { list.append(try Adjustment(item)) }
    return list
  }

  private init(_ node: DocumentNode) throws(DocumentError) {
    let common = ["kind", "label", "from", "until"]
    let kind = try DocumentMapping(node).required("kind").choice(of: BillAdjustment.Kind.self)
    let fallback: String
    let rule: DocumentMapping
    switch kind {
    case .discount:
      rule = try node.mapping(keys: common + ["percent", "service", "meter"])
      let percent = try rule.required("percent").percent()
      let scope = try Scope(rule)
      self.rule = .discount(percent: percent, of: scope)
      fallback = "Discount of \(percent) % on \(scope)"
    case .credit:
      rule = try node.mapping(keys: common + ["amount"])
      self.rule = .credit(try rule.required("amount").decimal(atLeast: .zero))
      fallback = "Credit"
    case .commitment:
      rule = try node.mapping(keys: common + ["perHour", "percent"])
      let percent = try rule.required("percent").percent()
      self.rule = .commitment(
        perHour: try rule.required("perHour").decimal(atLeast: .zero), percent: percent)
      fallback = "Compute Savings Plan for Lambda"
    case .tax:
      rule = try node.mapping(keys: common + ["percent"])
      let percent = try rule.required("percent").decimal(atLeast: .zero)
      self.rule = .tax(percent: percent)
      fallback = "Tax of \(percent) %"
    }
    label = try rule["label"]?.displayName() ?? fallback
    from = try rule["from"]?.date()
    until = try rule["until"]?.date()
    if let from, let until, until <= from {
      throw node.error("'until' must be after 'from', found '\(until)'")
    }
    self.node = node
  }
}

extension Adjustment.Scope: CustomStringConvertible {
  fileprivate init(_ rule: DocumentMapping) throws(DocumentError) {
    switch (rule["service"], rule["meter"]) {
    case (let service?, nil): self = .service(try service.choice(of: Service.self))
    case (nil, let meter?): self = .meter(try meter.meter())
    case (nil, nil): self = .all
    case (_?, _?): throw rule.node.error("has both 'service' and 'meter'; keep one of them")
    }
  }

  public var description: String {
    switch self {
    case .all: "everything"
    case .service(let service): service.title
    case .meter(let meter): "\(meter.service.title), \(meter.label)"
    }
  }
}

extension DocumentNode {
  /// From 0 to 100.
  fileprivate func percent() throws(DocumentError) -> ExactDecimal {
    try decimal(from: 0, to: 100)
  }
}
