import Metering
import Testing

@testable import AuroraBackend

struct AuroraAppTests {
  @Test func `a request is billed by gateway, function, table, logs and transfer`() {
    var backend = TestBackend()
    #expect(backend.send(ReadProfile()).status == 200)
    #expect(backend.used(.httpRequests) == 1)
    #expect(backend.used(.lambdaRequests) == 1)
    // 2 ms of compute and one dependency of 4.5 ms are 6.5, billed as 7.
    #expect(backend.used(.lambdaComputeArm) == 7 * 256)
    #expect(backend.used(.dynamoReadRequestUnits) == 1)
    #expect(backend.used(.logsVended) == 342 + 100)
    #expect(backend.used(.internetOut) == 331 + 320)
    #expect(backend.used(.callGatewayRefused) == 0)
  }

  @Test func `an expired token is refused, counted and not billed`() {
    var backend = TestBackend()
    let late = backend.noon + .minutes(50)
    let response = backend.app.perform(
      ReadProfile(), for: .viewCalendar, as: &backend.user, at: late,
      &backend.usage)
    #expect(response.status == 401)
    #expect(backend.used(.callGatewayRefused) == 1)
    #expect(backend.usage.ledger().entries().count == 1)
  }

  @Test func `a failed request is billed like an accepted one`() {
    var backend = TestBackend()
    #expect(backend.send(ReadEvent(key: 99)).status == 404)
    #expect(backend.used(.httpRequests) == 1)
    #expect(backend.used(.lambdaRequests) == 1)
    #expect(backend.used(.dynamoReadRequestUnits) == 1)
  }

  @Test func `an oversized payload never reaches the function`() {
    var backend = TestBackend()
    let event = CreateEvent(
      startMinute: 800, durationMinutes: 60, text: .kilobytes(10_240), leads: ReminderLeads())
    #expect(backend.send(event).status == 413)
    #expect(backend.used(.lambdaRequests) == 0)
    #expect(backend.user.events.count == 0)
  }

  @Test func `an event that ends before it starts is refused without a write`() {
    var backend = TestBackend()
    let event = CreateEvent(
      startMinute: 800, durationMinutes: -1, text: Bytes(10), leads: ReminderLeads())
    #expect(backend.send(event).status == 400)
    #expect(backend.used(.dynamoWriteRequestUnits) == 0)
    #expect(backend.used(.lambdaRequests) == 1)
  }

  @Test func `a created event is listed, read, changed, moved and deleted`() throws {
    var backend = TestBackend()
    var leads = ReminderLeads()
    leads.add(10)
    let event = CreateEvent(
      startMinute: 900, durationMinutes: 60, text: Bytes(200), leads: leads)
    #expect(backend.send(event).succeeded)
    let key = backend.user.events.key(at: 0)
    #expect(backend.user.schedules.nextDue == Instant(milliseconds: 890 * 60_000))
    let listed = backend.send(ListEvents(startMinutes: 900..<901))
    #expect(listed.body.count > 200)
    let missed = backend.send(ListEvents(startMinutes: 901..<999))
    #expect(missed.body.count == 2)
    let moved = UpdateEvent(key: key, text: Bytes(300), startMinute: 1_000)
    #expect(backend.send(moved).succeeded)
    #expect(!backend.send(ReadEvent(key: key)).succeeded)
    #expect(backend.user.schedules.nextDue == Instant(milliseconds: 990 * 60_000))
    let newKey = backend.user.events.key(at: 0)
    #expect(backend.send(DeleteEvent(key: newKey)).succeeded)
    #expect(backend.user.events.count == 0)
    #expect(backend.user.reminders.count == 0)
    #expect(backend.user.schedules.nextDue == nil)
  }

  @Test func `a reminder fires at its time, once, and mails one recipient`() {
    var backend = TestBackend()
    let key = backend.openEvent(startMinute: 1_000)
    backend.send(SetReminder(event: key, leadMinutes: 30))
    let due = Instant(milliseconds: 970 * 60_000)
    backend.app.fireSchedules(of: &backend.user, before: due, &backend.usage)
    #expect(backend.used(.schedulerInvocations) == 0)
    let after = Instant(milliseconds: due.milliseconds + 1)
    backend.app.fireSchedules(of: &backend.user, before: after, &backend.usage)
    backend.app.fireSchedules(of: &backend.user, before: after, &backend.usage)
    #expect(backend.used(.schedulerInvocations) == 1)
    #expect(backend.used(.sesRecipientsALaCarte) == 1)
    #expect(backend.user.reminders.items.allSatisfy { $0.isSent })
    #expect(backend.usage.demand()[.emails, 970] == 1)
  }

  @Test func `a reminder set again moves its schedule instead of adding one`() {
    var backend = TestBackend()
    let key = backend.openEvent(startMinute: 1_000)
    for _ in 0..<2 { backend.send(SetReminder(event: key, leadMinutes: 30)) }
    #expect(backend.user.schedules.count == 1)
    #expect(backend.used(.callCreateSchedule) == 1)
    #expect(backend.used(.callUpdateSchedule) == 1)
  }

  @Test func `a reminder that is due already is kept without a schedule`() {
    var backend = TestBackend()
    let key = backend.openEvent(startMinute: 721)
    backend.send(SetReminder(event: key, leadMinutes: 1))
    #expect(backend.user.schedules.count == 0)
    backend.send(SetReminder(event: key, leadMinutes: 0))
    #expect(backend.user.schedules.count == 1)
  }

  @Test func `attachments are uploaded, kept by time, served from the edge and deleted`() {
    var backend = TestBackend()
    let key = backend.openEvent()
    backend.send(UploadAttachment(event: key, size: Bytes(1_000)))
    backend.app.viewAttachments(of: key, as: &backend.user, &backend.usage)
    #expect(backend.used(.s3Puts) == 1)
    #expect(backend.used(.s3Gets) == 1)
    #expect(backend.used(.edgeHTTPSAsiaPacific) == 1)
    #expect(backend.used(.edgeDataOutAsiaPacific) == 1_400)
    #expect(backend.user.media.bytes == Bytes(1_000))
    backend.send(DeleteEvent(key: key))
    #expect(backend.user.media.bytes == .zero)
  }

  @Test func `a picture is fetched once a day and replaces the older one`() {
    var backend = TestBackend()
    backend.send(UploadPicture(size: Bytes(500)))
    backend.send(UploadPicture(size: Bytes(700)))
    #expect(backend.user.media.bytes == Bytes(700))
    for hours in [0, 23, 24] as [Int64] {
      backend.app.viewPicture(
        as: &backend.user, at: backend.noon + .minutes(hours * 60), &backend.usage)
    }
    #expect(backend.used(.edgeHTTPSAsiaPacific) == 2)
  }

  @Test func `a preflight is a request without a function`() {
    var backend = TestBackend()
    backend.app.preflight(for: .viewCalendar, at: backend.noon, &backend.usage)
    #expect(backend.used(.httpRequests) == 1)
    #expect(backend.used(.lambdaRequests) == 0)
  }

  @Test func `the health check runs by its rule and reads a missing item`() {
    var backend = TestBackend()
    var probe = User()
    backend.app.checkHealth(
      from: .zero, to: Instant(milliseconds: 3_600_000), with: &probe, &backend.usage)
    #expect(backend.used(.ruleTriggers) == 12)
    #expect(backend.used(.lambdaRequests) == 12)
    #expect(backend.used(.dynamoReadRequestUnits) == 12)
  }

  @Test(
    arguments: [
      (Hosting.amplify, [.amplifyServed: 350_000 + 5_000, .edgeHTTPSAsiaPacific: 0]),
      (
        Hosting.s3CloudFront,
        [
          .edgeDataOutAsiaPacific: 355_000 + 14 * 400,
          .edgeHTTPSAsiaPacific: 14, .amplifyServed: 0,
        ]
      ),
    ] as [(Hosting, [UsageDimension: UInt128])])
  func `the page is served whole after a deployment and lightly after`(
    hosting: Hosting, expected: [UsageDimension: UInt128]
  ) {
    var backend = TestBackend {
      $0.frontEnd.hosting = hosting
      $0.frontEnd.firstLoad = PageLoad(bytes: Bytes(350_000), requests: 12)
      $0.frontEnd.repeatLoad = PageLoad(bytes: Bytes(5_000), requests: 2)
    }
    for _ in 0..<2 {
      backend.app.loadPage(
        as: &backend.user, lastDeployment: .zero, at: backend.noon, &backend.usage)
    }
    for (dimension, count) in expected { #expect(backend.used(dimension) == count) }
    #expect(backend.usage.pageLoads[EdgeGeography.asiaPacific.index, 12] == 2)
  }
}
