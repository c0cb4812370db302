import Metering

@testable import AuroraCost

extension DrivenCall {
  /// Every way in which a call of each route can be one that its function cannot read.
  static let mistakes: [DrivenCall] =
    [
      many(
        .createEvent, "/events",
        [
          "", "{", "[]", "null", #"{"start":"2026-10-05T09:00Z"}"#, #"{"title":"a","title":"b"}"#,
          #"{"start":"2026-02-30T09:00Z","end":"2026-03-01T09:00Z","title":"a"}"#,
          #"{"start":"2026-10-05T09:00Z","end":"2026-10-05T09:00Z","title":7}"#,
          #"{"start":"2026-10-05T09:00Z","end":"2026-10-05T09:00Z","title":"a","who":"b"}"#,
          event(#""reminders":[1,2,3,4,5,6]"#), event(#""reminders":[40321]"#),
          event(#""reminders":[-1]"#), event(#""reminders":["5"]"#), event(#""colour":"red""#),
          event(#""allDay":0"#), event(#""notes":null"#),
        ]),
      many(
        .updateEvent, "/events/\(key)",
        ["", "[]", #"{"title":7}"#, #"{"start":"soon"}"#, #"{"key":"1"}"#, #"{"colour":"FFFFFF"}"#]),
      many(
        .writeProfile, "/profile",
        [
          "", "{}", #"{"name":"A","timeZone":"UTC"}"#, #"{"name":1,"timeZone":"U","locale":"e"}"#,
          profile(#"{"weekStart":7}"#), profile(#"{"view":"year"}"#), profile(#"{"theme":"dark"}"#),
          profile("[]"),
        ]),
      uploads(.uploadPicture, "/profile/picture"),
      uploads(.uploadAttachment, "/events/\(key)/attachments"),
      many(
        .setReminder, "/events/\(key)/reminders/5", [#"{"channel":"sms"}"#, "[]", #"{"at":1}"#]),
      ["zz", "00000000000000", "00000000000000007", "8000000000000000", "000000000000000G"]
        .flatMap { key in
          [
            one(.readEvent, "/events/\(key)"), one(.deleteEvent, "/events/\(key)"),
            one(.updateEvent, "/events/\(key)", "{}"),
            one(.uploadAttachment, "/events/\(key)/attachments", #"{"bytes":1}"#),
            one(.setReminder, "/events/\(key)/reminders/5"),
            one(.deleteReminder, "/events/\(key)/reminders/5"),
          ]
        },
      ["40321", "-1", "05", "x", "5.0", "99999999999999999999"].flatMap { lead in
        [
          one(.setReminder, "/events/\(key)/reminders/\(lead)"),
          one(.deleteReminder, "/events/\(key)/reminders/\(lead)"),
        ]
      },
      [
        one(.listEvents, "/events"), one(.listEvents, "/events", query: ["from": minute]),
        one(.listEvents, "/events", query: ["from": minute, "to": "2026-10-05"]),
        one(.listEvents, "/events", query: ["from": minute, "to": "2026-10-05T08:59Z"]),
      ],
    ].flatMap { $0 }

  private static let key = UInt64(7).path
  private static let minute = "2026-10-05T09:00Z"

  private static func event(_ member: String) -> String {
    #"{"start":"\#(minute)","end":"\#(minute)","title":"a",\#(member)}"#
  }

  private static func profile(_ settings: String) -> String {
    #"{"name":"A","timeZone":"UTC","locale":"en","settings":\#(settings)}"#
  }

  /// From nothing to one byte more than 25 MB.
  private static func uploads(_ route: Route, _ path: String) -> [DrivenCall] {
    many(
      route, path,
      [
        "", "{}", #"{"bytes":0}"#, #"{"bytes":-1}"#, #"{"bytes":26214401}"#, #"{"bytes":"9"}"#,
        #"{"bytes":1.5}"#, #"{"bytes":9,"name":"a"}"#,
      ])
  }

  private static func many(_ route: Route, _ path: String, _ bodies: [String]) -> [DrivenCall] {
    bodies.map { one(route, path, $0) }
  }

  private static func one(
    _ route: Route, _ path: String, _ body: String = "", query: [String: String] = [:]
  ) -> DrivenCall {
    guard let call = route.call else { preconditionFailure("\(route) is not behind the gateway") }
    return DrivenCall(.unreadable(call), route.method, path, query: query, body)
  }
}
