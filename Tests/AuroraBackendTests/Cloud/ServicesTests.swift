import Metering
import Testing

@testable import AuroraBackend

struct GatewayTests {
  /// Source: API Gateway pricing, re-read 2026-09-20: 512 KB increments, a 4.5 MB call is 9.
  @Test(arguments: [(0, 1), (1, 1), (524_288, 1), (524_289, 2), (4_718_592, 9)])
  func `an HTTP API counts 512 KB increments of the larger body`(bytes: Int, calls: UInt128) {
    let gateway = Gateway(APIConfiguration())
    var usage = UsageRecorder(minutes: 0)
    gateway.answer(request: Bytes(bytes), response: Bytes(7), &usage)
    #expect(usage.ledger().total(.httpRequests) == calls)
    #expect(usage.ledger().total(.internetOut) == 7)
  }

  @Test func `a REST API counts calls whatever their size`() {
    var configuration = APIConfiguration()
    configuration.kind = .rest
    configuration.responseHeaders = Bytes(320)
    var usage = UsageRecorder(minutes: 0)
    Gateway(configuration).answer(
      request: .kilobytes(2_000), response: Bytes(80), &usage)
    #expect(usage.ledger().total(.restRequests) == 1)
    #expect(usage.ledger().total(.httpRequests) == 0)
    #expect(usage.ledger().total(.internetOut) == 400)
  }
}

struct FunctionRuntimeTests {
  /// Source: log examples of the Lambda developer guide, read 2026-04-13.
  @Test(arguments: [(133_610, 134), (80_000, 80), (3_016_780, 3_017), (1, 1)])
  func `a warm invocation bills its duration, rounded up to a millisecond`(
    microseconds: Int, milliseconds: UInt128
  ) {
    var configuration = FunctionConfiguration()
    configuration.memoryMegabytes = 512
    configuration.logBytesPerCall = Bytes(58)
    var usage = UsageRecorder(minutes: 1)
    FunctionRuntime(configuration).finish(
      .account, after: Microseconds(microseconds), &usage)
    let ledger = usage.ledger()
    #expect(ledger.total(.lambdaComputeArm) == milliseconds * 512)
    #expect(ledger.total(.lambdaRequests) == 1)
    #expect(ledger.total(.logsVended) == 400)
    #expect(usage.demand()[.accountBusy, 0] == UInt64(microseconds))
  }

  @Test func `cold starts bill their INIT on the architecture's own meter`() {
    var configuration = FunctionConfiguration()
    configuration.memoryMegabytes = 128
    configuration.architecture = .x86_64
    configuration.initialization = Microseconds(80_500)
    var usage = UsageRecorder(minutes: 0)
    FunctionRuntime(configuration).initialize(3, &usage)
    #expect(usage.ledger().total(.lambdaComputeX86) == 242 * 128)
    #expect(usage.ledger().total(.lambdaComputeArm) == 0)
    #expect(usage.ledger().total(.callLambdaColdStart) == 3)
    #expect(usage.ledger().total(.logsVended) == 651)
  }
}

struct MailerTests {
  @Test(
    arguments: [
      (.aLaCarte, .sesRecipientsALaCarte), (.essentials, .sesRecipientsEssentials),
      (.pro, .sesRecipientsPro), (.enterprise, .sesRecipientsEnterprise),
    ] as [(MailPlan, UsageDimension)])
  func `each recipient is one of the plan's`(plan: MailPlan, meter: UsageDimension) {
    var configuration = MailerConfiguration()
    configuration.plan = plan
    var usage = UsageRecorder(minutes: 0)
    for _ in 0..<3 { Mailer(configuration).send(toVerified: false, &usage) }
    #expect(usage.ledger().total(meter) == 3)
    #expect(usage.ledger().total(.callSendEmail) == 3)
  }

  @Test(arguments: [(true, 1, 0), (false, 0, 1)] as [(Bool, UInt128, UInt128)])
  func `the sandbox sends to verified recipients alone, and bills no refusal`(
    isVerified: Bool, sent: UInt128, refused: UInt128
  ) {
    var configuration = MailerConfiguration()
    configuration.isSandboxed = true
    var usage = UsageRecorder(minutes: 0)
    Mailer(configuration).send(toVerified: isVerified, &usage)
    #expect(usage.ledger().total(.sesRecipientsALaCarte) == sent)
    #expect(usage.ledger().total(.callEmailRefused) == refused)
    #expect(usage.ledger().total(.callSendEmail) == 1)
  }
}

struct MonitoringTests {
  @Test func `kept logs are what a month ingests, compressed, for its retention`() {
    var configuration = ObservabilityConfiguration()
    configuration.retention = .days(1)
    configuration.compressionPercent = 15
    var usage = UsageRecorder(minutes: 0)
    Monitoring(configuration).keepLogs(ingested: 1_000, &usage)
    #expect(usage.ledger().total(.logsStored) == 150 * 86_400_000)
  }
}
