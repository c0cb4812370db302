public import Documents

extension Scenario {
  /// A kind of user: a share of them, and what it does in another way than the scenario says.
  public struct Persona: Sendable {
    public var name: String
    public var share: ExactDecimal
    /// The keys that it gives a value of its own.
    var changes: [Change] = []
    /// The scenario's figures with those of the persona laid over.
    public var behaviour = Behaviour()
    public var traits = Traits()

    struct Change: Sendable {
      let key: ScenarioKey
      let value: DocumentNode
    }
  }

  /// What a persona may change of the population's figures.
  public struct Traits: Sendable {
    public var activeShare = ExactDecimal.zero
    public var retention: [ExactDecimal] = []
    public var activitySigma = ExactDecimal.zero
    public var activityCap = ExactDecimal.zero
    public var deletedShare = ExactDecimal.zero
  }

  /// The scenario with all users of one kind.
  func playing(_ persona: Persona) -> Scenario {
    var scenario = self
    scenario.behaviour = persona.behaviour
    scenario.population.activeShare = persona.traits.activeShare
    scenario.population.retention = persona.traits.retention
    scenario.population.activitySigma = persona.traits.activitySigma
    scenario.population.activityCap = persona.traits.activityCap
    scenario.population.deletedShare = persona.traits.deletedShare
    return scenario
  }

  /// Lays each persona's own figures over the scenario's, once these are complete.
  mutating func completePersonas() throws(DocumentError) {
    for index in population.personas.indices {
      var own = self
      for change in population.personas[index].changes { try change.key.read(change.value, &own) }
      if own.behaviour.actionShares.allSatisfy(\.isZero) {
        throw population.personas[index].changes[0].value.error(
          "one of the action shares at least must be above 0")
      }
      population.personas[index].behaviour = own.behaviour
      population.personas[index].traits = Traits(
        activeShare: own.population.activeShare, retention: own.population.retention,
        activitySigma: own.population.activitySigma, activityCap: own.population.activityCap,
        deletedShare: own.population.deletedShare)
    }
  }
}

extension ScenarioKey {
  /// What a persona may say for itself, by the last part of the key's path.
  static let ofPersona: [String: ScenarioKey] = {
    let traits = ["activeShare", "retention", "activitySigma", "activityCap", "deletedShare"]
      .map { "population." + $0 }
    let keys = all.filter { $0.path.hasPrefix("behaviour.") || traits.contains($0.path) }
    return Dictionary(uniqueKeysWithValues: keys.map { ($0.name, $0) })
  }()

  /// The last part of the path.
  var name: String { String(path.split(separator: ".").last ?? "") }
}
