/// A place that breaks a rule of the house.
struct Offence: Equatable, CustomStringConvertible {
  let path: String
  /// 1-based; the first line for what concerns the whole file.
  let line: Int
  let problem: String

  var description: String { "\(path):\(line): \(problem)" }
}
