import Metering

/// The URLs that a browser may call from another origin without asking again, and until when.
///
/// The answer to one preflight allows every method of its URL, query included, and each answer is
/// kept as long. Source: Fetch standard, "CORS-preflight cache", read 2026-11-24.
struct PreflightCache: ~Copyable {
  private var kept = Slab<Kept>(capacity: 8)
  /// A bit for each kept URL, which several may share: where it is not set, none is kept.
  private var filter: UInt64 = 0
  /// The last end: all have ended by then, as most have when a user comes back to them.
  private var last = Instant(milliseconds: .min)

  // Internal for the same reason as a row of `Partition`.
  struct Kept: BitwiseCopyable {
    let url: ResourceURL
    let end: Instant
  }

  mutating func reset() {
    kept.removeAll()
    filter = 0
    last = Instant(milliseconds: .min)
  }

  /// Whether the browser must ask before it calls a URL.
  ///
  /// O(n) in the URLs with answers that are kept, O(1) for most that are not.
  @inline(__always) mutating func mustAsk(about url: ResourceURL, at moment: Instant) -> Bool {
    if last <= moment {
      reset()
      return true
    }
    return filter & url.bit == 0 || !keeps(url, at: moment)
  }

  private func keeps(_ url: ResourceURL, at moment: Instant) -> Bool {
    var place = kept.count
    while place > 0, kept[place &- 1].end > moment {
      place &-= 1
      if kept[place].url == url { return true }
    }
    return false
  }

  /// Keeps the answer about a URL until a moment that is not before that of any other.
  @inline(__always) mutating func keep(_ url: ResourceURL, until end: Instant) {
    kept.append(Kept(url: url, end: end))
    filter |= url.bit
    last = end
  }
}
