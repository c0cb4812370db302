/// Where something stands in a file; line and column count from 1, columns in Unicode scalars.
public struct SourcePlace: Hashable, Sendable, CustomStringConvertible {
  /// The file as the user named it.
  public let file: String
  /// 0 for the file as a whole.
  public let line: Int
  public let column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// The file as a whole: it is missing, unreadable or empty.
  public init(wholeFile file: String) {
    self.init(file: file, line: 0, column: 0)
  }

  public var description: String { line == 0 ? file : "\(file):\(line):\(column)" }
}

/// What is wrong with a file, and where: `file:line:column: path: problem`.
public struct DocumentError: Error, Hashable, CustomStringConvertible {
  public let place: SourcePlace
  /// Such as `prices.lambda.requests.tiers[0].price`; empty for the root or broken syntax.
  public let path: String
  public let problem: String

  public init(place: SourcePlace, path: String = "", problem: String) {
    self.place = place
    self.path = path
    self.problem = problem
  }

  public var description: String {
    path.isEmpty ? "\(place): \(problem)" : "\(place): \(path): \(problem)"
  }
}
