import Foundation
import Testing

@testable import AuroraCost

/// Contrast by WCAG 2.2: 4.5 for text, 3 for the bars of a chart, in every theme.
struct HTMLStyleTests {
  @Test(arguments: 0..<3)
  func `text and bars stand out from their ground in light, dark and print`(theme: Int) throws {
    let blocks = HTMLStyle.text.matches(of: /:root \{([^}]*)\}/).map { String($0.output.1) }
    #expect(blocks.count == 3)
    let colours = Dictionary(
      uniqueKeysWithValues: blocks[theme].matches(of: /--([a-z]+): (#[0-9a-f]{3,6});/)
        .map { (String($0.output.1), String($0.output.2)) })
    let paper = try luminance(try #require(colours["paper"]))
    for name in ["ink", "muted", "strong", "accent", "good", "bad", "doubt"] {
      let ratio = contrast(try luminance(try #require(colours[name])), paper)
      #expect(ratio >= 4.5, "\(name) has \(ratio)")
    }
    for name in ["hatch", "count"] {
      let ratio = contrast(try luminance(try #require(colours[name])), paper)
      #expect(ratio >= 3, "\(name) has \(ratio)")
    }
    let hover = try luminance(try #require(colours["hover"]))
    #expect(contrast(try luminance(try #require(colours["muted"])), hover) >= 4.5)
    let track = try luminance(try #require(colours["track"]))
    #expect(contrast(try luminance(try #require(colours["ink"])), track) >= 4.5)
  }

  @Test func `black on white has the contrast that the standard states`() throws {
    #expect(abs(contrast(try luminance("#000"), try luminance("#ffffff")) - 21) < 0.001)
  }

  private func contrast(_ one: Double, _ other: Double) -> Double {
    (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  private func luminance(_ colour: String) throws -> Double {
    let digits = colour.dropFirst().flatMap { colour.count == 4 ? [$0, $0] : [$0] }
    let value = try #require(UInt32(String(digits), radix: 16))
    let channels = [16, 8, 0].map { shift -> Double in
      let part = Double(value >> shift & 255) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }
}
