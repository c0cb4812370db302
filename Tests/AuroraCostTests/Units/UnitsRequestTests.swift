import AuroraBackend
import AuroraCost
import Documents
import Testing

/// Each complaint about a request whole: file, line, column, path, what is wrong, what was found.
struct UnitsRequestTests {
  private func complaint(_ text: String) -> String? {
    do throws(DocumentError) {
      _ = try TableRequest(Document(bytes: Array(text.utf8), named: "r.json", as: .json))
      return nil
    } catch {
      return error.description
    }
  }

  private static let types = "use one of 'S', 'N', 'B', 'BOOL', 'NULL', 'M', 'L', 'SS', 'NS', 'BS'"
  private static let shape = "must be a value with its type such as {\"S\": \"text\"}"

  @Test(arguments: [
    (#"{}"#, "2:2: before[0].k: has no type; \(types)"),
    (#"{"X": "a"}"#, "2:3: before[0].k: unknown type 'X'; \(types)"),
    (#"{"S": "a", "N": "1"}"#, "2:13: before[0].k: a second type 'N' beside 'S'; keep one of them"),
    (#""a""#, "2:2: before[0].k: \(shape), found 'a'"),
    (#"null"#, "2:2: before[0].k: \(shape), found nothing"),
    (#"{"S": 1}"#, "2:8: before[0].k.S: must be text in quotes, found '1'"),
    (#"{"N": 3}"#, "2:8: before[0].k.N: must be a number in quotes, found '3'"),
    (#"{"N": "ten"}"#, "2:8: before[0].k.N: must be a number such as 12.5, found 'ten'"),
    (#"{"N": "1e126"}"#, "2:8: before[0].k.N: must be a number below 1E+126, found '1e126'"),
    (
      #"{"N": "1e-131"}"#,
      "2:8: before[0].k.N: must be 0 or a number of at least 1E-130, found '1e-131'"
    ),
    (
      #"{"N": "123456789012345678901234567890123456789"}"#,
      "2:8: before[0].k.N: must be a number of at most 38 significant digits, "
        + "found '123456789012345678901234567890123456789'"
    ),
    (#"{"B": 1}"#, "2:8: before[0].k.B: must be base64 such as SGk= in quotes, found '1'"),
    (#"{"B": "SGk"}"#, "2:8: before[0].k.B: must be base64 such as SGk=, found 'SGk'"),
    (#"{"B": "YR=="}"#, "2:8: before[0].k.B: must be base64 such as SGk=, found 'YR=='"),
    (
      #"{"BOOL": "true"}"#,
      "2:11: before[0].k.BOOL: must be true or false without quotes, found 'true'"
    ),
    (#"{"NULL": "true"}"#, "2:11: before[0].k.NULL: must be true without quotes, found 'true'"),
    (#"{"NULL": false}"#, "2:11: before[0].k.NULL: must be true, found 'false'"),
    (#"{"SS": []}"#, "2:9: before[0].k.SS: a set must not be empty"),
    (#"{"SS": "a"}"#, "2:9: before[0].k.SS: must be a list, found 'a'"),
    (
      #"{"SS": ["a", "a"]}"#,
      "2:15: before[0].k.SS[1]: the set already has 'a'; keep one of them"
    ),
    (
      #"{"NS": ["1", "1.0"]}"#,
      "2:15: before[0].k.NS[1]: the set already has '1.0'; keep one of them"
    ),
    (#"{"L": ["a"]}"#, "2:9: before[0].k.L[0]: \(shape), found 'a'"),
    (#"{"M": {"": {"S": "a"}}}"#, "2:9: before[0].k.M: an attribute must have a name"),
    (
      #"{"L": [{"M": {"x": {"SS": []}}}]}"#,
      "2:28: before[0].k.L[0].M.x.SS: a set must not be empty"
    ),
    (#"{"S": "a"}, "k": {"S": "b"}"#, "2:14: duplicate key 'k'; keep one of them"),
  ])
  func `a bad value is told where it stands`(value: String, line: String) {
    let text = "{\"operation\": \"GetItem\", \"before\": [{\"k\":\n \(value)}]}"
    #expect(complaint(text) == "r.json:" + line)
  }

  @Test(arguments: [
    (#"{"before": []}"#, "1: missing key 'operation'"),
    (#"{"operation": "GetItem"}"#, "1: missing key 'before'"),
    (
      #"{"operation": "getItem", "before": []}"#,
      "15: operation: unknown value 'getItem'; did you mean 'GetItem'?"
    ),
    (
      #"{"operation": "GetItem", "befor": []}"#,
      "26: unknown key 'befor'; did you mean 'before'?"
    ),
    (
      #"{"operation": "GetItem", "before": [], "after": []}"#,
      "49: after: GetItem changes nothing; leave out 'after'"
    ),
    (
      #"{"operation": "GetItem", "before": [], "consistency": "Strong"}"#,
      "55: consistency: unknown value 'Strong'; did you mean 'strong'?"
    ),
    (
      #"{"operation": "Query", "before": [], "conditionFailed": true}"#,
      "57: conditionFailed: Query has no condition; leave out 'conditionFailed'"
    ),
    (
      #"{"operation": "GetItem", "before": [null, null]}"#,
      "36: before: GetItem takes one item, found 2; use 'BatchGetItem'"
    ),
    (
      #"{"operation": "UpdateItem", "before": [null, null], "after": []}"#,
      "39: before: UpdateItem takes one item, found 2; use 'TransactWriteItems'"
    ),
    (
      #"{"operation": "BatchWriteItem", "before": [], "after": []}"#,
      "43: before: must have an item or null for each that is written"
    ),
    (
      #"{"operation": "PutItem", "before": null, "after": []}"#,
      "36: before: must be a list, found nothing"
    ),
    (#"{"operation": "PutItem", "before": [null]}"#, "1: missing key 'after'"),
    (
      #"{"operation": "PutItem", "before": [null], "after": [null]}"#,
      "54: after[0]: PutItem leaves an item; found nothing"
    ),
    (
      #"{"operation": "DeleteItem", "before": [null], "after": [{"k": {"S": "a"}}]}"#,
      "57: after[0]: DeleteItem leaves no item; must be null"
    ),
    (
      #"{"operation": "BatchWriteItem", "before": [null, null], "after": [null]}"#,
      "66: after: must have as many items and nulls as 'before', 2, found 1"
    ),
    (
      #"{"operation": "Scan", "before": ["a"]}"#,
      "34: before[0]: must be an item such as {\"id\": {\"S\": \"e1\"}} or null, found 'a'"
    ),
    (#"{"operation": "Scan", "before": [{}]}"#, "34: before[0]: an item must have attributes"),
  ])
  func `a bad request is told where it stands`(text: String, line: String) {
    #expect(complaint(text) == "r.json:1:" + line)
  }

  @Test(arguments: [
    (#""id""#, #"{"id": {"S": "a"}}"#, "2:8: key: must be a list, found 'id'"),
    (#"[]"#, #"{"id": {"S": "a"}}"#, "2:8: key: must name at least one attribute"),
    (
      #"["a", "b", "c"]"#, #"{"id": {"S": "a"}}"#,
      "2:8: key: must name at most 2 attributes, found 3"
    ),
    (
      #"["a", "a"]"#, #"{"id": {"S": "a"}}"#,
      "2:14: key[1]: attribute 'a' is listed twice; keep one of them"
    ),
    (#"["pk"]"#, #"{"id": {"S": "a"}}"#, "4:11: after[0]: missing key attribute 'pk'"),
    (
      #"["id"]"#, #"{"id": {"S": ""}}"#,
      "4:18: after[0].id: a key must be S, N or B and not empty"
    ),
    (
      #"["id"]"#, #"{"id": {"BOOL": true}}"#,
      "4:18: after[0].id: a key must be S, N or B and not empty"
    ),
  ])
  func `a key is checked in every item`(key: String, item: String, line: String) {
    let text = """
      {"operation": "PutItem",
      "key": \(key),
      "before": [null],
      "after": [\(item)]}
      """
    #expect(complaint(text) == "r.json:" + line)
  }

  @Test func `an item keeps its key`() {
    let text = """
      {"operation": "TransactWriteItems", "key": ["id"],
      "before": [null, {"id": {"N": "1"}}],
      "after": [null, {"id": {"N": "2"}}]}
      """
    #expect(
      complaint(text)
        == "r.json:3:24: after[1].id: a write keeps the item's key; "
        + "delete the one and put the other")
    #expect(complaint(text.replacing(#""N": "2""#, with: #""N": "1.0""#)) == nil)
  }

  @Test(arguments: [
    (#"{}"#, "2:2: indexes[0]: missing key 'name'"),
    (#"{"name": ""}"#, "2:11: indexes[0].name: must not be empty"),
    (#"{"name": "i", "keys": []}"#, "2:16: indexes[0]: unknown key 'keys'; did you mean 'key'?"),
    (#"{"name": "i", "key": ["n"]}"#, "2:2: indexes[0]: missing key 'projection'"),
    (
      #"{"name": "i", "key": ["n"], "projection": "all"}"#,
      "2:44: indexes[0].projection: unknown value 'all'; use one of 'ALL', 'INCLUDE', 'KEYS_ONLY'"
    ),
    (
      #"{"name": "i", "key": ["n"], "projection": "INCLUDE"}"#,
      "2:2: indexes[0]: missing key 'include'"
    ),
    (
      #"{"name": "i", "key": ["n"], "projection": "KEYS_ONLY", "include": ["t"]}"#,
      "2:68: indexes[0].include: only a projection INCLUDE has it; here it is 'KEYS_ONLY'"
    ),
    (
      #"{"name": "i", "key": ["n"], "projection": "ALL"},"#
        + "\n" + #" {"name": "i", "key": ["m"], "projection": "ALL"}"#,
      "3:2: indexes[1]: a second index 'i'; give it a name of its own"
    ),
    (
      #"{"name": "i", "key": ["s"], "projection": "ALL"}"#,
      "3:53: after[0].s: a key must be S, N or B and not empty"
    ),
  ])
  func `a bad index is told where it stands`(index: String, line: String) {
    let text = """
      {"operation": "PutItem", "key": ["id"], "indexes": [
       \(index)],
      "before": [null], "after": [{"id": {"S": "a"}, "s": {"NULL": true}}]}
      """
    #expect(complaint(text) == "r.json:" + line)
  }

  @Test func `indexes need the table's key`() {
    let text = """
      {"operation": "Scan", "before": [],
      "indexes": [{"name": "i", "key": ["n"], "projection": "ALL"}]}
      """
    #expect(complaint(text) == "r.json:1:1: missing key 'key'")
  }
}
