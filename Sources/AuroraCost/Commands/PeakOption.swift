import ArgumentParser

/// Whether a second pass looks at the busiest seconds.
struct PeakOption: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Also find the busiest seconds and the hottest keys, by simulating all users once more."))
  var peaks = false

  /// The argument that reproduces it.
  var arguments: [String] { peaks ? ["--peaks"] : [] }
}
