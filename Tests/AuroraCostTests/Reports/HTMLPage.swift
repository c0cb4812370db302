import CHTMLReader

/// A page read back by an independent parser.
struct HTMLPage {
  let bytes: [UInt8]

  struct Unreadable: Error {
    let xpath: String
  }

  /// The string value of every node that an XPath finds, in document order.
  func find(_ xpath: String) throws -> [String] {
    let found = unsafe bytes.withUnsafeBytes { page -> String? in
      guard let start = page.baseAddress,
        let text = unsafe html_reader_find(start, page.count, xpath)
      else { return nil }
      defer { unsafe html_reader_free(text) }
      return unsafe String(cString: text)
    }
    guard let found else { throw Unreadable(xpath: xpath) }
    return found.split(separator: "\u{1F}", omittingEmptySubsequences: false).dropLast()
      .map(String.init)
  }
}
