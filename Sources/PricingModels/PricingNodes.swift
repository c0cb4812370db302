public import Documents
import Metering

// Values that several of pricing's files hold.
extension DocumentNode {
  func nonEmptyText() throws(DocumentError) -> String {
    let text = try text()
    guard !text.isEmpty else { throw error("must not be empty") }
    return text
  }

  /// Any identifier of at most 100 characters: letters, digits, and inside it `.`, `_` and `-`.
  func regionName() throws(DocumentError) -> String {
    let name = try text()
    let letters = name.utf8.map { byte in
      (Unicode.Scalar(byte).properties.isAlphabetic || 48...57 ~= byte) && byte < 128
    }
    let inner = zip(name.utf8, letters).allSatisfy { byte, isLetter in
      isLetter || "._-".utf8.contains(byte)
    }
    guard inner, letters.first == true, letters.last == true, letters.count <= 100 else {
      throw error("must be a region such as us-east-1, or global; found \(found)")
    }
    return name
  }

  /// Three capital letters, as ISO 4217 has them.
  public func currencyCode() throws(DocumentError) -> String {
    let code = try text()
    guard code.utf8.count == 3, code.utf8.allSatisfy({ 65...90 ~= $0 }) else {
      throw error("must be a currency code such as USD, found \(found)")
    }
    return code
  }

  /// The id of a meter, which is not a call that is counted but never billed.
  func meter() throws(DocumentError) -> UsageDimension {
    let id = try text()
    guard let meter = UsageDimension(meterID: id) else { throw error(.unknownMeter(id)) }
    return meter
  }
}

extension DocumentEntry {
  /// The meter that the key names.
  func meter() throws(DocumentError) -> UsageDimension {
    guard let meter = UsageDimension(meterID: key) else { throw error(.unknownMeter(key)) }
    return meter
  }
}

extension UsageDimension {
  fileprivate init?(meterID id: String) {
    guard let dimension = UsageDimension(id: id), dimension.isMeter else { return nil }
    self = dimension
  }
}

extension String {
  fileprivate static func unknownMeter(_ id: String) -> String {
    "unknown meter \(id.quoted)" + didYouMean(id, among: UsageDimension.meters.map(\.id))
  }
}
