import Dispatch
import Foundation
import Synchronization

/// Turns Ctrl-C into the cancellation of the work at hand, so that nothing half is written.
///
/// Where no work is at hand the signal does what it would have done.
enum Interrupt {
  static func cancelling<Result: Sendable>(
    _ work: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    let task = Task(operation: work)
    let place = UUID()
    listener.cancellations.withLock { $0[place] = { task.cancel() } }
    defer { listener.cancellations.withLock { $0[place] = nil } }
    return try await task.value
  }

  private static let listener = Listener()
}

/// Listens until the program ends, as a second source after the first would hear nothing.
private final class Listener: Sendable {
  let cancellations = Mutex<[UUID: @Sendable () -> Void]>([:])
  private let source = Mutex<(any DispatchSourceSignal)?>(nil)

  init() {
    signal(SIGINT, SIG_IGN)
    // A queue of its own has a thread of its own: the shared ones' are as many as cores, all at work.
    let queue = DispatchQueue(label: "interrupt")
    source.withLock {
      let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: queue)
      source.setEventHandler { [unowned self] in interrupt() }
      source.resume()
      $0 = source
    }
  }

  private func interrupt() {
    let cancellations = cancellations.withLock { Array($0.values) }
    guard cancellations.isEmpty else { return cancellations.forEach { $0() } }
    signal(SIGINT, SIG_DFL)
    raise(SIGINT)
  }
}
