import Documents
import Testing

@testable import UsageSimulator

struct ScenarioLoaderTests {
  private let folder = Repository.root + "/scenarios"

  @Test(arguments: ["/baseline.yaml", "/../scenarios/baseline.yaml", "/./defaults.yaml"])
  func `the defaults are laid once, however a path is spelled`(path: String) throws {
    let resolved = try ScenarioLoader.load(folder + path, defaults: Repository.defaults)
    #expect(resolved.layers.filter { $0 == "defaults.yaml" }.count == 1)
    let plain = folder + (path.hasSuffix("baseline.yaml") ? "/baseline.yaml" : "/defaults.yaml")
    let same = try ScenarioLoader.load(plain, defaults: Repository.defaults)
    #expect(resolved.content == same.content)
  }

  @Test(
    arguments: [
      (
        ["observability.logClass=infrequent-access"],
        "--set observability.logClass=infrequent-access: observability.logClass: "
          + "infrequent-access takes neither metric filters nor EMF; "
          + "set observability.metricSource to api, or observability.customMetrics to 0"
      ),
      (
        ["mailer.bounceShare=0.7", "mailer.complaintShare=0.4"],
        "--set mailer.complaintShare=0.4: mailer.complaintShare: with mailer.bounceShare it must be "
          + "at most 1"
      ),
    ])
  func `keys that do not go together are refused`(changes: [String], message: String) {
    let changes = changes.map { change in
      let parts = change.split(separator: "=").map(String.init)
      return ScenarioChange(key: parts[0], value: parts[1])
    }
    let error = #expect(throws: DocumentError.self) {
      try ScenarioLoader.load(nil, defaults: Repository.defaults, changes: changes)
    }
    #expect(error?.description == message)
  }
}
