extension String {
  /// The text in single quotes as an error shows it: one line, at most 80 characters, nothing hidden.
  ///
  /// Control characters, line breaks and marks that reorder text are spelled `\u{…}`, because a
  /// terminal would obey them.
  public var quoted: String { "'" + oneLine(limit: 80) + "'" }

  func oneLine(limit: Int) -> String {
    var shown = ""
    var count = 0
    for scalar in unicodeScalars {
      if count == limit { return shown + "…" }
      count += 1
      if scalar.isShownAsItself {
        shown.unicodeScalars.append(scalar)
      } else {
        shown += "\\u{" + String(scalar.value, radix: 16) + "}"
      }
    }
    return shown
  }
}

extension Unicode.Scalar {
  fileprivate var isShownAsItself: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
    default: true
    }
  }
}

/// The candidate most like a misspelt name, or nil where none is near.
///
/// Near is an edit distance of at most a third of the name's length, and at least 1; among equals
/// the first wins.
func nearest(to name: String, among candidates: [String]) -> String? {
  let letters = Array(name.unicodeScalars.prefix(200))
  let limit = max(1, letters.count / 3)
  var best: (candidate: String, distance: Int)?
  for candidate in candidates {
    let other = Array(candidate.unicodeScalars)
    guard abs(other.count - letters.count) <= limit else { continue }
    let distance = editDistance(letters, other)
    if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.candidate
}

/// The words after `unknown …`: `; did you mean 'x'?`, else `; use one of 'a', 'b'`.
public func didYouMean(_ name: String, among candidates: [String]) -> String {
  if let near = nearest(to: name, among: candidates) { return "; did you mean \(near.quoted)?" }
  guard !candidates.isEmpty, candidates.count <= 40 else { return "" }
  return "; use one of " + candidates.map(\.quoted).joined(separator: ", ")
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one text into the other.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in 0..<left.count {
    var current = [row + 1]
    for column in 0..<right.count {
      var least = min(last[column + 1], current[column]) + 1
      least = min(least, last[column] + (left[row] == right[column] ? 0 : 1))
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        least = min(least, beforeLast[column - 1] + 1)
      }
      current.append(least)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}
