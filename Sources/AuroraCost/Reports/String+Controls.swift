extension String {
  /// The text less what no report may carry: control characters and bidirectional overrides.
  ///
  /// A terminal would obey the former, XML cannot hold them, and the latter let a name rewrite how
  /// the text around it reads. Tab and line feed stay.
  var withoutControls: String {
    unicodeScalars.allSatisfy(\.isShowable)
      ? self : String(String.UnicodeScalarView(unicodeScalars.filter(\.isShowable)))
  }

  /// The text on one line, for formats where a line is a record.
  var onOneLine: String {
    let clean = withoutControls
    guard clean.utf8.contains(where: { $0 == 9 || $0 == 10 }) else { return clean }
    return String(clean.map { $0 == "\n" || $0 == "\t" ? " " : $0 })
  }
}

extension Unicode.Scalar {
  /// Whether a report may carry the character as it is.
  var isShowable: Bool {
    switch value {
    case 0x09, 0x0A: true
    case 0..<0x20, 0x7F..<0xA0: false
    case 0x202A...0x202E, 0x2066...0x2069: false
    case 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}
