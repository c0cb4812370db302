import Documents

/// Rounding a list so that it still adds up, by largest remainder.
///
/// Every value is floored to a whole number of minor units; the units then missing from the total
/// go one each to the largest remainders, ties in order. Rounding each value by itself would miss
/// the total in most tables of a dozen rows.
enum Apportionment {
  /// Whole units of 10^-places that add up to the exact sum, rounded half away from zero.
  ///
  /// Each is less than one unit from its exact value; an exact value stays as it is.
  static func units(
    of exact: [ExactDecimal], places: Int
  ) throws(DecimalOverflow) -> [Int128] {
    var sum = ExactDecimal.zero
    for value in exact { sum = try sum.adding(value) }
    return try units(of: exact, places: places, addingUpTo: try sum.roundedUnits(places: places))
  }

  /// Whole units of 10^-places that add up to `total`.
  static func units(
    of exact: [ExactDecimal], places: Int, addingUpTo total: Int128
  ) throws(DecimalOverflow) -> [Int128] {
    var units: [Int128] = []
    var remainders: [ExactDecimal] = []
    for value in exact {
      let floor = try value.flooredUnits(places: places)
      units.append(floor)
      remainders.append(try value.subtracting(ExactDecimal(coefficient: floor, scale: places)))
    }
    let missing = total - units.reduce(0, +)
    let order = inTurn(exact.indices.filter { !exact[$0].isZero }, byLargest: remainders)
    hand(out: missing, to: &units, in: order)
    return units
  }

  /// Whole numbers that add up to `parts`, in proportion to the weights; all 0 where they are.
  ///
  /// Neither a weight nor `parts` may be negative.
  static func shares(of weights: [Int128], parts: Int128) -> [Int128] {
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return weights.map { _ in 0 } }
    let divisor = UInt128(sum)
    var units: [Int128] = []
    var remainders: [ExactDecimal] = []
    for weight in weights {
      // The product may need 256 bits; the quotient is at most `parts`.
      let product = UInt128(weight).multipliedFullWidth(by: UInt128(parts))
      let (quotient, rest) = divisor.dividingFullWidth(product)
      units.append(Int128(quotient))
      remainders.append(ExactDecimal(rest))
    }
    let order = inTurn(weights.indices.filter { weights[$0] > 0 }, byLargest: remainders)
    hand(out: parts - units.reduce(0, +), to: &units, in: order)
    return units
  }

  /// A table of units whose rows add up to `rows`, and whose columns, where that can be had, add up
  /// to the exact columns' own rounding.
  ///
  /// Rows are apportioned one by one; then single units are moved along a row, where it costs the
  /// row least, from a column that has too many to one that has too few.
  static func grid(
    of exact: [[ExactDecimal]], rows: [Int128], places: Int
  ) throws(DecimalOverflow) -> [[Int128]] {
    var grid: [[Int128]] = []
    for (cells, total) in zip(exact, rows) {
      grid.append(try units(of: cells, places: places, addingUpTo: total))
    }
    var columns: [ExactDecimal] = []
    for column in exact.first?.indices ?? 0..<0 {
      var sum = ExactDecimal.zero
      for row in exact { sum = try sum.adding(row[column]) }
      columns.append(sum)
    }
    let wanted = try units(of: columns, places: places, addingUpTo: rows.reduce(0, +))
    while let move = try bestMove(in: grid, exact, wanted, places) {
      grid[move.row][move.from] -= 1
      grid[move.row][move.to] += 1
    }
    return grid
  }

  /// The cheapest move of one unit along a row that brings two columns nearer to what is wanted.
  private static func bestMove(
    in grid: [[Int128]], _ exact: [[ExactDecimal]], _ wanted: [Int128], _ places: Int
  ) throws(DecimalOverflow) -> (row: Int, from: Int, to: Int)? {
    let excess = wanted.indices.map { column in
      grid.map { $0[column] }.reduce(0, +) - wanted[column]
    }
    var best: (row: Int, from: Int, to: Int)?
    var least: ExactDecimal?
    for from in wanted.indices where excess[from] > 0 {
      for to in wanted.indices where excess[to] < 0 {
        for row in grid.indices where grid[row][from] > 0 && !exact[row][to].isZero {
          let gained = try ExactDecimal(coefficient: grid[row][to], scale: places)
            .subtracting(exact[row][to])
          let lost = try exact[row][from]
            .subtracting(ExactDecimal(coefficient: grid[row][from], scale: places))
          let cost = try gained.adding(lost)
          if least.map({ cost < $0 }) ?? true {
            least = cost
            best = (row, from, to)
          }
        }
      }
    }
    return best
  }

  /// Those of the largest remainder first, ties in order.
  private static func inTurn(_ rows: [Int], byLargest remainders: [ExactDecimal]) -> [Int] {
    rows.sorted { (remainders[$1], $0) < (remainders[$0], $1) }
  }

  /// Adds `missing` units, one each in turns; where there are too many, takes them from the end.
  private static func hand(out missing: Int128, to units: inout [Int128], in order: [Int]) {
    var left = missing.magnitude
    var takers = missing < 0 ? order.reversed().filter { units[$0] > 0 } : order
    while left > 0, !takers.isEmpty {
      let turn = takers.prefix(Int(clamping: left))
      for index in turn { units[index] += missing < 0 ? -1 : 1 }
      left -= UInt128(turn.count)
      if missing < 0 { takers.removeAll { units[$0] <= 0 } }
    }
  }
}

extension ExactDecimal {
  /// The largest whole number of 10^-places that is not above the value.
  func flooredUnits(places: Int) throws(DecimalOverflow) -> Int128 {
    if scale <= places { return try coefficient(inUnitsOf: places) }
    var power: Int128 = 1
    for _ in places..<scale {
      let (next, over) = power.multipliedReportingOverflow(by: 10)
      if over { return coefficient < 0 ? -1 : 0 }
      power = next
    }
    let (quotient, rest) = coefficient.quotientAndRemainder(dividingBy: power)
    return rest < 0 ? quotient - 1 : quotient
  }

  /// Whole units of 10^-places, halves rounded away from zero.
  func roundedUnits(places: Int) throws(DecimalOverflow) -> Int128 {
    try rounded(toPlaces: places).coefficient(inUnitsOf: places)
  }

  /// The coefficient at a scale not below the value's own.
  private func coefficient(inUnitsOf places: Int) throws(DecimalOverflow) -> Int128 {
    var result = coefficient
    for _ in scale..<places {
      let (next, over) = result.multipliedReportingOverflow(by: 10)
      guard !over else { throw DecimalOverflow() }
      result = next
    }
    return result
  }
}
