/// A signed decimal as a pupil writes it, digit by digit: a model that shares nothing with the code.
struct SchoolNumber: CustomStringConvertible {
  var isNegative: Bool
  /// Without leading zeros, the last digit first.
  var digits: [Int]
  var scale: Int

  init(isNegative: Bool = false, digits: [Int], scale: Int) {
    self.digits = digits
    self.scale = scale
    while let last = self.digits.last, last == 0 { self.digits.removeLast() }
    self.isNegative = isNegative && !self.digits.isEmpty
  }

  init(_ text: String) {
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    self.init(
      isNegative: text.hasPrefix("-"),
      digits: parts.joined().reversed().compactMap { $0.wholeNumberValue },
      scale: parts.count > 1 ? parts[1].count : 0)
  }

  func shifted(to wanted: Int) -> [Int] {
    [Int](repeating: 0, count: wanted - scale) + digits
  }

  static func + (left: SchoolNumber, right: SchoolNumber) -> SchoolNumber {
    let scale = max(left.scale, right.scale)
    let (a, b) = (left.shifted(to: scale), right.shifted(to: scale))
    if left.isNegative == right.isNegative {
      return SchoolNumber(isNegative: left.isNegative, digits: sum(a, b), scale: scale)
    }
    return isBelow(a, b)
      ? SchoolNumber(isNegative: right.isNegative, digits: difference(b, a), scale: scale)
      : SchoolNumber(isNegative: left.isNegative, digits: difference(a, b), scale: scale)
  }

  static func * (left: SchoolNumber, right: SchoolNumber) -> SchoolNumber {
    var columns = [Int](repeating: 0, count: left.digits.count + right.digits.count + 1)
    for (i, a) in left.digits.enumerated() {
      for (j, b) in right.digits.enumerated() { columns[i + j] += a * b }
    }
    return SchoolNumber(
      isNegative: left.isNegative != right.isNegative, digits: carried(columns),
      scale: left.scale + right.scale)
  }

  static func < (left: SchoolNumber, right: SchoolNumber) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    let scale = max(left.scale, right.scale)
    let (a, b) = (left.shifted(to: scale), right.shifted(to: scale))
    return left.isNegative ? isBelow(b, a) : isBelow(a, b)
  }

  var description: String {
    var text = digits.reversed().map(String.init).joined()
    text = String(repeating: "0", count: max(0, scale + 1 - text.count)) + text
    if scale > 0 {
      text.insert(".", at: text.index(text.endIndex, offsetBy: -scale))
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return (isNegative ? "-" : "") + text
  }

  private static func sum(_ a: [Int], _ b: [Int]) -> [Int] {
    carried(
      (0..<max(a.count, b.count) + 1).map {
        ($0 < a.count ? a[$0] : 0) + ($0 < b.count ? b[$0] : 0)
      })
  }

  private static func difference(_ a: [Int], _ b: [Int]) -> [Int] {
    var borrow = 0
    return a.indices.map { index in
      let digit = a[index] - (index < b.count ? b[index] : 0) - borrow
      borrow = digit < 0 ? 1 : 0
      return digit + 10 * borrow
    }
  }

  private static func carried(_ columns: [Int]) -> [Int] {
    var carry = 0
    var digits: [Int] = []
    for column in columns {
      digits.append((column + carry) % 10)
      carry = (column + carry) / 10
    }
    while carry > 0 {
      digits.append(carry % 10)
      carry /= 10
    }
    return digits
  }

  private static func isBelow(_ a: [Int], _ b: [Int]) -> Bool {
    let count = max(a.count, b.count)
    for index in (0..<count).reversed() {
      let (x, y) = (index < a.count ? a[index] : 0, index < b.count ? b[index] : 0)
      if x != y { return x < y }
    }
    return false
  }
}
