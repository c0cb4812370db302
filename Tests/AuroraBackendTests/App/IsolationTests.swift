import Metering
import Testing

@testable import AuroraBackend

/// No sequence of one user's calls changes or reveals another's data.
struct IsolationTests {
  private struct State: Equatable {
    var events: [UInt64]
    var sizes: [Bytes]
    var reminders: [UInt64]
    var schedules: Int
    var bytes: Bytes

    init(_ user: borrowing User) {
      events = user.events.items.map(\.key)
      sizes = user.events.items.map(\.size)
      reminders = user.reminders.items.map(\.key)
      schedules = user.schedules.count
      bytes = user.media.bytes
    }
  }

  @Test func `a stranger's keys find nothing and leave everything as it was`() {
    var backend = TestBackend()
    var owned: [UInt64] = []
    for minute in 0..<20 {
      let key = backend.openEvent(startMinute: 1_500 + minute)
      owned.append(key)
      backend.send(SetReminder(event: key, leadMinutes: 5))
    }
    let before = State(backend.user)
    var stranger = User()
    stranger.reset(at: .zero, viewer: .us, serviceBits: ServiceBits(seed: 2))
    stranger.identity = Identity(signedIn: backend.noon, backend.app.cloud.configuration.identity)
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      guard let key = owned.randomElement(using: &random) else { return }
      let requests: [any Endpoint] = [
        ReadEvent(key: key), DeleteEvent(key: key),
        UpdateEvent(key: key, text: Bytes(9), startMinute: 1),
        SetReminder(event: key, leadMinutes: 5),
        UploadAttachment(event: key, size: Bytes(10)),
        DeleteReminder(key: key),
        ListEvents(startMinutes: 0..<9_000), ListReminders(),
        ReadProfile(), DeleteAccount(),
      ]
      guard let request = requests.randomElement(using: &random) else { return }
      let response = backend.app.perform(
        request, for: .viewCalendar, as: &stranger, at: backend.noon, &backend.usage)
      #expect(response.body <= Bytes(64))
    }
    #expect(State(backend.user) == before)
    #expect(stranger.events.count == 0)
    #expect(stranger.reminders.count == 0)
  }
}
