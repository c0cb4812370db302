import AuroraBackend
import Metering
import Testing

@testable import UsageSimulator

struct SendRateTests {
  /// At 2 a second: the third waits 1 s, the fifth 2 s.
  @Test(
    arguments: [
      (0, 0, 0, 0), (1, 0, 0, 0), (2, 0, 0, 0), (3, 1, 1, 1), (4, 2, 2, 1), (5, 3, 4, 2),
      (120, 118, 2 * 59 * 60 / 2, 59),
    ])
  func `the n-th of a minute's mails waits n divided by the rate`(
    mails: Int, late: Int, seconds: Int, longest: Int
  ) {
    var queue = MailQueue(rate: 2)
    let wait = queue.send(mails)
    #expect(wait == MailQueue.Wait(late: late, lateMinute: 0, seconds: seconds, longest: longest))
  }

  @Test func `what a minute cannot send waits before the next one's`() {
    var queue = MailQueue(rate: 1)
    // 60 of 61 leave in their minute; the 61st waits 60 s.
    #expect(queue.send(61).lateMinute == 1)
    // One is left, so the next waits 1 s.
    let next = queue.send(1)
    #expect(next == MailQueue.Wait(late: 1, lateMinute: 0, seconds: 1, longest: 1))
    #expect(queue.send(1).late == 0)
  }

  @Test func `no function waits longer than it may run`() {
    var queue = MailQueue(rate: 1)
    let wait = queue.send(902)
    #expect(wait.longest == 900)
    #expect(wait.seconds == 899 * 900 / 2 + 2 * 900)
  }

  @Test(
    arguments: [(.scheduler, 3), (.poller, 2)] as [(ReminderDesign, UInt128)])
  func `waits are billed as duration, a poller's only once`(
    design: ReminderDesign, seconds: UInt128
  ) {
    var configuration = BackendConfiguration()
    configuration.functions.memoryMegabytes = 128
    configuration.mailer.waitsAtRate = true
    configuration.mailer.sendRate = 1
    configuration.reminders.design = design
    var users = UsageRecorder(minutes: 2)
    users.begin(.sendReminder, for: .remind, at: Instant(milliseconds: 60_000))
    users.record(.emails, 3)
    var usage = UsageRecorder(minutes: 2)
    let cloud = Cloud(configuration, times: ServiceTimes(constant: Microseconds(0)))
    SendRate.add(users.demand(), cloud, &usage)
    let ledger = usage.ledger()
    #expect(ledger.total(.lambdaComputeArm, of: .sendReminder) == seconds * 1_000 * 128)
    #expect(ledger.total(.callEmailLate) == 2)
    #expect(usage.demand()[.sendReminderBusy, 1] == UInt64(seconds) * 1_000_000)
  }
}
