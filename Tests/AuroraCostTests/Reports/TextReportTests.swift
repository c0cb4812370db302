import Testing

@testable import AuroraCost

struct TextReportTests {
  @Test(arguments: [40, 60, 80, 100, 120, 200])
  func `no line is wider than the page`(width: Int) throws {
    for estimate in [try SampleEstimate.rich(), try SampleEstimate.small()] {
      let text = TextReport(TerminalPage(width: width)).text(try Report(estimate))
      for line in text.split(separator: "\n") {
        #expect(TerminalText.width(String(line)) <= width, "\(line)")
      }
    }
  }

  @Test func `colour is for a terminal only, and changes no word`() throws {
    let report = try Report(SampleEstimate.rich())
    let plain = TextReport().text(report)
    let coloured = TextReport(TerminalPage(isTerminal: true)).text(report)
    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.contains("\u{1B}[33mIncomplete"))
    #expect(coloured.replacing(#/\u{1B}\[[0-9]+m/#, with: "") == plain)
  }

  @Test func `even a narrow page says that a line is free, unused or without a price`() throws {
    let text = TextReport().text(try Report(SampleEstimate.rich()))
    let lines = text.split(separator: "\n").map(String.init)
    for ending in ["free", "unused", "no price"] {
      #expect(lines.contains { $0.hasPrefix("  ") && $0.hasSuffix(" " + ending) })
    }
  }

  @Test func `a wide page says why`() throws {
    let text = TextReport(TerminalPage(width: 160)).text(try Report(SampleEstimate.rich()))
    #expect(text.contains("free: lambda-compute"))
  }

  @Test func `the command can be pasted into a shell`() {
    let command = TextReport.shell(["aurora-cost", "--set", "name=it's a $HOME", "", "a=1"])
    #expect(command == #"aurora-cost --set 'name=it'\''s a $HOME' '' a=1"#)
  }

  @Test(arguments: [
    ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("Ánh ơi", 6), ("😀", 2), ("", 0),
  ])
  func `width is counted in columns`(text: String, width: Int) {
    #expect(TerminalText.width(text) == width)
  }

  @Test(arguments: [
    ("a bc d", 4, ["a bc", "d"]), ("abcdef", 4, ["abcd", "ef"]), ("", 4, [""]),
    ("日本語", 4, ["日本", "語"]), ("a\nb", 4, ["a", "b"]),
  ])
  func `text wraps at spaces, or within a longer word`(
    text: String, width: Int, lines: [String]
  ) {
    #expect(TerminalText.wrapped(text, to: width) == lines)
  }

  @Test func `the small report stays as it was`() throws {
    let report = try Report(SampleEstimate.small())
    try expectGolden("small.txt", Array(TextReport().text(report).utf8))
  }
}
