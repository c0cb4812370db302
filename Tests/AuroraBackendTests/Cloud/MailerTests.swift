import Metering
import Testing

@testable import AuroraBackend

struct MailerTests {
  /// What so many mails to one user count.
  private func ledger(
    _ mails: Int, verified: Bool = false, _ change: (inout MailerConfiguration) -> Void
  ) -> UsageLedger {
    var configuration = MailerConfiguration()
    change(&configuration)
    var user = User()
    user.reset(at: .zero, viewer: .us, serviceBits: ServiceBits(seed: 7))
    user.hasVerifiedAddress = verified
    var usage = UsageRecorder(minutes: 0)
    let mailer = Mailer(configuration)
    for _ in 0..<mails { mailer.send(to: &user, &usage) }
    return usage.ledger()
  }

  @Test(
    arguments: [
      (.aLaCarte, .sesRecipientsALaCarte), (.essentials, .sesRecipientsEssentials),
      (.pro, .sesRecipientsPro), (.enterprise, .sesRecipientsEnterprise),
    ] as [(MailPlan, UsageDimension)])
  func `each recipient is one of the plan's`(plan: MailPlan, meter: UsageDimension) {
    let ledger = ledger(3) { $0.plan = plan }
    #expect(ledger.total(meter) == 3)
    #expect(ledger.total(.callSendEmail) == 3)
    #expect(ledger.total(.sesAttachments) == 0)
  }

  @Test(arguments: [(true, 1, 0), (false, 0, 1)] as [(Bool, UInt128, UInt128)])
  func `the sandbox sends to verified recipients alone, and bills no refusal`(
    isVerified: Bool, sent: UInt128, refused: UInt128
  ) {
    let ledger = ledger(1, verified: isVerified) {
      $0.isSandboxed = true
      $0.invitation = Bytes(900)
    }
    #expect(ledger.total(.sesRecipientsALaCarte) == sent)
    #expect(ledger.total(.sesAttachments) == sent * 900)
    #expect(ledger.total(.callEmailRefused) == refused)
    #expect(ledger.total(.callSendEmail) == 1)
  }

  @Test(
    arguments: [
      (1 << 32, 0, .callEmailBounced), (0, 1 << 32, .callEmailComplaint),
    ] as [(UInt64, UInt64, UsageDimension)])
  func `a mail that goes wrong is billed, and its address gets no other`(
    bounces: UInt64, complaints: UInt64, fate: UsageDimension
  ) {
    let ledger = ledger(5) {
      $0.bouncesInTwo32nds = bounces
      $0.complaintsInTwo32nds = complaints
      $0.invitation = Bytes(1_000)
    }
    #expect(ledger.total(.sesRecipientsALaCarte) == 1)
    #expect(ledger.total(.sesAttachments) == 1_000)
    #expect(ledger.total(fate) == 1)
    #expect(ledger.total(.callEmailSuppressed) == 4)
    #expect(ledger.total(.callSendEmail) == 5)
  }

  @Test(
    arguments: [(.email, 0), (.eventBridge, 1), (.cloudWatch, 0)] as [(MailFeedback, UInt128)])
  func `a bounce is an event where it is told of on the bus`(
    feedback: MailFeedback, events: UInt128
  ) {
    let ledger = ledger(5) {
      $0.bouncesInTwo32nds = 1 << 32
      $0.feedback = feedback
    }
    #expect(ledger.total(.eventBusEvents) == events)
  }

  @Test func `a share of mails bounces, and no more go to those addresses`() {
    var configuration = MailerConfiguration()
    // A quarter bounces, an eighth is complained about.
    configuration.bouncesInTwo32nds = 1 << 30
    configuration.complaintsInTwo32nds = 1 << 29
    var usage = UsageRecorder(minutes: 0)
    for seed in 0..<4_000 {
      var user = User()
      user.reset(at: .zero, viewer: .us, serviceBits: ServiceBits(seed: UInt64(seed)))
      Mailer(configuration).send(to: &user, &usage)
    }
    // Five standard deviations of a binomial number are 137 and 105.
    #expect(863...1_137 ~= usage.ledger().total(.callEmailBounced))
    #expect(395...605 ~= usage.ledger().total(.callEmailComplaint))
  }
}
