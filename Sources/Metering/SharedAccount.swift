/// What the users of one account share when they are simulated together, in the order of time.
///
/// A recorder without one, as where user follows user, spends a branch on it.
public protocol SharedAccount: AnyObject {
  /// Hears that a function, named by the series of its calls, ran for so long.
  func ran(_ function: DemandSeries, for duration: Microseconds)
}
