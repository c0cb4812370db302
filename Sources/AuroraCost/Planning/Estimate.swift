public import Documents
public import Metering
public import PricingModels

/// A scenario's month: what was simulated, what it costs, and everything needed to check it.
///
/// Reports are made of this value alone; nothing in it depends on the clock, the machine or a path.
public struct Estimate: Sendable {
  public var scenario: ScenarioIdentity
  /// Every counted operation, billable or not, in catalogue order.
  public var operations: [OperationCount]
  public var bill: Bill
  /// What one user, event and reminder costs; empty where no operation was counted.
  public var unitCosts: [UnitCost] = []
  /// What shared quotas refused; nil where none was enforced.
  public var refusedQuotas: [RefusedQuota]?
  /// The busiest seconds; nil where no second pass looked at them.
  public var peaks: PeakDemand?
  public var assumptions: [Assumption]
  /// The price tables and the free-tier table used, in the order they were layered.
  public var tables: [TableIdentity]
  /// What the simulated backend leaves out and a real bill may hold.
  public var notIncluded: [String]
  /// The command that reproduces it: arguments as given, with base names only.
  public var command: [String]
  public var toolVersion: String

  public init(
    scenario: ScenarioIdentity, operations: [OperationCount], bill: Bill,
    assumptions: [Assumption], tables: [TableIdentity], notIncluded: [String], command: [String],
    toolVersion: String
  ) {
    self.scenario = scenario
    self.operations = operations
    self.bill = bill
    self.assumptions = assumptions
    self.tables = tables
    self.notIncluded = notIncluded
    self.command = command
    self.toolVersion = toolVersion
  }
}

/// Which scenario an estimate is of.
public struct ScenarioIdentity: Sendable, Equatable {
  /// Free text from the scenario file; safe to show only through an escaping writer.
  public var name: String
  public var description: String
  /// Base name of the scenario file; nil for the built-in defaults.
  public var file: String?
  /// SHA-256 of the resolved scenario, 64 hex digits.
  public var hash: String
  public var month: CalendarMonth
  public var region: String
  public var seed: UInt64
  /// Accounts at the end of the month.
  public var accounts: UInt64
  /// Users with any identity operation in the month.
  public var activeUsers: UInt64
  public var signUps: UInt64
  /// API calls of the month.
  public var apiCalls: UInt64
  /// Events created and reminders sent in the month: divisors of unit costs.
  public var eventsCreated: UInt64
  public var remindersSent: UInt64
  /// The scenario's monthly budget in the bill's currency, where it has one.
  public var budget: ExactDecimal?

  public init(
    name: String, description: String, file: String?, hash: String, month: CalendarMonth,
    region: String, seed: UInt64, accounts: UInt64, activeUsers: UInt64, signUps: UInt64,
    apiCalls: UInt64, eventsCreated: UInt64, remindersSent: UInt64, budget: ExactDecimal?
  ) {
    self.name = name
    self.description = description
    self.file = file
    self.hash = hash
    self.month = month
    self.region = region
    self.seed = seed
    self.accounts = accounts
    self.activeUsers = activeUsers
    self.signUps = signUps
    self.apiCalls = apiCalls
    self.eventsCreated = eventsCreated
    self.remindersSent = remindersSent
    self.budget = budget
  }
}

/// How much of one dimension one operation of one journey caused.
public struct OperationCount: Sendable, Equatable {
  /// Such as `View calendar`; `Standing` for what no user's act causes.
  public var journey: String
  /// Such as `List events`.
  public var operation: String
  public var dimension: UsageDimension
  /// In the dimension's billed unit.
  public var quantity: ExactDecimal

  public init(
    journey: String, operation: String, dimension: UsageDimension, quantity: ExactDecimal
  ) {
    self.journey = journey
    self.operation = operation
    self.dimension = dimension
    self.quantity = quantity
  }
}

/// One input of the scenario, with how far to trust it.
public struct Assumption: Sendable, Equatable {
  /// Dotted key, such as `behaviour.sessionsPerMonth`.
  public var key: String
  public var value: String
  public var unit: String
  public var low: String?
  public var high: String?
  public var source: String
  /// `A` official or raw measured data, `B` named study, `C` secondary text, `D` our assumption.
  public var grade: String
  /// Whether the scenario or the command line changed it from the defaults.
  public var isChanged: Bool

  public init(
    key: String, value: String, unit: String, low: String?, high: String?, source: String,
    grade: String, isChanged: Bool
  ) {
    self.key = key
    self.value = value
    self.unit = unit
    self.low = low
    self.high = high
    self.source = source
    self.grade = grade
    self.isChanged = isChanged
  }
}

/// A data file that an estimate rests on.
public struct TableIdentity: Sendable, Equatable {
  /// Base name.
  public var name: String
  public var version: String
  /// SHA-256 of the file's bytes, 64 hex digits.
  public var hash: String

  public init(name: String, version: String, hash: String) {
    self.name = name
    self.version = version
    self.hash = hash
  }
}
