import Documents

/// A table in a page: named, scoped, with its exact values beside the text to sort and sum by.
enum HTMLTable {
  static func add(_ table: ReportTable, to parent: HTMLElement) {
    let caption = table.id + "-caption"
    // A wide table scrolls in its own box, which the keyboard must be able to reach.
    let box = parent.add(
      "div",
      [
        "class": table.rows.count > 60 ? "table long" : "table", "role": "region",
        "aria-labelledby": caption, "tabindex": "0",
      ])
    box.add("table", ["id": table.id]) { element in
      element.add("caption", ["id": caption], text: table.caption)
      element.add("thead").add("tr") { row in
        for column in table.columns {
          let header = row.add("th", ["scope": "col"], text: column.title)
          if column.kind == .number { header.set("class", "n") }
        }
      }
      element.add("tbody") { body in
        for row in table.rows { add(row, of: table, to: body) }
      }
      if !table.totals.isEmpty {
        element.add("tfoot") { foot in
          for row in table.totals { add(row, of: table, to: foot) }
        }
      }
    }
  }

  private static func add(
    _ cells: [ReportTable.Cell], of table: ReportTable, to parent: HTMLElement
  ) {
    let row = parent.add("tr")
    for (index, cell) in cells.enumerated() {
      let isName = index == table.nameColumn
      let element = row.add(isName ? "th" : "td")
      if isName { element.set("scope", "row") }
      switch table.columns[index].kind {
      case .number: element.set("class", cell.value == .zero ? "n zero" : "n")
      case .code: element.set("class", "code")
      case .word: element.set("class", "w")
      case .text: break
      }
      if let value = cell.value { element.set("data-v", value.description) }
      if let link = cell.link {
        element.add(link: link, text: cell.text)
      } else {
        element.add(text: typographic(cell))
      }
      for detail in cell.details {
        let small = element.add("small", text: detail)
        // One word of detail is an identifier.
        if !detail.contains(" ") { small.set("class", "code") }
      }
    }
  }

  /// A negative number with a minus sign, which is as wide as a digit; data keep the hyphen.
  private static func typographic(_ cell: ReportTable.Cell) -> String {
    guard let value = cell.value, value.isNegative, cell.text.hasPrefix("-") else {
      return cell.text
    }
    return "\u{2212}" + cell.text.dropFirst()
  }
}
