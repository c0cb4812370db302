import Documents
import Metering

/// The text of a price table in YAML, cut at its meters.
struct TableBlocks {
  struct Row {
    /// Its lines, with any comment after them.
    var text: String
    /// Whether its source names a SKU, as imports do and people need not.
    var isImported: Bool
  }

  var rows: [UsageDimension: Row] = [:]
  /// Everything before the first meter.
  private let head: String
  private let root: DocumentNode

  init(_ document: Document) throws(DocumentError) {
    root = document.root
    var lines = String(decoding: document.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map { "\($0)\n" }
    if lines.last == "\n" { lines.removeLast() }
    guard let prices = root.value(of: "prices") else { throw root.error("missing key 'prices'") }
    let entries = try prices.entries()
    let starts = entries.map { $0.line - 1 }
    let isLast = try root.entries().last?.key == "prices"
    guard isLast, zip(entries, starts).allSatisfy({ lines[$1].hasPrefix("  \($0.key):") }) else {
      throw prices.error(
        "an import updates YAML that ends with 'prices', each meter on a line of its own, "
          + "indented by two; write to another file or rewrite this one so")
    }
    let first = starts.first ?? lines.count
    head = lines[..<first].joined()
    for (entry, (start, end)) in zip(entries, zip(starts, starts.dropFirst() + [lines.count])) {
      guard let meter = UsageDimension(id: entry.key) else {
        throw entry.error("unknown meter \(entry.key.quoted)")
      }
      rows[meter] = Row(text: lines[start..<end].joined(), isImported: entry.value.namesSKU)
    }
  }

  /// The table again: its head with another version, its rows in catalogue order.
  func text(version: String) -> String {
    let old = root.value(of: "version").map(\.line)
    var lines = head.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let old, old <= lines.count { lines[old - 1] = "version: \(version)" }
    return lines.joined(separator: "\n")
      + UsageDimension.meters.compactMap { rows[$0]?.text }.joined()
  }

  /// - Throws: unless a key of the table has this value.
  func require(_ key: String, _ expected: String) throws(DocumentError) {
    guard let node = root.value(of: key) else { throw root.error("missing key '\(key)'") }
    guard try node.text() == expected else {
      throw node.error("the offers are of '\(expected)', found \(node.found)")
    }
  }
}

extension DocumentNode {
  /// Whether this price row, or any of a list of them, says its SKU.
  fileprivate var namesSKU: Bool {
    let rows = isSequence ? (try? items()) ?? [] : [self]
    return rows.contains { $0.value(of: "source")?.value(of: "sku") != nil }
  }
}
