import Metering
import Testing

@testable import AuroraBackend

struct LifecycleTests {
  @Test func `signing out ends the session, and is an identity operation`() {
    var backend = TestBackend()
    backend.app.signOut(as: &backend.user, at: backend.noon, &backend.usage)
    #expect(!backend.user.identity.canCall(at: backend.noon))
    #expect(!backend.user.identity.canRefresh(at: backend.noon))
    #expect(backend.used(.cognitoMAUEssentials) == 1)
    #expect(backend.used(.callRevokeToken) == 1)
  }

  @Test func `a new password takes two calls and one e-mail of the pool's own`() {
    var backend = TestBackend()
    backend.app.resetPassword(as: &backend.user, at: backend.noon, &backend.usage)
    #expect(backend.used(.callForgotPassword) == 1)
    #expect(backend.used(.callConfirmForgotPassword) == 1)
    #expect(backend.used(.callUserPoolEmail) == 1)
    #expect(backend.used(.sesRecipientsALaCarte) == 0)
  }

  @Test(arguments: ReminderDesign.allCases)
  func `deleting an account leaves nothing behind`(design: ReminderDesign) {
    var backend = TestBackend { $0.reminders.design = design }
    for minute in 0..<30 {
      let key = backend.openEvent(text: 900, startMinute: 2_000 + minute)
      backend.send(SetReminder(event: key, leadMinutes: 10))
    }
    backend.send(UploadPicture(size: Bytes(5_000)))
    #expect(backend.send(DeleteAccount()).succeeded)
    #expect(backend.user.profile.count == 0)
    #expect(backend.user.events.count == 0)
    #expect(backend.user.reminders.count == 0)
    #expect(backend.user.schedules.count == 0)
    #expect(backend.user.media.bytes == .zero)
    #expect(backend.user.events.storage.bytes == .zero)
    #expect(backend.user.schedules.index.bytes == .zero)
    #expect(!backend.user.identity.canCall(at: backend.noon))
    // 30 events and 30 reminders, in batches of 25: two calls each.
    #expect(backend.used(.callBatchWriteItem) == 4)
    #expect(!backend.send(ReadProfile()).succeeded)
  }

  @Test func `a sent reminder expires free of charge when its time to live ends`() {
    var backend = TestBackend { $0.reminders.retention = .days(7) }
    let key = backend.openEvent(startMinute: 1_000)
    backend.send(SetReminder(event: key, leadMinutes: 0))
    let due = Instant(milliseconds: 60_000_000)
    backend.app.fireSchedules(of: &backend.user, before: due + .minutes(1), &backend.usage)
    let writes = backend.used(.dynamoWriteRequestUnits)
    let before = Instant(milliseconds: (due + .days(7)).milliseconds - 1)
    backend.app.expireReminders(of: &backend.user, before: before, &backend.usage)
    #expect(backend.user.reminders.count == 1)
    backend.app.expireReminders(of: &backend.user, before: due + .days(7), &backend.usage)
    #expect(backend.user.reminders.count == 0)
    #expect(backend.used(.dynamoWriteRequestUnits) == writes)
  }

  @Test func `a Lambda authorizer is asked once in five minutes, refused calls included`() {
    var backend = TestBackend { $0.api.authorizer = .lambda }
    for minutes in [0, 4, 5] as [Int64] {
      backend.app.perform(
        ReadProfile(), for: .viewCalendar, as: &backend.user,
        at: backend.noon + .minutes(minutes), &backend.usage)
    }
    #expect(backend.usage.ledger().total(.lambdaRequests, of: .authorize) == 2)
    backend.app.perform(
      ReadProfile(), for: .viewCalendar, as: &backend.user,
      at: backend.noon + .minutes(55), &backend.usage)
    #expect(backend.usage.ledger().total(.lambdaRequests, of: .authorize) == 3)
    #expect(backend.used(.callGatewayRefused) == 1)
  }
}
