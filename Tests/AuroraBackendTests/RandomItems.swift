import AuroraBackend

/// Items and numbers drawn from a seed, the same on every machine.
struct RandomItems: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func number(in range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func text(_ most: Int) -> String {
    let letters = Array("abcxyz 0189é☂𝄞")
    return String(
      (0..<number(in: 0...most)).map { _ in letters[number(in: 0...letters.count - 1)] })
  }

  /// A plain decimal such as `-0120.030`, with digits on both sides of its point.
  mutating func decimal() -> String {
    func digits(_ count: Int, _ random: inout RandomItems) -> String {
      String((0..<count).map { _ in "00123456789".randomElement(using: &random) ?? "0" })
    }
    let whole = digits(number(in: 1...12), &self)
    let part = digits(number(in: 1...12), &self)
    return (Bool.random(using: &self) ? "-" : "") + whole + "." + part
  }

  /// A value of any type, nested at most so deep.
  mutating func value(depth: Int = 3) -> ItemValue {
    switch number(in: 0...(depth > 0 ? 9 : 7)) {
    case 0: .string(ItemText(text(40)))
    case 1: .number(decimalNumber())
    case 2: .binary(bytes())
    case 3: .boolean(Bool.random(using: &self))
    case 4: .null
    case 5: .stringSet(Set((0..<3).map { ItemText("\($0)" + text(5)) }))
    case 6: .numberSet(Set((0..<3).map { _ in decimalNumber() }))
    case 7: .binarySet(Set((0..<3).map { [UInt8($0)] + bytes() }))
    case 8: .list((0..<number(in: 0...4)).map { _ in value(depth: depth - 1) })
    default: .map(attributes(number(in: 0...4), depth: depth - 1))
    }
  }

  mutating func attributes(_ count: Int, depth: Int = 3) -> [ItemText: ItemValue] {
    var attributes: [ItemText: ItemValue] = [:]
    for index in 0..<count { attributes[ItemText("\(index)" + text(8))] = value(depth: depth) }
    return attributes
  }

  mutating func item() -> ItemImage { ItemImage(attributes(number(in: 1...8))) }

  private mutating func decimalNumber() -> ItemNumber {
    (try? ItemNumber(decimal())) ?? number(of: 7)
  }

  private func number(of digit: Int) -> ItemNumber {
    guard let number = try? ItemNumber("\(digit)") else {
      preconditionFailure("a digit is a number")
    }
    return number
  }

  private mutating func bytes() -> [UInt8] {
    (0..<number(in: 0...20)).map { _ in UInt8.random(in: 0...255, using: &self) }
  }
}
