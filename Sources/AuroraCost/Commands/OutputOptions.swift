public import ArgumentParser
import Foundation

/// Where reports go: files by `-o`, or standard output.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Format on standard output, and of files whose name does not tell: "
        + ReportFormat.allCases.map(\.rawValue).joined(separator: ", ") + "."))
  var format: ReportFormat?

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "Write the report to a file, its format by the name's ending; '-' is standard output. "
        + "May be repeated.", valueName: "file"),
    completion: .file())
  var output: [String] = []

  func validate() throws {
    let names = output.filter { $0 != "-" }
    guard Set(names).count == names.count else {
      throw ValidationError("two outputs have the same name")
    }
    for name in names where ReportFormat(fileName: name) == nil && format == nil {
      let endings = ReportFormat.allCases.map { ".\($0.fileExtension)" }.joined(separator: ", ")
      throw ValidationError(
        "'\(name)': its ending tells no format; use one of \(endings), or give --format")
    }
    guard let format, !output.isEmpty else { return }
    guard output.contains(where: { self.format(of: $0) == format }) else {
      throw ValidationError(
        "--format \(format.rawValue): every output's ending tells another format; add '-o -' for "
          + "standard output, or leave it out")
    }
  }

  /// Renders everything first, then writes; each file appears whole or not at all.
  func write(_ report: Report) throws(CommandError) {
    var rendered: [(name: String, bytes: [UInt8])] = []
    for name in output.isEmpty ? ["-"] : output {
      rendered.append((name, try render(report, for: name)))
    }
    for (name, bytes) in rendered {
      if name == "-" {
        try Terminal.write(bytes)
      } else {
        try OutputFile.write(bytes, to: name)
      }
    }
  }

  /// By the file's ending; `--format` decides where that leaves a choice.
  private func format(of name: String) -> ReportFormat {
    guard name != "-" else { return format ?? .text }
    if let format, format.fits(fileName: name) { return format }
    return ReportFormat(fileName: name) ?? format ?? .text
  }

  private func render(_ report: Report, for name: String) throws(CommandError) -> [UInt8] {
    let page = name == "-" ? Terminal.page : TerminalPage()
    do throws(RenderError) {
      return try self.format(of: name).render(report, page: page)
    } catch {
      throw .failed(error.description)
    }
  }
}

extension ReportFormat: ExpressibleByArgument {}
