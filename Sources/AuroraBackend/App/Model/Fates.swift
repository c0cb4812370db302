/// What befalls a user's mails and calls by chance: two streams, each drawn from only where such
/// things happen at all, so that one never changes the other.
struct Fates: Sendable {
  private var mail: ServiceBits
  private var failure: ServiceBits

  /// Takes streams of their own from the bits that decide the user's service times.
  init(_ bits: ServiceBits) {
    mail = bits.branch(0x6D61_696C)
    failure = bits.branch(0x6661_696C)
  }

  /// The next mail's fate, evenly within 2^32.
  mutating func ofMail() -> UInt64 { mail.next() >> 32 }

  /// Whether the next invocation fails, with a probability in 2^-32.
  mutating func fails(_ inTwo32nds: UInt64) -> Bool { failure.next() >> 32 < inTwo32nds }
}
