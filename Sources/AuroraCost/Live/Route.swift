import AuroraBackend
import Metering

/// THE list of what the live backend answers; `docs/openapi.yaml` describes each.
enum Route: CaseIterable, Sendable {
  // Identity: what a client calls on the user pool
  case signUp, confirmSignUp, resendCode, signIn, refreshSession, signOut
  case forgotPassword, resetPassword, readAttributes, changeAddress
  // What an administrator calls on it
  case createUser, readUser, disableUser, enableUser, addToGroup, listGroups
  // Behind the gateway
  case readProfile, writeProfile, uploadPicture
  case listEvents, createEvent, readEvent, updateEvent, deleteEvent, uploadAttachment
  case createSeries, readSeries, updateSeries, deleteSeries, changeOccurrence, cancelOccurrence
  case setReminder, deleteReminder, listReminders, deleteAccount
  // The media bucket, and the content network before it
  case uploadMedia, readMedia
  // Beside the backend: nothing of it is metered
  case keys, ledger, outbox

  var method: String {
    switch self {
    case .signUp, .confirmSignUp, .resendCode, .signIn, .refreshSession, .signOut,
      .forgotPassword, .resetPassword, .readAttributes, .createUser, .uploadPicture,
      .createEvent, .createSeries, .uploadAttachment:
      "POST"
    case .readProfile, .listEvents, .readEvent, .readSeries, .listReminders, .readUser,
      .listGroups, .readMedia, .keys, .ledger, .outbox:
      "GET"
    case .writeProfile, .setReminder, .disableUser, .addToGroup, .uploadMedia: "PUT"
    case .updateEvent, .updateSeries, .changeOccurrence, .changeAddress: "PATCH"
    case .deleteEvent, .deleteSeries, .cancelOccurrence, .deleteReminder, .deleteAccount,
      .enableUser:
      "DELETE"
    }
  }

  var template: String {
    switch self {
    case .signUp: "/auth/sign-up"
    case .confirmSignUp: "/auth/confirm"
    case .resendCode: "/auth/resend-code"
    case .signIn: "/auth/sign-in"
    case .refreshSession: "/auth/refresh"
    case .signOut: "/auth/sign-out"
    case .forgotPassword: "/auth/forgot-password"
    case .resetPassword: "/auth/reset-password"
    case .readAttributes, .changeAddress: "/auth/attributes"
    case .createUser: "/_admin/users"
    case .readUser: "/_admin/users/{email}"
    case .disableUser, .enableUser: "/_admin/users/{email}/disabled"
    case .listGroups: "/_admin/users/{email}/groups"
    case .addToGroup: "/_admin/users/{email}/groups/{group}"
    case .readProfile, .writeProfile: "/profile"
    case .uploadPicture: "/profile/picture"
    case .listEvents, .createEvent: "/events"
    case .readEvent, .updateEvent, .deleteEvent: "/events/{key}"
    case .uploadAttachment: "/events/{key}/attachments"
    case .createSeries: "/series"
    case .readSeries, .updateSeries, .deleteSeries: "/series/{id}"
    case .changeOccurrence, .cancelOccurrence: "/series/{id}/{start}"
    case .setReminder, .deleteReminder: "/events/{key}/reminders/{lead}"
    case .listReminders: "/reminders"
    case .deleteAccount: "/account"
    case .uploadMedia, .readMedia: "/_media/{mediaKey}"
    case .keys: "/.well-known/jwks.json"
    case .ledger: "/_ledger"
    case .outbox: "/_outbox"
    }
  }

  /// Whether it is there only where events can recur.
  var isOfSeries: Bool {
    switch self {
    case .createSeries, .readSeries, .updateSeries, .deleteSeries, .changeOccurrence,
      .cancelOccurrence:
      true
    default: false
    }
  }

  /// What a route behind the gateway is counted as; nil for the others.
  var call: GatewayCall? {
    switch self {
    case .readProfile: .init(.readProfile, .account, .viewCalendar)
    case .writeProfile: .init(.updateProfile, .account, .editCalendar)
    case .uploadPicture: .init(.uploadPicture, .account, .media)
    case .listEvents: .init(.listEvents, .readCalendar, .viewCalendar)
    case .createEvent: .init(.createEvent, .writeCalendar, .editCalendar)
    case .readEvent: .init(.readEvent, .readCalendar, .viewCalendar)
    case .updateEvent: .init(.updateEvent, .writeCalendar, .editCalendar)
    case .deleteEvent: .init(.deleteEvent, .writeCalendar, .editCalendar)
    case .createSeries: .init(.createSeries, .writeCalendar, .editCalendar)
    case .readSeries: .init(.readSeries, .readCalendar, .viewCalendar)
    case .updateSeries: .init(.updateSeries, .writeCalendar, .editCalendar)
    case .deleteSeries: .init(.deleteSeries, .writeCalendar, .editCalendar)
    case .changeOccurrence: .init(.changeOccurrence, .writeCalendar, .editCalendar)
    case .cancelOccurrence: .init(.cancelOccurrence, .writeCalendar, .editCalendar)
    case .uploadAttachment: .init(.uploadAttachment, .writeCalendar, .media)
    case .setReminder: .init(.setReminder, .reminders, .editCalendar)
    case .deleteReminder: .init(.deleteReminder, .reminders, .editCalendar)
    case .listReminders: .init(.listReminders, .reminders, .viewCalendar)
    case .deleteAccount: .init(.deleteAccount, .account, .signUp)
    default: nil
    }
  }
}

/// Operation, function and journey that a call of the gateway is counted under.
struct GatewayCall: Sendable {
  let operation: Operation
  let function: Function
  let journey: Journey

  init(_ operation: Operation, _ function: Function, _ journey: Journey) {
    self.operation = operation
    self.function = function
    self.journey = journey
  }
}

/// A route found for a path, and what stands in the template's places there.
struct RouteMatch: Sendable {
  let route: Route
  let values: [Substring]

  /// Nil where no route has this method and path.
  init?(_ method: String, _ path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for (template, route) in Self.templates where route.method == method {
      if let values = Self.values(parts, template) {
        self.init(route: route, values: values)
        return
      }
    }
    return nil
  }

  /// The call that a browser asks leave for with OPTIONS: the first of the path's routes.
  static func preflight(_ path: String) -> GatewayCall? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return templates.lazy.filter { values(parts, $0.template) != nil }
      .compactMap(\.route.call).first
  }

  private init(route: Route, values: [Substring]) {
    self.route = route
    self.values = values
  }

  private static let templates: [(template: [Substring], route: Route)] = Route.allCases.map {
    (Substring($0.template).split(separator: "/", omittingEmptySubsequences: false), $0)
  }

  private static func values(_ parts: [Substring], _ template: [Substring]) -> [Substring]? {
    guard parts.count == template.count else { return nil }
    var values: [Substring] = []
    for (part, name) in zip(parts, template) {
      if name.first == "{" {
        values.append(part)
      } else if part != name {
        return nil
      }
    }
    return values
  }
}
