public import Documents

/// What a provider's Price List file offers: products with a price on demand.
public struct Offer: Sendable, Equatable {
  /// The offer's code where the file has one, such as `AWSLambda`.
  public var code: String?
  /// The provider's version, such as `20260911124622`.
  public var version: String
  /// `YYYY-MM-DD`.
  public var published: String
  public var products: [OfferProduct]
}

/// One product of a Price List and what it costs on demand.
public struct OfferProduct: Sendable, Equatable {
  public var sku: String
  /// Such as `AWSLambda`: the first part of what tells usage types apart.
  public var serviceCode: String
  public var usageType: String
  public var operation: String
  /// Nil in files before about 2018; there the usage type's prefix says it.
  public var regionCode: String?
  /// Since when the price stands, `YYYY-MM-DD`.
  public var effective: String
  public var rates: [OfferRate]
}

/// One step of a product's ladder: from a quantity, exclusive, up to another, inclusive.
public struct OfferRate: Sendable, Equatable {
  public var code: String
  public var from: ExactDecimal
  /// Nil for `Inf`.
  public var upTo: ExactDecimal?
  public var unit: String
  public var price: ExactDecimal
  public var currency: String
}

extension Offer {
  /// Reads a Price List file, JSON or CSV by its first character.
  ///
  /// `name` is the file as the user named it, for errors.
  public static func read(bytes: [UInt8], named name: String) throws(DocumentError) -> [Offer] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...]
    switch text.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      return try OfferJSON.read(Document(bytes: bytes, named: name, as: .json).root)
    default:
      return [try OfferCSV.read(file: name, bytes: bytes)]
    }
  }
}
