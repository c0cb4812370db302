import Documents

// What scenarios need of documents beyond reading them.
extension DocumentNode {
  /// The value of `--set`, read as a file would hold it.
  init(scalar text: String, argument: String) throws(DocumentError) {
    self = try Document(bytes: Array(text.utf8), named: argument, as: .yaml).root
  }
}

extension DocumentError {
  /// A complaint about a value of the command line, which has a key but no line.
  func onCommandLine(_ key: String) -> DocumentError {
    DocumentError(file: file, path: key, problem: problem)
  }

  /// A complaint about an argument or a file as a whole.
  init(argument: String, problem: String) { self.init(file: argument, problem: problem) }
}
