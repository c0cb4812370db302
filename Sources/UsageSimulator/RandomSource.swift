import AuroraBackend

/// A stream of random words (SplitMix64) keyed by what it decides.
///
/// Streams are keyed, never shared: a user's behaviour does not depend on other users, on shards, or
/// on how many words another concern drew.
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
struct RandomSource {
  private var state: UInt64

  /// What a stream decides.
  enum Concern: UInt64 {
    case person = 1, opening, behaviour, content, service, lifecycle, firing
    case option, series, administration, persona, device
  }

  init(seed: UInt64, user: UInt64, session: UInt64 = 0, _ concern: Concern) {
    self = RandomSource.Sessions(seed: seed, user: user, concern)[session]
  }

  /// A user's streams of one concern, of which each session has its own.
  struct Sessions {
    private let key: UInt64

    init(seed: UInt64, user: UInt64, _ concern: Concern) {
      key = mix(mix(seed &+ step) ^ mix(user &* step &+ concern.rawValue))
    }

    subscript(session: UInt64) -> RandomSource {
      RandomSource(state: mix(key &+ session &* step))
    }
  }

  private init(state: UInt64) { self.state = state }

  mutating func next() -> UInt64 {
    state &+= Self.step
    return Self.mix(state)
  }

  /// True with a probability given in 2^-32.
  mutating func chance(_ threshold: Chance) -> Bool { threshold.holds(at: next() >> 32) }

  /// Evenly one of `0..<count`; the bias is below 2^-32.
  mutating func index(below count: Int) -> Int { Self.index(at: next(), below: count) }

  /// The same at a 64-bit fraction of 1, of which the upper 32 bits count.
  static func index(at fraction: UInt64, below count: Int) -> Int {
    Int(truncatingIfNeeded: ((fraction >> 32) &* UInt64(count)) >> 32)
  }

  private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func mix(_ word: UInt64) -> UInt64 {
    var word = word
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

extension ServiceBits {
  /// The stream that decides one user's service times.
  init(seed: UInt64, user: UInt64) {
    var source = RandomSource(seed: seed, user: user, .service)
    self.init(seed: source.next())
  }
}
