import CSpreadsheet

/// An XLSX workbook being written; the one owner of its C pointers.
@safe final class Spreadsheet {
  enum Style {
    case plain, bold, title, head
  }

  private let book: OpaquePointer
  private var isFinished = false

  /// - Throws: where libxlsxwriter is not installed, or its temporary file cannot be made.
  init(title: String) throws(RenderError) {
    var problem = spreadsheet_fine
    guard let book = unsafe spreadsheet_create(title.onOneLine, &problem) else {
      throw problem == spreadsheet_no_library ? .noSpreadsheetLibrary : .noTemporaryFile
    }
    unsafe self.book = book
  }

  deinit {
    if !isFinished { unsafe spreadsheet_bytes_free(spreadsheet_finish(book)) }
  }

  /// Starts the next sheet; the rows above `frozenRows` stay in sight.
  ///
  /// Its name is unique, of 31 characters at most, without any of `[]:*?/\`.
  func addSheet(_ name: String, frozenRows: Int) {
    unsafe spreadsheet_add_sheet(book, name, UInt32(frozenRows))
  }

  func setWidth(ofColumn column: Int, _ characters: Int) {
    unsafe spreadsheet_set_width(book, UInt16(column), UInt16(characters))
  }

  /// Text stays text, even where it looks like a formula.
  func write(_ text: String, row: Int, column: Int, _ style: Style = .plain) {
    // A cell holds 32,767 characters.
    let shown = String(text.withoutControls.prefix(32_000))
    unsafe spreadsheet_write_text(book, UInt32(row), UInt16(column), shown, style.code)
  }

  /// A number from its exact decimal text; a spreadsheet keeps 15 digits of it.
  func write(number: String, pattern: String, row: Int, column: Int, isBold: Bool = false) {
    unsafe spreadsheet_write_number(book, UInt32(row), UInt16(column), number, pattern, isBold)
  }

  /// A formula that stays live, and its value now.
  func write(
    formula: String, value: String, pattern: String, row: Int, column: Int, isBold: Bool = false
  ) {
    unsafe spreadsheet_write_formula(
      book, UInt32(row), UInt16(column), formula, value, pattern, isBold)
  }

  /// The workbook's bytes.
  ///
  /// - Throws: where its temporary file could not be written.
  func finished() throws(RenderError) -> [UInt8] {
    isFinished = true
    let bytes = unsafe spreadsheet_finish(book)
    defer { unsafe spreadsheet_bytes_free(bytes) }
    guard let start = unsafe bytes.start else { throw .noTemporaryFile }
    return unsafe Array(UnsafeBufferPointer(start: start, count: bytes.count))
  }
}

extension Spreadsheet.Style {
  fileprivate var code: spreadsheet_style {
    switch self {
    case .plain: spreadsheet_plain
    case .bold: spreadsheet_bold
    case .title: spreadsheet_title
    case .head: spreadsheet_head
    }
  }
}
