public import Documents
public import Metering

/// What a provider charges for each meter in one region, or in every region.
public struct PriceTable: Sendable {
  /// Base name of the file.
  public let name: String
  public let provider: String
  /// `global` for a table of every region.
  public let region: String
  /// ISO 4217 code of every price.
  public let currency: String
  public let version: String
  /// Each meter's rows, which neither overlap nor leave a gap, the earliest first.
  public let rows: [UsageDimension: [PriceRow]]
  /// The file's root, for errors that concern several files.
  let document: DocumentNode

  public var isGlobal: Bool { region == Self.globalRegion }

  public static let globalRegion = "global"
}

/// The prices of one meter from one day to another.
public struct PriceRow: Sendable, Equatable {
  /// First day it applies; nil where it always has.
  public var effective: CalendarDate?
  /// First day it applies no longer; nil where no end is known.
  public var until: CalendarDate?
  public var ladder: TierLadder
  /// What one unit comes with: units of other meters that are not charged.
  public var includes: [Included] = []
  public var source: PriceSource

  /// Whether it applies on the day.
  public func isInForce(on day: CalendarDate) -> Bool {
    (effective.map { $0 <= day } ?? true) && (until.map { day < $0 } ?? true)
  }
}

/// Units of a meter that come with one unit of another, as with a month of a plan.
public struct Included: Sendable, Equatable {
  public var meter: UsageDimension
  public var quantity: ExactDecimal
}

/// Where a figure was read; a user's own file may leave all of it out.
public struct PriceSource: Sendable, Equatable {
  public enum Confidence: String, CaseIterable, Sendable { case high, medium, low }

  public var usageType: String?
  public var sku: String?
  public var rateCodes: [String] = []
  public var url: String?
  /// Day the source was read.
  public var read: CalendarDate?
  public var confidence: Confidence?
  public var note: String?
}
