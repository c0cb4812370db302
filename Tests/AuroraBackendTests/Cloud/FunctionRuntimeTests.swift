import Metering
import Testing

@testable import AuroraBackend

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

  /// Storage above 512 MB: 1,024 MB more for 80.5 ms are 81 ms of 1,024.
  @Test(arguments: [(512, 0), (513, 81), (1_536, 82_944)] as [(Int, UInt128)])
  func `ephemeral storage above 512 MB is billed for the time billed`(
    megabytes: Int, megabyteMilliseconds: UInt128
  ) {
    var configuration = FunctionConfiguration()
    configuration.ephemeralMegabytes = megabytes
    var usage = UsageRecorder(minutes: 1)
    FunctionRuntime(configuration).finish(.account, after: Microseconds(80_500), &usage)
    #expect(usage.ledger().total(.lambdaEphemeralStorage) == megabyteMilliseconds)
  }

  @Test func `a cold start's INIT has its storage too`() {
    var configuration = FunctionConfiguration()
    configuration.ephemeralMegabytes = 612
    configuration.initialization = Microseconds(80_500)
    var usage = UsageRecorder(minutes: 0)
    FunctionRuntime(configuration).initialize(3, &usage)
    #expect(usage.ledger().total(.lambdaEphemeralStorage) == 242 * 100)
  }

  @Test(
    arguments: [
      (.account, .lambdaProvisionedDurationArm), (.sendReminder, .lambdaComputeArm),
      (.authorize, .lambdaComputeArm), (.handleEvent, .lambdaComputeArm),
    ] as [(Function, UsageDimension)])
  func `where environments are kept ready, only callers' functions are billed by them`(
    function: Function, meter: UsageDimension
  ) {
    var configuration = FunctionConfiguration()
    configuration.memoryMegabytes = 256
    configuration.provisionedConcurrency = 1
    var usage = UsageRecorder(minutes: 1)
    FunctionRuntime(configuration).finish(function, after: Microseconds(10_000), &usage)
    #expect(usage.ledger().total(meter) == 2_560)
  }

  /// Source: Lambda pricing, read 2025-10-28: rounded up to the nearest five minutes.
  @Test(
    arguments: [
      (0, 0), (1, 300_000), (299_999, 300_000), (300_000, 300_000), (300_001, 600_000),
    ] as [(Int64, UInt128)])
  func `environments kept ready are billed in steps of five minutes`(
    milliseconds: Int64, billed: UInt128
  ) {
    var configuration = FunctionConfiguration()
    configuration.memoryMegabytes = 128
    configuration.architecture = .x86_64
    var usage = UsageRecorder(minutes: 0)
    FunctionRuntime(configuration).keepReady(3, for: Milliseconds(milliseconds), &usage)
    #expect(usage.ledger().total(.lambdaProvisionedX86) == 3 * 128 * billed)
  }
}
