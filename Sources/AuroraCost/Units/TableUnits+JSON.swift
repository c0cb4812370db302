import AuroraBackend
import Metering

// The answer of `aurora-cost units`; units are texts, for a half is not a whole number.
extension TableUnits {
  var json: JSONValue {
    .object([
      ("readUnits", .string(readUnits)),
      ("writeUnits", .string(String(writes))),
      ("itemSizes", .array(itemSizes.map { .integer(Int128($0.count)) })),
      ("indexes", .object(indexWrites.map { ($0.index, .string(String($0.writes))) })),
      ("total", .object([("read", .string(readUnits)), ("write", .string(String(totalWrites)))])),
    ])
  }

  private var readUnits: String { String(halfReads / 2) + (halfReads % 2 == 0 ? "" : ".5") }
}
