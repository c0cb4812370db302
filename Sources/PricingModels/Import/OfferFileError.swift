/// What is wrong with a Price List file, and where.
public struct OfferFileError: Error, Equatable, CustomStringConvertible {
  /// Base name of the file.
  public var file: String
  public var line: Int
  public var column: Int
  public var message: String

  public init(file: String, line: Int, column: Int, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  public var description: String { "\(file):\(line):\(column): \(message)" }
}
