/// Text measured in a terminal's columns.
enum TerminalText {
  /// Columns that the text takes: 2 for wide East Asian characters and emoji, 1 for others.
  static func width(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + width($1) }
  }

  private static func width(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x200B...0x200F, 0xFEFF: return 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// Lines of at most `width` columns, broken at spaces, or within a word that is longer.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    let width = max(width, 2)
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      for word in paragraph.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
        for piece in pieces(of: String(word), width) {
          if line.isEmpty {
            line = piece
          } else if self.width(line) + 1 + self.width(piece) <= width {
            line += " " + piece
          } else {
            lines.append(line)
            line = piece
          }
        }
      }
      lines.append(line)
    }
    return lines
  }

  private static func pieces(of word: String, _ limit: Int) -> [String] {
    guard width(word) > limit else { return [word] }
    var pieces = [""]
    var taken = 0
    for character in word {
      let wide = width(character)
      if taken + wide > limit {
        pieces.append("")
        taken = 0
      }
      pieces[pieces.count - 1].append(character)
      taken += wide
    }
    return pieces
  }

  static func trimmed(_ line: String) -> String {
    guard line.last == " " else { return line }
    return String(line.reversed().drop { $0 == " " }.reversed())
  }

  static func padded(_ text: String, to width: Int, right: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - self.width(text)))
    return right ? space + text : text + space
  }
}
