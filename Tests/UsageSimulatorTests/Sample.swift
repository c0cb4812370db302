/// Numbers with their mean and variance.
struct Sample {
  let values: [Double]
  let mean: Double
  /// Squared distances from the mean.
  let squares: [Double]
  let variance: Double

  init(_ values: [Double]) {
    self.values = values
    let mean = values.reduce(0, +) / Double(values.count)
    self.mean = mean
    squares = values.map { ($0 - mean) * ($0 - mean) }
    variance = squares.reduce(0, +) / Double(values.count)
  }

  /// The standard error of the mean.
  var error: Double { (variance / Double(values.count)).squareRoot() }

  /// The standard error of the variance.
  var errorOfVariance: Double { Sample(squares).error }

  /// The standard error of the difference of two means, of paired values.
  static func error(_ left: [Double], _ right: [Double]) -> Double {
    Sample(zip(left, right).map { $0 - $1 }).error
  }
}

/// Pearson's chi-square of counts against relative expectations.
func chiSquare(_ counts: [Int], expected weights: [Double]) -> Double {
  let total = Double(counts.reduce(0, +))
  let sum = weights.reduce(0, +)
  return zip(counts, weights).reduce(0) { result, pair in
    let expected = total * pair.1 / sum
    return result + (Double(pair.0) - expected) * (Double(pair.0) - expected) / expected
  }
}

/// Critical values at 0.001.
///
/// Source: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4, upper-tail critical values of
/// the chi-square distribution, read 2026-11-24.
enum ChiSquareLimit {
  static let df6 = 22.458
  static let df10 = 29.588
  static let df19 = 43.820
  static let df23 = 49.728
}
