// swift-tools-version: 6.2
import PackageDescription

/// Settings shared by every Swift target: Swift 6 mode, the stricter upcoming features, no warnings.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// A library target and the modules it may see; the compiler enforces these arrows.
func module(_ name: String, _ sees: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: sees, swiftSettings: strict)
}

func tests(_ name: String, _ sees: [Target.Dependency]) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: sees, exclude: goldenFolders[name] ?? [],
    swiftSettings: strict)
}

/// Golden files and published cases are read from the source tree, never bundled.
let goldenFolders = ["AuroraCost": ["Cases", "Golden"], "PricingModels": ["Cases"]]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let http = ["NIOCore", "NIOHTTP1", "NIOPosix"].map {
  Target.Dependency.product(name: $0, package: "swift-nio")
}
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "aurora-cost",
  products: [
    .library(name: "AuroraCost", targets: ["AuroraCost"]),
    .executable(name: "aurora-cost", targets: ["aurora-cost"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  ],
  targets: [
    module("Documents", ["Metering", yams]),
    module("Metering", ["CPrefetch"]),
    .target(name: "CPrefetch"),
    module("AuroraBackend", ["Metering"]),
    module("UsageSimulator", ["AuroraBackend", "Documents", "Metering"]),
    module("PricingModels", ["Documents", "Metering"]),
    module(
      "AuroraCost",
      [
        "AuroraBackend", "CContentHash", "CHTMLTree", "CSpreadsheet", "CTokenSigning", "Documents",
        "Metering", "PricingModels", "UsageSimulator", argumentParser,
      ] + http),
    .executableTarget(
      name: "aurora-cost", dependencies: ["AuroraCost"], swiftSettings: strict),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CHTMLTree", dependencies: ["CLibXML2"]),
    .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(name: "CContentHash", dependencies: ["CLibCrypto"]),
    .target(name: "CTokenSigning", dependencies: ["CLibCrypto"]),
    .target(name: "CSpreadsheet"),
    .target(name: "CHTMLReader", dependencies: ["CLibXML2"], path: "Tests/CHTMLReader"),
    tests(
      "AuroraCost",
      [
        "AuroraBackend", "AuroraCost", "CHTMLReader", "Documents", "Metering", "PricingModels",
        "UsageSimulator",
      ] + http),
    tests("Documents", ["Documents"]),
    tests("Metering", ["Metering"]),
    tests("AuroraBackend", ["AuroraBackend", "Metering"]),
    tests(
      "UsageSimulator", ["AuroraBackend", "Documents", "Metering", "UsageSimulator"]),
    tests("PricingModels", ["Documents", "Metering", "PricingModels"]),
    tests("Tidy", []),
  ]
)
