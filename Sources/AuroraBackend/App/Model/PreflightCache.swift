import Metering

/// The URLs that a browser may call from another origin without asking again, and until when.
///
/// The answer to one preflight allows every method of its URL, query included, and each answer is
/// kept as long. Source: Fetch standard, "CORS-preflight cache", read 2026-11-24.
struct PreflightCache: ~Copyable {
  private var kept = Slab<Kept>(capacity: 8)
  /// A bit for each of the 64 slots that some kept URL has, and for each that several have.
  private var filled: UInt64 = 0
  private var shared: UInt64 = 0
  /// Where the last URL of a filled slot is kept.
  private var places = InlineArray<64, Int32>(repeating: 0)
  /// The last end: all have ended by then, as most have when a user comes back to them.
  private var last = Instant(milliseconds: .min)

  // Internal for the same reason as a row of `Partition`.
  struct Kept: BitwiseCopyable {
    let url: ResourceURL
    let end: Instant
  }

  mutating func reset() {
    kept.removeAll()
    filled = 0
    shared = 0
    last = Instant(milliseconds: .min)
  }

  /// Whether the browser must ask before it calls a URL.
  ///
  /// O(1), or O(n) in the URLs with answers that are kept where several have this one's slot.
  @inline(__always) mutating func mustAsk(about url: ResourceURL, at moment: Instant) -> Bool {
    if last <= moment {
      reset()
      return true
    }
    guard filled & (1 &<< url.slot) != 0 else { return true }
    let found = kept[Int(places[Int(url.slot)])]
    if found.url == url { return found.end <= moment }
    return shared & (1 &<< url.slot) == 0 || !keeps(url, at: moment)
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
    shared |= filled & (1 &<< url.slot)
    filled |= 1 &<< url.slot
    places[Int(url.slot)] = Int32(truncatingIfNeeded: kept.count)
    kept.append(Kept(url: url, end: end))
    last = end
  }
}
