public import Documents
import Metering

// `aurora-cost/usage@1`, or a report or live ledger whose bill's quantities are priced anew.
extension Usage {
  static let format = "aurora-cost/usage@1"
  static let reportFormat = "aurora-cost/report@1"
  static let liveFormat = "aurora-cost/live-ledger@1"

  public init(_ document: Document) throws(DocumentError) {
    switch try document.root.value(of: "format")?.text() {
    case Self.reportFormat:
      let root = DocumentMapping(document.root)
      try self.init(billOf: root, placeIn: root["scenario"].map(DocumentMapping.init) ?? root)
    case Self.liveFormat:
      let root = DocumentMapping(document.root)
      try self.init(billOf: root, placeIn: root)
    default: try self.init(usage: document.root)
    }
  }

  /// Reads several files as one usage: their quantities are added.
  public init(files: [Document]) throws(DocumentError) {
    guard let first = files.first else {
      preconditionFailure("at least one usage file is needed")
    }
    try self.init(first)
    for file in files.dropFirst() {
      let other = try Usage(file)
      guard other.region == region, other.month == month else {
        throw DocumentError(
          file: file.root.file,
          problem: "is of \(other.place), but \(first.name) is of \(place); price them apart")
      }
      for quantity in other.quantities {
        do throws(DecimalOverflow) {
          try add(quantity)
        } catch {
          let meter = quantity.meter.id
          throw DocumentError(file: file.root.file, path: "meters.\(meter)", problem: "\(error)")
        }
      }
    }
  }

  private var place: String {
    "'\(region)' in \(month.map { "'\($0)'" } ?? "no month")"
  }

  private init(usage node: DocumentNode) throws(DocumentError) {
    let root = try node.file(format: Self.format, keys: ["region", "month", "meters"])
    region = try root.required("region").regionName()
    month = try root["month"]?.month()
    quantities = []
    for entry in try root.required("meters").entries() {
      quantities.append(Quantity(try entry.meter(), try entry.value.decimal(atLeast: .zero)))
    }
  }

  /// Such files hold much that pricing does not need; of the bill, meters and quantities are read.
  private init(
    billOf root: DocumentMapping, placeIn head: DocumentMapping
  ) throws(DocumentError) {
    region = try head.required("region").regionName()
    month = try head["month"]?.month()
    quantities = []
    for line in try DocumentMapping(root.required("bill")).required("lines").items() {
      let line = DocumentMapping(line)
      let name = try line.required("meter")
      let meter = try name.meter()
      guard !quantities.contains(where: { $0.meter == meter }) else {
        throw name.error("a second line of \(name.found)")
      }
      quantities.append(Quantity(meter, try line.required("quantity").decimal(atLeast: .zero)))
    }
  }
}
