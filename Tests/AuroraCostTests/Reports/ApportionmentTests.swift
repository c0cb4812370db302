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

  @Test func `a sum beyond 38 digits is an error, not a wrong number`() throws {
    let huge = ExactDecimal(Int128.max)
    #expect(throws: DecimalOverflow.self) {
      try Apportionment.units(of: [huge, huge], places: 2)
    }
  }
}
