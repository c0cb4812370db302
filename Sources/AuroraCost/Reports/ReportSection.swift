/// A titled part of a report: what it says, shows and lists, free of any format.
public struct ReportSection: Sendable {
  public enum Block: Sendable {
    case paragraph(String)
    case list([String])
    case chart(BarChart)
    case table(ReportTable)
    /// The arguments of a command line.
    case command([String])
  }

  /// Unique in the report; letters, digits and hyphens.
  public var id: String
  public var title: String
  public var blocks: [Block]

  public init(id: String, title: String, blocks: [Block]) {
    self.id = id
    self.title = title
    self.blocks = blocks
  }

  /// Whether all it has to show is for reference only.
  var isReference: Bool { !tables.isEmpty && tables.allSatisfy(\.isReference) }

  var tables: [ReportTable] {
    blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }
}
