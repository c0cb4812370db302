import Documents
import Testing

@testable import AuroraCost

struct HTMLReportTests {
  private func page() throws -> HTMLPage {
    HTMLPage(bytes: HTMLReport.bytes(try Report(SampleEstimate.rich())))
  }

  @Test func `the policy names the hashes of exactly the style and script in the page`() throws {
    #expect(ContentHash.sha256(HTMLStyle.text).base64 == HTMLStyle.hash)
    #expect(ContentHash.sha256(HTMLScript.text).base64 == HTMLScript.hash)
    let page = try page()
    #expect(try page.find("//style") == [HTMLStyle.text])
    #expect(try page.find("//script[not(@type)]") == [HTMLScript.text])
    let policy = try page.find("//meta[@http-equiv='Content-Security-Policy']/@content")
    #expect(
      policy == [
        "default-src 'none'; style-src 'sha256-\(HTMLStyle.hash)'; "
          + "script-src 'sha256-\(HTMLScript.hash)'; base-uri 'none'; form-action 'none'"
      ])
  }

  @Test func `the policy stands before anything it must cover`() throws {
    let head = try page().find("//head/*[position()<3]/@*")
    #expect(head.first == "utf-8")
    #expect(head.dropFirst().first == "Content-Security-Policy")
  }

  @Test func `nothing is loaded from anywhere and nothing styles or runs inline`() throws {
    let page = try page()
    #expect(try page.find("//@src | //@style | //@*[starts-with(name(), 'on')]").isEmpty)
    #expect(try page.find("//link | //iframe | //object | //embed | //form | //base").isEmpty)
    let links = try page.find("//@href")
    #expect(links.allSatisfy { $0.hasPrefix("https://") || $0.hasPrefix("#") })
    #expect(!HTMLStyle.text.contains("url("))
    #expect(!HTMLStyle.text.contains("@import"))
  }

  @Test(arguments: [
    ("https://aws.amazon.com/", true), ("HTTPS://aws.amazon.com/", true), ("mailto:a@b.c", true),
    ("#services", true), ("http://aws.amazon.com/", false), ("javascript:alert(1)", false),
    (" javascript:alert(1)", false), ("data:text/html,x", false), ("file:///etc/hosts", false),
    ("//example.com", false), ("", false),
  ])
  func `only https, mailto and places of the page become links`(
    address: String, isLink: Bool
  ) throws {
    let tree = HTMLTree()
    tree.root.add("p").add(link: address, text: "there")
    let page = HTMLPage(bytes: tree.serialised())
    #expect(try page.find("//a").count == (isLink ? 1 : 0))
    #expect(try page.find("//p") == ["there"])
  }

  @Test func `ids are unique and every reference to one is met`() throws {
    let page = try page()
    let ids = try page.find("//@id")
    #expect(Set(ids).count == ids.count)
    let references = try page.find("//@aria-labelledby").flatMap { $0.split(separator: " ") }
      .map(String.init)
    let targets = try page.find("//@href[starts-with(., '#')]").map { String($0.dropFirst()) }
    #expect(Set(references + targets).isSubset(of: Set(ids)))
    #expect(!references.isEmpty && !targets.isEmpty)
  }

  @Test func `every chart has a title, and a description with its values`() throws {
    let page = try page()
    #expect(try page.find("//svg").count == 4)
    #expect(try page.find("//svg[not(title) or not(desc) or not(@role='img')]").isEmpty)
    let description = try #require(try page.find("//svg[@id='services-chart']/desc").first)
    #expect(description.contains("Amazon SES 65.52"))
  }

  @Test func `every table has a caption, scoped heads and a named row`() throws {
    let page = try page()
    let tables = try page.find("//table").count
    #expect(try page.find("//table/caption").count == tables)
    #expect(try page.find("//th[not(@scope)]").isEmpty)
    #expect(try page.find("//tbody/tr[count(th[@scope='row'])!=1]").isEmpty)
    #expect(
      try page.find("//div[@role='region' and @tabindex='0' and @aria-labelledby]").count == tables)
  }

  @Test func `landmarks, one first heading and a skip link are there`() throws {
    let page = try page()
    for landmark in ["//header", "//nav[@aria-label]", "//main[@id='main']", "//footer", "//h1"] {
      #expect(try page.find(landmark).count == 1)
    }
    #expect(try page.find("//html/@lang") == ["en"])
    #expect(try page.find("//body/*[1]/@href") == ["#main"])
    #expect(try page.find("//section[not(@aria-labelledby)]").isEmpty)
    #expect(try page.find("//p[@class='notice']") == ["Estimate, not a bill"])
  }

  @Test func `a budget is outlined beside a hatched forecast, to one scale`() throws {
    let page = try page()
    let chart = "//svg[@id='budget-chart']"
    #expect(try page.find("\(chart)/rect[@class='bar plan']/@width") == ["100.00%"])
    #expect(try page.find("\(chart)/rect[@class='bar forecast']/@width") == ["94.94%"])
    #expect(try page.find("\(chart)/rect[@fill='url(#budget-chart-hatch)']").count == 1)
    let none = HTMLPage(bytes: HTMLReport.bytes(try Report(SampleEstimate.small(budget: nil))))
    #expect(try none.find(chart).isEmpty)
  }

  @Test(.timeLimit(.minutes(10)))
  func `100,000 rows are written`() throws {
    let rows = (0..<100_000).map { number in
      [
        ReportTable.Cell("Amazon API Gateway"), ReportTable.Cell("View calendar"),
        ReportTable.Cell("2026-10"), ReportTable.Cell("variant"),
        ReportTable.Cell("\(number).00", value: ExactDecimal(number)),
      ]
    }
    var report = try Report(SampleEstimate.small())
    report.sections = [
      ReportSection(
        id: "many", title: "Many",
        blocks: [
          .table(
            ReportTable(
              id: "many-table", caption: "Service × journey × month × variant",
              columns: [
                .init("Service"), .init("Journey"), .init("Month"), .init("Variant"),
                .init("Cost", .number),
              ], rows: rows))
        ])
    ]
    let page = HTMLPage(bytes: HTMLReport.bytes(report))
    #expect(try page.find("//tbody/tr[last()]/td[last()]") == ["99999.00"])
    #expect(try page.find("//tbody/tr[position() mod 1000 = 0]/th").count == 100)
  }

  @Test func `a small page stays as it was`() throws {
    let tree = HTMLTree()
    tree.root.set("lang", "en")
    HTMLTable.add(
      ReportTable(
        id: "t", caption: "Costs & more", columns: [.init("Name"), .init("USD", .number)],
        rows: [
          [.init("<b>", details: ["x"]), .init("-1.50", value: try decimal("-1.5"))],
          [.init("Zero", link: "https://example.com/?a=1&b=2"), .init("0.00", value: .zero)],
        ],
        totals: [[.init("Total"), .init("-1.50", value: try decimal("-1.5"))]]),
      to: tree.root.add("body"))
    try expectGolden("table.html", tree.serialised())
  }
}
