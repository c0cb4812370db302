import Documents
import Metering

extension PriceImport.ImportedRow {
  /// The row as it stands in a table's `prices`, indented by two.
  var yaml: String {
    var lines = ["\(meter.id):", "  unit: \(meter.unit.rawValue)"]
    if let only = ladder.tiers.first, ladder.tiers.count == 1 {
      lines.append("  tiers: [\(Self.flow(only))]")
    } else {
      lines.append("  tiers:")
      lines += ladder.tiers.map { "    - \(Self.flow($0))" }
    }
    lines += [
      "  source:", "    usageType: \(Self.quoted(usageType))", "    sku: \(Self.quoted(sku))",
      "    rateCodes:",
    ]
    lines += rateCodes.map { "      - \(Self.quoted($0))" }
    lines += ["    read: \(published)", "    confidence: high", "    note: \(Self.quoted(note))"]
    return lines.map { "  \($0)\n" }.joined()
  }

  private var note: String {
    var parts = ["Price List \(offerCode) \(offerVersion)"]
    if !effective.isEmpty { parts.append("in force since \(effective)") }
    if let freePart { parts.append("the file itself gives the first \(freePart) free") }
    return parts.joined(separator: "; ")
  }

  private static func flow(_ tier: TierLadder.Tier) -> String {
    let price = "price: \"\(tier.price)\""
    return tier.upTo.map { edge in
      "{ upTo: \(edge.scale == 0 ? edge.description : "\"\(edge)\""), \(price) }"
    } ?? "{ \(price) }"
  }

  /// Text in double quotes, which YAML reads as JSON does.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20 || 0x7F..<0xA0 ~= scalar.value:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
