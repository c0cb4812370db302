import Documents
import Foundation
import PricingModels
import Testing

/// The decoders take and refuse what the schemas do; `scripts/check-schemas` reads the same corpus.
struct CorpusTests {
  enum Kind: String, CaseIterable, Sendable {
    case prices, usage
    case freeTier = "free-tier"
    case scenario

    func read(_ document: Document) throws {
      switch self {
      case .prices: _ = try PriceTable(document)
      case .usage: _ = try Usage(document)
      case .freeTier: _ = try FreeTier(document)
      case .scenario:
        _ = try document.root.value(of: "adjustments").map(Adjustment.list)
        _ = try document.root.value(of: "currency").map { try CurrencyRule($0) }
        _ = try document.root.value(of: "account")?.value(of: "used").map(UsedAllowances.init)
      }
    }
  }

  private static func files(_ kind: Kind, _ folder: String) -> [String] {
    let place = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Corpus/\(kind.rawValue)/\(folder)").path(percentEncoded: false)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    return names.sorted().map { place + "/" + $0 }
  }

  @Test(arguments: Kind.allCases)
  func `what the corpus accepts is taken`(kind: Kind) {
    let files = Self.files(kind, "accept")
    #expect(files.count >= 5)
    for file in files {
      #expect(throws: Never.self, "\(file)") { try kind.read(Document(path: file)) }
    }
  }

  @Test(arguments: Kind.allCases)
  func `what the corpus rejects is refused, with the file's name`(kind: Kind) {
    let folders =
      kind == .scenario ? ["reject-by-pricing"] : ["reject", "reject-by-program"]
    for folder in folders {
      let files = Self.files(kind, folder)
      #expect(!files.isEmpty)
      for file in files {
        let error = #expect(throws: DocumentError.self, "\(file)") {
          try kind.read(Document(path: file))
        }
        #expect(error?.file == file)
      }
    }
  }
}
