import Documents
import Testing

struct YAMLComposerTests {
  @Test(arguments: [
    ("2026-10-01", DocumentNode.Kind.string), ("no", .string), ("yes", .string), ("True", .string),
    ("true", .bool), ("false", .bool), ("null", .null), ("~", .null), ("", .null),
    ("Null", .string),
    ("012", .number), ("-1.50", .number), ("1.", .string), (".5", .string), ("1e5", .string),
    ("0x10", .string), ("1_000", .string), ("190:20:30", .string), (".inf", .string),
    ("'12'", .string), ("\"true\"", .string), ("12 USD", .string), ("+1", .string),
  ])
  func `a scalar's kind follows from its spelling alone`(text: String, kind: DocumentNode.Kind)
    throws
  {
    let value = try #require(try yaml("key: \(text)").value(of: "key"))
    #expect(value.kind == kind)
  }

  @Test func `twelve with a leading zero is twelve`() throws {
    #expect(try yaml("key: 012").value(of: "key")?.decimal() == ExactDecimal(12))
  }

  @Test func `values know their place and path`() throws {
    let root = try yaml(
      """
      # prices
      prices:
        lambda.requests:
          tiers: [{ price: "0.2" }]
      list:
      - é: 1
      """)
    let tiers = root.value(of: "prices")?.value(of: "lambda.requests")?.value(of: "tiers")
    let price = try #require(try tiers?.items().first?.value(of: "price"))
    #expect(price.place == "file.yaml:4:22")
    #expect(price.path == "prices.lambda.requests.tiers[0].price")
    let one = try #require(try root.value(of: "list")?.items().first?.value(of: "é"))
    #expect(one.place == "file.yaml:6:6")
  }

  @Test func `block text keeps its lines`() throws {
    #expect(try yaml("a: |\n  x\n  y\n").value(of: "a")?.text() == "x\ny\n")
    #expect(try yaml("a: >\n  12\n").value(of: "a")?.kind == .string)
  }

  @Test(arguments: [
    ("a: 1\nb: 2\na: 3\n", "file.yaml:1:1: duplicate key 'a', here first; keep one of them"),
    ("a: 1\n'a': 3\n", "file.yaml:1:1: duplicate key 'a', here first; keep one of them"),
    ("a: &x 1\nb: *x\n", "file.yaml:1:4: anchors are not supported; write the value out twice"),
    ("a: &x [1]\n", "file.yaml:1:4: anchors are not supported; write the value out twice"),
    ("a: &x {b: 1}\n", "file.yaml:1:4: anchors are not supported; write the value out twice"),
    ("a: !!int 5\n", "file.yaml:1:4: tags are not supported, found 'tag:yaml.org,2002:int'"),
    ("a: !mine {}\n", "file.yaml:1:4: tags are not supported, found '!mine'"),
    ("<<: {a: 1}\n", "file.yaml:1:1: merge keys are not supported; write the values out"),
    ("[a]: 1\n", "file.yaml:1:1: a key must be text"),
    ("a: *x\n", "file.yaml:1:4: found undefined alias"),
    (
      "a: 1\n---\nb: 2\n",
      "file.yaml:2:1: expected a single document in the stream, but found another document"
    ),
    ("a: [1\nb: 2\n", "file.yaml:2:2: not YAML: did not find expected ',' or ']'"),
    ("a: \"x\n", "file.yaml:2:1: not YAML: found unexpected end of stream"),
    ("\ta: 1\n", "file.yaml:1:1: not YAML: found character that cannot start any token"),
    ("a: \u{7}\n", "file.yaml:1:4: not YAML: control characters are not allowed"),
    ("# nothing\n", "file.yaml: the file holds nothing but comments"),
    ("", "file.yaml: the file is empty"),
  ])
  func `what is not read is refused with its place`(text: String, problem: String) {
    #expect(complaint { try yaml(text) } == problem)
  }

  @Test func `deep nesting is an error, not a crash`() {
    let deep = String(repeating: "[", count: 600) + String(repeating: "]", count: 600)
    #expect(complaint { try yaml(deep) } == "file.yaml:1:513: nested deeper than 512 levels")
    let deeper = String(repeating: "[", count: 100_000)
    #expect(
      complaint { try yaml(deeper) }?.hasSuffix(": nested deeper than 512 levels") == true)
  }
}
