import Foundation

/// How far a long work has come, on a terminal's standard error; silent elsewhere.
struct ProgressBar: Sendable {
  let total: UInt64
  private let start = ContinuousClock.now
  private let isShown = Terminal.errorsAreShown

  init(total: UInt64) { self.total = total }

  /// Shows the users done, the rate and the time left; nothing within the first second.
  func show(_ done: UInt64) {
    let seconds = (ContinuousClock.now - start).components.seconds
    guard isShown, seconds >= 1, done > 0, total > 0 else { return }
    let rate = done / UInt64(seconds)
    let left = rate > 0 ? (total - min(done, total)) / rate : 0
    let filled = Int(done * 30 / total)
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 30 - filled)
    Terminal.rewriteErrorLine(
      "[\(bar)] \(done * 100 / total) %  \(rate) users/s  \(left) s left")
  }

  func clear() {
    if isShown { Terminal.rewriteErrorLine("") }
  }
}
