import Documents
import Metering
import Testing

struct DocumentValuesTests {
  private func value(_ text: String) throws -> DocumentNode {
    try #require(try yaml("a:\n  key: \(text)").value(of: "a")?.value(of: "key"))
  }

  @Test func `a number is read from its digits, bare or quoted`() throws {
    #expect(try value("\"0.0000166667\"").decimal() == ExactDecimal("0.0000166667"))
    #expect(try value("3000000").decimal() == ExactDecimal(3_000_000))
    #expect(try value("-1").decimal() == ExactDecimal(-1))
    #expect(try value("7").integer(in: 1...7) == 7)
    #expect(try value("7.0").integer(in: 1...7) == 7)
    #expect(try value("2026").text() == "2026")
    #expect(try value("true").boolean())
    #expect(try value("2026-10-01").date() == CalendarDate("2026-10-01"))
    #expect(try value("2026-10").month() == CalendarMonth("2026-10"))
  }

  @Test(arguments: [
    ("1e5", "a number of at most 38 digits such as 0.25, found '1e5'"),
    ("'1,5'", "a number of at most 38 digits such as 0.25, found '1,5'"),
    ("12 USD", "a number of at most 38 digits such as 0.25, found '12 USD'"),
    ("'１'", "a number of at most 38 digits such as 0.25, found '１'"),
    ("[1]", "a number, found a list"),
    ("true", "a number, found 'true'"),
    ("", "a number, found nothing"),
    ("-1", "at least 0, found '-1'"),
  ])
  func `what is no amount is refused`(text: String, problem: String) {
    #expect(
      complaint { try value(text).decimal(atLeast: .zero) }
        == "file.yaml:\(text.isEmpty ? "2:7" : "2:8"): a.key: must be \(problem)")
  }

  @Test(arguments: [
    ("0", "at least 1, found '0'"), ("256", "at most 200, found '256'"),
    ("201", "at most 200, found '201'"), ("-3", "at least 1, found '-3'"),
    ("1.5", "a whole number, found '1.5'"), ("{}", "a number, found a mapping"),
  ])
  func `a whole number keeps to its range`(text: String, problem: String) {
    #expect(
      complaint { try value(text).integer(in: 1...200) }
        == "file.yaml:2:8: a.key: must be \(problem)")
  }

  @Test func `other values say what they must be`() {
    #expect(
      complaint { try value("yes").boolean() }
        == "file.yaml:2:8: a.key: must be true or false, found 'yes'")
    #expect(
      complaint { try value("[]").text() } == "file.yaml:2:8: a.key: must be text, found a list")
    #expect(
      complaint { try value("x").items() } == "file.yaml:2:8: a.key: must be a list, found 'x'")
    #expect(
      complaint { try value("x").entries() }
        == "file.yaml:2:8: a.key: must be a mapping, found 'x'")
    #expect(
      complaint { try value("htpp").choice(of: ["http", "rest"]) }
        == "file.yaml:2:8: a.key: unknown value 'htpp'; did you mean 'http'?")
    #expect(
      complaint { try value("soap").choice(of: ["http", "rest"]) }
        == "file.yaml:2:8: a.key: unknown value 'soap'; use one of 'http', 'rest'")
    #expect(
      complaint { try value("2026-13").month() }
        == "file.yaml:2:8: a.key: must be a month such as 2026-10, found '2026-13'")
    #expect(
      complaint { try value("2026-02-30").date() }
        == "file.yaml:2:8: a.key: must be a date such as 2026-10-01, found '2026-02-30'")
  }

  @Test func `a mapping holds only its keys and has those it needs`() throws {
    let root = try yaml("usage:\n  regoin: x\n")
    let usage = try #require(root.value(of: "usage"))
    #expect(
      complaint { try usage.mapping(keys: ["region", "month"]) }
        == "file.yaml:2:3: usage: unknown key 'regoin'; did you mean 'region'?")
    #expect(
      complaint { try usage.mapping(keys: ["month"]) }
        == "file.yaml:2:3: usage: unknown key 'regoin'; use one of 'month'")
    let mapping = try usage.mapping(keys: ["regoin", "month"])
    #expect(mapping["month"] == nil)
    #expect(try mapping.required("regoin").text() == "x")
    #expect(
      complaint { try mapping.required("month") } == "file.yaml:2:3: usage: missing key 'month'")
  }

  @Test func `a file says its format`() throws {
    try yaml("format: a/b@1").value(of: "format")?.format("a/b@1")
    #expect(
      complaint { try yaml("format: a/b@2").value(of: "format")?.format("a/b@1") }
        == "file.yaml:1:9: format: must be 'a/b@1', found 'a/b@2'")
  }

  @Test func `what an error quotes stays on its line and hides nothing`() {
    #expect("a\nb\u{202E}c\u{7}".quoted == "'a\\u{a}b\\u{202e}c\\u{7}'")
    #expect(
      String(repeating: "x", count: 81).quoted == "'" + String(repeating: "x", count: 80) + "…'")
    #expect("Lịch Aurora".quoted == "'Lịch Aurora'")
  }

  @Test func `a near name is suggested, a far one is not`() {
    let names = ["lambda.requests", "lambda.streamed-gb", "s3.put-requests"]
    #expect(didYouMean("lambda.request", among: names) == "; did you mean 'lambda.requests'?")
    #expect(didYouMean("lamdba.requests", among: names) == "; did you mean 'lambda.requests'?")
    #expect(didYouMean("sqs", among: ["x", "yy"]) == "; use one of 'x', 'yy'")
    #expect(didYouMean("x", among: ["y"]) == "; did you mean 'y'?")
    #expect(didYouMean("xy", among: ["ab"]) == "; use one of 'ab'")
    #expect(didYouMean("xy", among: []) == "")
  }
}
