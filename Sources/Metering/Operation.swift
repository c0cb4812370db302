/// THE list of what Aurora Time does: endpoints that users call, jobs, and what merely stands.
///
/// The raw value is the operation's place in the ledger.
public enum Operation: UInt8, CaseIterable, Sendable {
  // Identity, called on the user pool directly
  case signUp, confirmSignUp, signIn, refreshSession, signOut, resetPassword
  case readAttributes, changeAddress, administer
  // Endpoints behind the gateway
  case createProfile, readProfile, updateProfile
  case listEvents, readEvent, createEvent, updateEvent, deleteEvent
  case createSeries, readSeries, updateSeries, deleteSeries, changeOccurrence, cancelOccurrence
  case setReminder, listReminders, deleteReminder
  case uploadPicture, uploadAttachment
  case deleteAccount
  case preflight, authorize
  // Edge
  case viewPicture, viewAttachment, loadPage
  // Jobs
  case sendReminder, pollReminders, checkHealth, consumeChanges, auditAccounts, handleEvent
  // Standing
  case startFunctions, keepFunctions, deploySite, keepData, keepLogs, watch, subscribe

  /// As report rows show it.
  public var label: String {
    switch self {
    case .signUp: "Sign up"
    case .confirmSignUp: "Confirm sign-up"
    case .signIn: "Sign in"
    case .refreshSession: "Refresh session"
    case .signOut: "Sign out"
    case .resetPassword: "Reset password"
    case .readAttributes: "Read attributes"
    case .changeAddress: "Change address"
    case .administer: "Administer users"
    case .createProfile: "Create profile"
    case .readProfile: "Read profile"
    case .updateProfile: "Update profile"
    case .listEvents: "List events"
    case .readEvent: "Read event"
    case .createEvent: "Create event"
    case .updateEvent: "Update event"
    case .deleteEvent: "Delete event"
    case .createSeries: "Create recurring event"
    case .readSeries: "Read recurring event"
    case .updateSeries: "Update recurring event"
    case .deleteSeries: "Delete recurring event"
    case .changeOccurrence: "Change one occurrence"
    case .cancelOccurrence: "Cancel one occurrence"
    case .setReminder: "Set reminder"
    case .listReminders: "List reminders"
    case .deleteReminder: "Delete reminder"
    case .uploadPicture: "Upload picture"
    case .uploadAttachment: "Upload attachment"
    case .deleteAccount: "Delete account"
    case .preflight: "CORS preflight"
    case .authorize: "Authorize"
    case .viewPicture: "View picture"
    case .viewAttachment: "View attachment"
    case .loadPage: "Load page"
    case .sendReminder: "Send reminder"
    case .pollReminders: "Poll reminders"
    case .checkHealth: "Check health"
    case .consumeChanges: "Consume changes"
    case .auditAccounts: "Audit accounts"
    case .handleEvent: "Handle published event"
    case .startFunctions: "Start functions (INIT)"
    case .keepFunctions: "Keep functions ready"
    case .deploySite: "Deploy site"
    case .keepData: "Keep data"
    case .keepLogs: "Keep logs"
    case .watch: "Metrics, alarms, dashboards"
    case .subscribe: "Monthly plans"
    }
  }
}

/// Why an operation happened: what the user was about, or nothing a user did.
public enum Journey: UInt8, CaseIterable, Sendable {
  case signUp, signIn, viewCalendar, editCalendar, remind, media, loadPage, administration
  case standing

  /// As report rows show it.
  public var label: String {
    switch self {
    case .signUp: "Sign up"
    case .signIn: "Sign in"
    case .viewCalendar: "View calendar"
    case .editCalendar: "Edit calendar"
    case .remind: "Reminder"
    case .media: "Pictures and attachments"
    case .loadPage: "Page load"
    case .administration: "Administration"
    case .standing: "Standing"
    }
  }
}
