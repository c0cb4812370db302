/// What is wrong with a file, and where: one line that says place, path, problem and remedy.
public struct DocumentError: Error, Hashable, CustomStringConvertible {
  /// The file as the user named it.
  public let file: String
  /// 1-based; 0 where the file as a whole is meant.
  public let line: Int
  /// 1-based, counted in Unicode scalars.
  public let column: Int
  /// Such as `prices.lambda.requests.tiers[0].price`; empty for the whole file or broken syntax.
  public let path: String
  public let problem: String

  public init(file: String, line: Int = 0, column: Int = 0, path: String = "", problem: String) {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
    self.problem = problem
  }

  init(_ file: String, _ mark: TextMark, _ problem: String) {
    self.init(file: file, line: mark.line, column: mark.column, problem: problem)
  }

  public var description: String {
    let place = line > 0 ? "\(file):\(line):\(column)" : file
    return path.isEmpty ? "\(place): \(problem)" : "\(place): \(path): \(problem)"
  }
}
