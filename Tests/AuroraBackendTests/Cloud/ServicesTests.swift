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
