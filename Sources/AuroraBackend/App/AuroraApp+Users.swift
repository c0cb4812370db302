public import Metering

// What becomes of a user in the pool: by the user's own hand, and by an administrator's.
extension AuroraApp {
  /// Reads the caller's attributes of the pool.
  public func readAttributes(
    as user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) {
    usage.begin(.readAttributes, for: .signIn, at: moment)
    cloud.userPool.attributes(&usage)
  }

  /// Changes the caller's address by a code that goes to the new one.
  public func changeAddress(
    as user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) {
    usage.begin(.changeAddress, for: .signIn, at: moment)
    cloud.userPool.changeAddress(
      &user.identity, isVerified: user.hasVerifiedAddress, at: moment, &usage)
  }

  /// Does what an administrator asks of one user.
  public func administer(
    _ act: AdministratorAct, _ user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) {
    usage.begin(.administer, for: .administration, at: moment)
    let pool = cloud.userPool
    switch act {
    case .create:
      pool.create(&user.identity, isVerified: user.hasVerifiedAddress, at: moment, &usage)
    case .read: pool.read(&user.identity, at: moment, &usage)
    case .disable: pool.disable(&user.identity, at: moment, &usage)
    case .enable: pool.enable(&user.identity, at: moment, &usage)
    case .addToGroup: pool.addToGroup(&user.identity, at: moment, &usage)
    case .listGroups: pool.groups(&usage)
    }
  }

  /// Counts the user for a month with two plans, under the dearer one that was seen.
  public func countActive(_ identity: Identity, _ usage: inout UsageRecorder) {
    guard cloud.configuration.identity.newPlanFrom != nil else { return }
    usage.begin(.signIn, for: .signIn)
    cloud.userPool.countActive(identity, &usage)
  }
}

/// What an administrator can ask the user pool to do with one user.
public enum AdministratorAct: CaseIterable, Sendable {
  case create, read, disable, enable, addToGroup, listGroups
}
