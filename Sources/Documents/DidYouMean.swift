/// The end of a complaint about an unknown name: the nearest known one, or all of a few.
public func didYouMean(_ name: String, among known: [String]) -> String {
  let nearest = known.map { ($0, editDistance(name, $0)) }.min { $0.1 < $1.1 }
  if let nearest, nearest.1 <= max(2, name.count / 3) { return "; did you mean '\(nearest.0)'?" }
  guard known.count <= 24 else { return "" }
  return "; known are " + known.map { "'\($0)'" }.joined(separator: ", ")
}

/// Insertions, deletions, replacements and swaps of neighbours between two names.
func editDistance(_ left: String, _ right: String) -> Int {
  let left = Array(left.prefix(100).unicodeScalars)
  let right = Array(right.prefix(100).unicodeScalars)
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    for column in right.indices {
      let isSame = left[row] == right[column]
      var best = min(last[column] + (isSame ? 0 : 1), last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        best = min(best, beforeLast[column - 1] + 1)
      }
      current.append(best)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}
