import Documents

/// A CSV file read back by the letter of RFC 4180: CRLF between records, quotes doubled.
struct CSVFile {
  let header: [String]
  let rows: [[String: String]]

  struct Malformed: Error {
    let what: String
  }

  init(_ text: String) throws {
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.popFirst() {
      switch (byte, isQuoted) {
      case (34, true) where bytes.first == 34:
        field.append(34)
        bytes.removeFirst()
      case (34, true): isQuoted = false
      case (34, false) where field.isEmpty: isQuoted = true
      case (44, false):
        record.append(String(decoding: field, as: UTF8.self))
        field = []
      case (13, false):
        guard bytes.popFirst() == 10 else { throw Malformed(what: "CR without LF") }
        records.append(record + [String(decoding: field, as: UTF8.self)])
        (record, field) = ([], [])
      case (34, false), (10, false): throw Malformed(what: "bare quote or LF")
      default: field.append(byte)
      }
    }
    guard !isQuoted, record.isEmpty, field.isEmpty, let first = records.first else {
      throw Malformed(what: "last record is not ended by CRLF")
    }
    header = first
    rows = try records.dropFirst().map { record in
      guard record.count == first.count else { throw Malformed(what: "\(record.count) fields") }
      return Dictionary(uniqueKeysWithValues: zip(first, record))
    }
  }

  /// The exact sum of a column, empty fields left out.
  func sum(_ column: String) throws -> String {
    let values = rows.compactMap { $0[column] }.filter { !$0.isEmpty }
    return try AuroraCostTests.sum(values.map(decimal)).description
  }
}
