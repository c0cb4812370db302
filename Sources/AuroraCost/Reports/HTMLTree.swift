import CHTMLTree

/// An HTML document being written; the one owner of its C pointers.
///
/// Text and attribute values are escaped by construction, so any name is safe in them.
@safe final class HTMLTree {
  private let tree: OpaquePointer

  init() { unsafe tree = html_tree_create() }

  deinit { unsafe html_tree_free(tree) }

  /// The `html` element.
  var root: HTMLElement { unsafe HTMLElement(tree: self, node: html_tree_root(tree)) }

  func serialised() -> [UInt8] {
    let bytes = unsafe html_tree_serialise(tree)
    defer { unsafe html_bytes_free(bytes) }
    return unsafe Array(UnsafeBufferPointer(start: bytes.start, count: bytes.count))
  }
}

/// One element of a tree, which it keeps alive.
@safe struct HTMLElement {
  private let tree: HTMLTree
  private let node: OpaquePointer

  fileprivate init(tree: HTMLTree, node: OpaquePointer) {
    self.tree = tree
    unsafe self.node = node
  }

  /// Appends an element with these attributes, in order, and this text.
  @discardableResult
  func add(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String? = nil
  ) -> HTMLElement {
    let child = unsafe HTMLElement(tree: tree, node: html_node_add(node, name))
    for (name, value) in attributes { child.set(name, value) }
    if let text { child.add(text: text) }
    return child
  }

  /// Appends an element and lets `content` fill it.
  @discardableResult
  func add(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
    content: (HTMLElement) -> Void
  ) -> HTMLElement {
    let child = add(name, attributes)
    content(child)
    return child
  }

  func add(text: String) {
    unsafe html_node_add_text(node, text.withoutControls)
  }

  func set(_ attribute: String, _ value: String) {
    unsafe html_node_set(node, attribute, value.withoutControls)
  }

  /// Appends a link, or only its text where the address is not https, mailto or within the page.
  func add(link address: String, text: String) {
    if Self.isSafe(address) {
      add("a", ["href": address], text: text)
    } else {
      add(text: text)
    }
  }

  private static func isSafe(_ address: String) -> Bool {
    let start = address.prefix(8).lowercased()
    return start.hasPrefix("https://") || start.hasPrefix("mailto:") || start.hasPrefix("#")
  }
}
