import Documents

extension DocumentNode {
  /// The value as one line: lists joined by commas, mappings by their values.
  var summary: String {
    if let items = try? items() { return items.map(\.summary).joined(separator: ", ") }
    if let entries = try? entries() {
      return entries.map(\.value.summary).joined(separator: " ")
    }
    return (try? text()) ?? (try? boolean()).map { "\($0)" } ?? ""
  }
}
