import Metering
import Testing

@testable import AuroraBackend

/// Calls that ask for a code and bring it back, and uploads that follow their leave over a wire.
struct CodesTests {
  @Test(arguments: [(false, 0), (true, 1)] as [(Bool, UInt128)])
  func `a wrong code is a call, and makes nobody active`(isRight: Bool, active: UInt128) {
    var backend = TestBackend()
    backend.app.confirmSignUp(
      as: &backend.user, codeIsRight: isRight, at: backend.noon, &backend.usage)
    #expect(backend.used(.callConfirmSignUp) == 1)
    #expect(backend.used(.cognitoMAUEssentials) == active)
    var other = TestBackend()
    other.app.confirmPassword(as: &other.user, codeIsRight: isRight, at: other.noon, &other.usage)
    #expect(other.used(.callConfirmForgotPassword) == 1)
    #expect(other.used(.cognitoMAUEssentials) == active)
  }

  @Test func `each code that is asked for is an e-mail`() {
    var backend = TestBackend()
    _ = backend.app.register(as: &backend.user, at: backend.noon, &backend.usage)
    _ = backend.app.resendCode(to: backend.user, at: backend.noon, &backend.usage)
    _ = backend.app.forgotPassword(of: backend.user, at: backend.noon, &backend.usage)
    #expect(backend.used(.callUserPoolEmail) == 3)
    #expect(backend.used(.callSignUp) == 1)
    #expect(backend.used(.callForgotPassword) == 1)
  }

  @Test(arguments: [true, false])
  func `an upload is counted once, with its leave or over a wire by itself`(overWire: Bool) {
    var backend = TestBackend()
    let key = backend.openEvent()
    backend.user.wireBody = overWire ? Bytes(14) : nil
    backend.send(UploadAttachment(event: key, size: Bytes(1_000)))
    #expect(backend.used(.s3Puts) == (overWire ? 0 : 1))
    if overWire {
      backend.app.upload(
        attachment: Bytes(1_000), of: CalendarEvent.id(of: key), replacing: .zero,
        as: &backend.user, at: backend.noon, &backend.usage)
    }
    #expect(backend.used(.s3Puts) == 1)
    #expect(backend.user.media.bytes == Bytes(1_000))
    backend.send(DeleteEvent(key: key))
    #expect(backend.user.media.bytes == .zero)
  }
}
