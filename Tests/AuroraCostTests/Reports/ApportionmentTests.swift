import Documents
import Testing

@testable import AuroraCost

struct ApportionmentTests {
  @Test(arguments: [
    (["0.005", "0.005"], [1, 0]),
    (["0.004", "0.005"], [0, 1]),
    (["0.001", "0.001", "0.001"], [0, 0, 0]),
    (["0.333", "0.333", "0.334"], [33, 33, 34]),
    (["1.10", "2.25"], [110, 225]),
    (["0", "0.006", "0.006"], [0, 1, 0]),
    (["-0.006", "0.5"], [-1, 50]),
    (["-0.001", "0.501"], [0, 50]),
    ([], []),
  ])
  func `the missing cents go to the largest remainders, ties in order`(
    exact: [String], expected: [Int]
  ) throws {
    let units = try Apportionment.units(of: exact.map(decimal), places: 2)
    #expect(units.map { Int($0) } == expected)
  }

  @Test func `random lists add up to their rounded sum, each row within a unit`() throws {
    var numbers = RepeatableNumbers(state: 1)
    for round in 0..<400 {
      let exact = (0..<(1 + round % 40)).map { _ in
        ExactDecimal(
          coefficient: Int128.random(in: -50_000_000...90_000_000, using: &numbers), scale: 5)
      }
      let places = round % 4
      let units = try Apportionment.units(of: exact, places: places)
      let total = try sum(exact).rounded(toPlaces: places)
      #expect(ExactDecimal(coefficient: units.reduce(0, +), scale: places) == total)
      for (value, unit) in zip(exact, units) {
        let error = try value.subtracting(ExactDecimal(coefficient: unit, scale: places))
        #expect(error < ExactDecimal(coefficient: 1, scale: places))
        #expect(error > ExactDecimal(coefficient: -1, scale: places))
      }
    }
  }

  @Test func `rounding each row by itself would not add up`() throws {
    let exact = try ["0.004", "0.004", "0.004"].map(decimal)
    #expect(exact.allSatisfy { $0.rounded(toPlaces: 2).isZero })
    #expect(try Apportionment.units(of: exact, places: 2).reduce(0, +) == 1)
  }

  @Test(arguments: [
    ([1, 1, 1], [334, 333, 333]), ([0, 0], [0, 0]), ([5], [1_000]), ([0, 3, 1], [0, 750, 250]),
  ])
  func `shares add up to the whole`(weights: [Int], expected: [Int]) {
    let shares = Apportionment.shares(of: weights.map { Int128($0) }, parts: 1_000)
    #expect(shares.map { Int($0) } == expected)
  }

  @Test func `shares of amounts that need 256 bits are exact`() {
    let huge = Int128(1) << 120
    let shares = Apportionment.shares(of: [huge, huge, 2 * huge], parts: 4 * huge)
    #expect(shares == [huge, huge, 2 * huge])
  }

  @Test(arguments: [
    (["0.10", "0.20"], 31, [11, 20]), (["0.10", "0.20"], 33, [12, 21]),
    (["0.104", "0.206"], 29, [9, 20]), (["0.001", "0.002"], 0, [0, 0]),
    (["0", "0.5"], 52, [0, 52]),
  ])
  func `a total given from above is met, and what is exactly 0 stays 0`(
    exact: [String], total: Int, expected: [Int]
  ) throws {
    let units = try Apportionment.units(
      of: exact.map(decimal), places: 2, addingUpTo: Int128(total))
    #expect(units.map { Int($0) } == expected)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `a grid adds up along rows and columns`(seed: UInt64) throws {
    var numbers = RepeatableNumbers(state: seed)
    let exact = (0..<9).map { _ in
      (0..<7).map { _ in
        Bool.random(using: &numbers)
          ? ExactDecimal.zero
          : ExactDecimal(coefficient: Int128.random(in: 0...40_000, using: &numbers), scale: 5)
      }
    }
    let sums = try exact.map(sum)
    let rows = try Apportionment.units(of: sums, places: 2)
    let grid = try Apportionment.grid(of: exact, rows: rows, places: 2)
    #expect(grid.map { $0.reduce(0, +) } == rows)
    for column in 0..<7 {
      let whole = try sum(exact.map { $0[column] })
      let shown = ExactDecimal(coefficient: grid.map { $0[column] }.reduce(0, +), scale: 2)
      let error = try whole.subtracting(shown)
      #expect(error < ExactDecimal(coefficient: 1, scale: 2))
      #expect(error > ExactDecimal(coefficient: -1, scale: 2))
    }
    for (cells, units) in zip(exact, grid) {
      #expect(zip(cells, units).allSatisfy { !$0.isZero || $1 == 0 })
      #expect(units.allSatisfy { $0 >= 0 })
    }
  }

  @Test func `a sum beyond 38 digits is an error, not a wrong number`() throws {
    let huge = ExactDecimal(Int128.max)
    #expect(throws: DecimalOverflow.self) {
      try Apportionment.units(of: [huge, huge], places: 2)
    }
  }
}
