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
}
