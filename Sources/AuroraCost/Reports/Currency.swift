import Documents

/// A currency's code and how its amounts are shown to people; data formats show exact values.
struct Currency: Hashable, Sendable {
  /// ISO 4217 code.
  let code: String

  /// Digits of the minor unit.
  ///
  /// Source: ISO 4217 list one, read 2026-11-24.
  var places: Int {
    switch code {
    case "CLP", "ISK", "JPY", "KRW", "PYG", "UGX", "VND", "XAF", "XOF": 0
    case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
    default: 2
    }
  }

  /// The smallest amount that is shown: a cent, a fil, a yen.
  var minorUnit: ExactDecimal { ExactDecimal(coefficient: 1, scale: places) }

  /// `USD 1,234.50`; halves are rounded away from zero.
  func text(_ amount: ExactDecimal) -> String { code + "\u{A0}" + bare(amount) }

  /// `1,234.50`, where the currency stands elsewhere.
  func bare(_ amount: ExactDecimal) -> String { grouped(amount.formatted(places: places)) }

  /// A cost per user or call: at least two digits that are not leading zeros, `USD 0.0013`.
  func unitCost(_ amount: ExactDecimal) -> String {
    let shownPlaces = amount.places(atLeast: places, showingDigits: 2)
    return code + "\u{A0}" + grouped(amount.formatted(places: shownPlaces))
  }
}

/// A quantity for people: three decimals, or as many as show three digits of a small fraction.
func shownQuantity(_ quantity: ExactDecimal) -> String {
  let places = quantity.places(atLeast: 3, showingDigits: 3)
  return grouped(quantity.rounded(toPlaces: places).description)
}

extension ExactDecimal {
  /// The fewest decimals, `least` or more, that show so many digits after the leading zeros.
  fileprivate func places(atLeast least: Int, showingDigits wanted: Int) -> Int {
    var places = least
    while places < scale {
      let digits = formatted(places: places).filter(\.isNumber).drop { $0 == "0" }
      if digits.count >= wanted { break }
      places += 1
    }
    return places
  }
}

/// A plain decimal with commas between thousands: `-1234567.5` becomes `-1,234,567.5`.
func grouped(_ number: String) -> String {
  let whole = number.prefix { $0 != "." }
  let digits = whole.drop { $0 == "-" }
  var text = whole.first == "-" ? "-" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
    text.append(digit)
  }
  return text + number.dropFirst(whole.count)
}
