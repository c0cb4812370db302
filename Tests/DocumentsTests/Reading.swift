import Documents

/// Reads text as a file called `file.json` or `file.yaml` would be read.
func json(_ text: String) throws -> DocumentNode {
  try Document(bytes: Array(text.utf8), named: "file.json").root
}

func yaml(_ text: String) throws -> DocumentNode {
  try Document(bytes: Array(text.utf8), named: "file.yaml").root
}

extension DocumentNode {
  /// Line and column, as errors show them.
  var place: String { "\(file):\(line):\(column)" }
}

/// The words of the error that `body` throws, or nil where it throws none.
func complaint<Value>(_ body: () throws -> Value) -> String? {
  do {
    _ = try body()
    return nil
  } catch {
    return "\(error)"
  }
}
