import ArgumentParser
import Documents
import Metering
import PricingModels

struct PricesShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show what a meter costs, tier by tier, and where that was read.",
    discussion: """
      Shows every region that has a price, or one with --region. Exits with 6 where none has.

      Examples:
        aurora-cost prices show lambda.requests
        aurora-cost prices show dynamodb.write-request-units --region us-east-1
      """)

  @Argument(help: "Meter, such as lambda.requests.", transform: meter)
  var meter: UsageDimension

  @Option(help: "Only this region, and prices of every region.")
  var region: String?

  @OptionGroup var options: PriceTableOptions

  func run() async throws {
    try await CommandRunner.run {
      let tables = try options.tables().filter {
        region == nil || $0.region == region || $0.isGlobal
      }
      var text = "\(meter.service.title): \(meter.label)\n\(meter.id), per \(meter.unit.rawValue)\n"
      var shown = 0
      for table in tables {
        for row in table.rows[meter] ?? [] {
          text += "\n" + Self.text(row, in: table)
          shown += 1
        }
      }
      guard shown > 0 else {
        let place = region.map { " in region '\($0)'" } ?? ""
        Terminal.complain("no price for '\(meter.id)'\(place)")
        throw ExitCode.incomplete
      }
      try Terminal.write(Array(text.utf8))
    }
  }

  static func text(_ row: PriceRow, in table: PriceTable) -> String {
    let from = row.effective.map { ", from \($0)" } ?? ""
    let until = row.until.map { ", until \($0)" } ?? ""
    var text = "\(table.region)\(from)\(until)\n"
    for line in tierLines(row.ladder, table.currency) { text += "  \(line)\n" }
    for part in row.includes {
      text += "  includes \(shownQuantity(part.quantity)) of \(part.meter.id)\n"
    }
    let source = row.source
    let facts: [(String, String?)] = [
      ("usage type", source.usageType), ("SKU", source.sku),
      ("rate codes", source.rateCodes.isEmpty ? nil : source.rateCodes.joined(separator: ", ")),
      ("source", source.url), ("read", source.read?.description),
      ("confidence", source.confidence?.rawValue), ("note", source.note),
      ("table", "\(table.name), version \(table.version)"),
    ]
    for case (let name, let value?) in facts {
      text += "  " + TerminalText.padded(name, to: 12) + value.onOneLine + "\n"
    }
    return text
  }

  /// `first 6,000,000,000: 0.0000166667 USD`, `next …`, `above: …`.
  private static func tierLines(_ ladder: TierLadder, _ currency: String) -> [String] {
    var lines: [String] = []
    for (index, tier) in ladder.tiers.enumerated() {
      let part =
        switch (index, tier.upTo) {
        case (0, nil): ""
        case (0, let edge?): "first \(shownQuantity(edge)): "
        case (_, let edge?): "up to \(shownQuantity(edge)): "
        case (_, nil): "above: "
        }
      lines.append("\(part)\(tier.price) \(currency)")
    }
    if ladder.tiers.last?.upTo != nil { lines.append("above: not known") }
    return lines
  }

  @Sendable private static func meter(_ id: String) throws -> UsageDimension {
    if let meter = UsageDimension(id: id), meter.isMeter { return meter }
    throw ValidationError(
      "unknown meter \(id.quoted)" + didYouMean(id, among: UsageDimension.meters.map(\.id)))
  }
}
