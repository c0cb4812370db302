import Metering
import Testing

@testable import AuroraBackend

/// Designs of the user pool, and what it lets users and administrators do.
struct UserPoolTests {
  private static let plans: [UsageDimension] = [
    .cognitoMAULite, .cognitoMAUEssentials, .cognitoMAUPlus,
  ]

  private func active(_ backend: borrowing TestBackend) -> UInt128 {
    Self.plans.reduce(0) { $0 + backend.usage.ledger().total($1) }
  }

  @Test(
    arguments: [
      (.lite, .cognitoMAULite), (.essentials, .cognitoMAUEssentials), (.plus, .cognitoMAUPlus),
    ] as [(IdentityPlan, UsageDimension)])
  func `a user is counted once a month under the pool's plan`(
    plan: IdentityPlan, meter: UsageDimension
  ) {
    var backend = TestBackend { $0.identity.plan = plan }
    backend.app.signIn(as: &backend.user, at: backend.noon, &backend.usage)
    backend.app.refreshSession(as: &backend.user, at: backend.noon, &backend.usage)
    #expect(backend.used(meter) == 1)
    #expect(backend.used(.callInitiateAuth) == 2)
    #expect(backend.used(.callRespondToAuthChallenge) == 1)
  }

  @Test func `a wrong password is an identity operation and opens nothing`() {
    var backend = TestBackend()
    let later = backend.noon + .days(40)
    let passed = backend.app.signIn(
      as: &backend.user, passwordIsRight: false, at: later, &backend.usage)
    #expect(!passed)
    #expect(!backend.user.identity.canCall(at: later))
    #expect(backend.used(.cognitoMAUEssentials) == 1)
  }

  @Test func `a refresh works up to the refresh token's last moment`() {
    var backend = TestBackend()
    let end = backend.noon - .minutes(10) + .days(30)
    let before = Instant(milliseconds: end.milliseconds - 1)
    #expect(backend.app.refreshSession(as: &backend.user, at: before, &backend.usage))
    #expect(!backend.app.refreshSession(as: &backend.user, at: end, &backend.usage))
  }

  @Test func `hosted pages take two requests, and the token endpoint a code`() {
    var backend = TestBackend { $0.identity.signIn = .hosted }
    backend.app.signIn(as: &backend.user, at: backend.noon, &backend.usage)
    #expect(backend.used(.callHostedPage) == 2)
    #expect(backend.used(.callToken) == 1)
    #expect(backend.used(.callInitiateAuth) == 0)
    #expect(backend.user.identity.canCall(at: backend.noon + .minutes(59)))
    backend.app.refreshSession(as: &backend.user, at: backend.noon, &backend.usage)
    #expect(backend.used(.callToken) == 2)
    backend.app.signOut(as: &backend.user, at: backend.noon, &backend.usage)
    #expect(backend.used(.callRevokeToken) == 1)
    #expect(backend.used(.callHostedPage) == 3)
    #expect(active(backend) == 1)
  }

  @Test func `a wrong password on the hosted pages brings no code`() {
    var backend = TestBackend { $0.identity.signIn = .hosted }
    #expect(
      !backend.app.signIn(
        as: &backend.user, passwordIsRight: false, at: backend.noon, &backend.usage))
    #expect(backend.used(.callHostedPage) == 2)
    #expect(backend.used(.callToken) == 0)
  }

  @Test func `reading one's attributes by an access token makes nobody active, changing them does`()
  {
    var backend = TestBackend()
    backend.app.readAttributes(as: &backend.user, at: backend.noon, &backend.usage)
    #expect(backend.used(.callGetUser) == 1)
    #expect(active(backend) == 0)
    backend.app.changeAddress(as: &backend.user, at: backend.noon, &backend.usage)
    #expect(backend.used(.callUpdateUserAttributes) == 1)
    #expect(backend.used(.callVerifyUserAttribute) == 1)
    #expect(backend.used(.callUserPoolEmail) == 1)
    #expect(active(backend) == 1)
  }

  /// Source: Cognito developer guide, "Quotas": the operations that make a user active.
  @Test(
    arguments: [
      (.create, .callAdminCreateUser, 1), (.read, .callAdminGetUser, 1),
      (.disable, .callAdminDisableUser, 1), (.enable, .callAdminEnableUser, 1),
      (.addToGroup, .callAdminAddUserToGroup, 1), (.listGroups, .callAdminListGroups, 0),
    ] as [(AdministratorAct, UsageDimension, UInt128)])
  func `an administrator's call makes a user active, but for lists`(
    act: AdministratorAct, call: UsageDimension, users: UInt128
  ) {
    var backend = TestBackend()
    // Made twice they would be two users.
    let times = act == .create ? 1 : 2
    for _ in 0..<times {
      backend.app.administer(act, &backend.user, at: backend.noon, &backend.usage)
    }
    #expect(backend.usage.ledger().total(call, of: .administer) == UInt128(times))
    #expect(active(backend) == users)
    #expect(backend.used(.callUserPoolEmail) == (act == .create ? 1 : 0))
  }

  @Test func `a user made by an administrator changes the password once`() {
    var backend = TestBackend()
    backend.app.administer(.create, &backend.user, at: backend.noon, &backend.usage)
    for challenges in [2, 3] as [UInt128] {
      backend.app.signIn(as: &backend.user, at: backend.noon, &backend.usage)
      #expect(backend.used(.callRespondToAuthChallenge) == challenges)
    }
  }

  @Test func `a disabled user is shut out when the access token ends, and let in again`() {
    var backend = TestBackend()
    let identity = backend.user.identity
    backend.app.administer(.disable, &backend.user, at: backend.noon, &backend.usage)
    #expect(backend.send(ReadProfile()).succeeded)
    #expect(backend.user.identity.accessExpires == identity.accessExpires)
    #expect(!backend.app.refreshSession(as: &backend.user, at: backend.noon, &backend.usage))
    #expect(!backend.app.signIn(as: &backend.user, at: backend.noon, &backend.usage))
    #expect(backend.used(.callRespondToAuthChallenge) == 0)
    backend.app.administer(.enable, &backend.user, at: backend.noon, &backend.usage)
    #expect(backend.app.signIn(as: &backend.user, at: backend.noon, &backend.usage))
  }

  @Test(
    arguments: [
      (.cognito, false, 0, 0, 0), (.cognito, true, 0, 0, 0), (.ses, false, 1, 1, 0),
      (.ses, true, 1, 0, 1),
    ] as [(IdentitySender, Bool, UInt128, UInt128, UInt128)])
  func `the pool's own sender is free, and SES bills a recipient`(
    sender: IdentitySender, sandbox: Bool, calls: UInt128, billed: UInt128, refused: UInt128
  ) {
    var backend = TestBackend {
      $0.identity.sender = sender
      $0.mailer.isSandboxed = sandbox
    }
    backend.app.resetPassword(as: &backend.user, at: backend.noon, &backend.usage)
    #expect(backend.used(.callUserPoolEmail) == (sender == .cognito ? 1 : 0))
    #expect(backend.used(.callSendEmail) == calls)
    #expect(backend.used(.sesRecipientsALaCarte) == billed)
    #expect(backend.used(.callEmailRefused) == refused)
    #expect(backend.usage.demand()[.userPoolEmails, 720] == 1)
    // Those of reminders alone wake the poller.
    #expect(backend.usage.demand()[.emails, 720] == 0)
  }

  /// Day 2 begins at minute 1,440.
  @Test(
    arguments: [
      (.essentials, .plus, [1_439], .cognitoMAUEssentials),
      (.essentials, .plus, [1_440], .cognitoMAUPlus),
      (.essentials, .plus, [1_439, 1_440], .cognitoMAUPlus),
      (.plus, .lite, [1_439, 1_440], .cognitoMAUPlus),
      (.plus, .lite, [1_440, 1_441], .cognitoMAULite),
      (.lite, .essentials, [], nil),
    ] as [(IdentityPlan, IdentityPlan, [Int64], UsageDimension?)])
  func `a user is billed once, under the dearest plan seen in the month`(
    first: IdentityPlan, second: IdentityPlan, minutes: [Int64], meter: UsageDimension?
  ) {
    var backend = TestBackend {
      $0.identity.plan = first
      $0.identity.newPlan = second
      $0.identity.newPlanFrom = Instant(milliseconds: 86_400_000)
    }
    for minute in minutes {
      backend.app.signIn(
        as: &backend.user, at: Instant(milliseconds: minute * 60_000), &backend.usage)
    }
    #expect(active(backend) == 0)
    backend.app.countActive(backend.user.identity, &backend.usage)
    #expect(active(backend) == (meter == nil ? 0 : 1))
    if let meter { #expect(backend.used(meter) == 1) }
  }

  /// Midnights from minute 1 on: those of days 2 and 3 lie before its end.
  @Test(arguments: [(0, 3), (1, 2), (86_400_000, 2), (86_400_001, 1), (172_800_001, 0)])
  func `an audit reads an account at every midnight, and makes it active`(
    start: Int64, reads: UInt128
  ) {
    var backend = TestBackend { $0.identity.audit = .get }
    backend.app.auditAccount(
      of: &backend.user, from: Instant(milliseconds: start),
      until: Instant(milliseconds: 3 * 86_400_000), &backend.usage)
    #expect(backend.used(.callAdminGetUser) == reads)
    #expect(active(backend) == (reads > 0 ? 1 : 0))
  }

  @Test(arguments: [(60, 1), (61, 2)] as [(Int, UInt128)])
  func `a list has 60 accounts a call and makes nobody active`(accounts: Int, pages: UInt128) {
    var backend = TestBackend { $0.identity.audit = .list }
    backend.app.auditAccount(
      of: &backend.user, from: .zero, until: Instant(milliseconds: 86_400_000), &backend.usage)
    backend.app.auditAccounts(
      accounts, reads: 0, until: Instant(milliseconds: 86_400_000), &backend.usage)
    #expect(backend.used(.callListUsers) == pages)
    #expect(active(backend) == 0)
    #expect(backend.used(.lambdaRequests) == 1)
    // 4.5 ms a call.
    #expect(backend.used(.lambdaComputeArm) == (pages * 9 + 1) / 2 * 256)
  }

  @Test func `a long audit takes more runs, as a function gets a quarter of an hour`() {
    var backend = TestBackend { $0.identity.audit = .get }
    // 4.5 ms each: 200,000 are exactly 900 s.
    for (reads, runs) in [(0, 1), (200_000, 1), (200_001, 2), (400_001, 3)] as [(Int, UInt128)] {
      let before = backend.used(.lambdaRequests)
      backend.app.auditAccounts(
        1, reads: reads, until: Instant(milliseconds: 86_400_000), &backend.usage)
      #expect(backend.used(.lambdaRequests) - before == runs)
    }
  }
}
