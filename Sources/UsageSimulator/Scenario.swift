public import AuroraBackend
public import Documents
public import Metering

/// Who uses Aurora Time in which month, and how it is built: a validated scenario.
///
/// Every field is filled from files by `ScenarioKey.all`; no value has its home in Swift.
public struct Scenario: Sendable {
  public var name = ""
  public var description = ""
  public var month = CalendarMonth.unset
  public var region = ""
  public var seed: UInt64 = 0
  public var account = Account()
  public var population = Population()
  public var behaviour = Behaviour()
  public var api = API()
  public var functions = Functions()
  public var tables = Tables()
  public var identity = Identity()
  public var reminders = Reminders()
  public var events = Events()
  public var mailer = Mailer()
  public var frontend = Frontend()
  public var observability = Observability()
  public var quotas = Quotas()
  /// Monthly budget in the bill's currency; nil where none is set.
  public var budget: ExactDecimal?

  init() {}

  /// The paying account, which decides the free tier.
  public struct Account: Sendable {
    public var created = CalendarMonth.unset.firstDay
    public var freeTier = FreeTierChoice.auto
  }

  public enum FreeTierChoice: String, CaseIterable, Sendable { case auto, none }

  public struct Population: Sendable {
    /// Accounts at the end of the month.
    public var accounts = 0
    /// Share of the accounts that signed up in the month.
    public var signUpShare = ExactDecimal.zero
    /// Share of the older accounts that use the app at all in the month.
    public var activeShare = ExactDecimal.zero
    /// The same by whole months since the month of the sign-up; empty where age does not matter.
    public var retention: [ExactDecimal] = []
    /// Lognormal sigma of activity between users, and the largest multiple of the mean.
    public var activitySigma = ExactDecimal.zero
    public var activityCap = ExactDecimal.zero
    /// Share of the active accounts that are deleted in the month.
    public var deletedShare = ExactDecimal.zero
    /// For how long the app has existed; older accounts joined evenly over it.
    public var historyMonths = 0
    public var timeZones: [TimeZone] = []
    /// Relative load of a weekday's 24 local hours.
    public var weekdayHours: [ExactDecimal] = []
    public var weekendFactor = ExactDecimal.zero
    /// Kinds of users; one at least.
    public var personas: [Persona] = []
  }

  /// Where a share of the users lives.
  public struct TimeZone: Sendable {
    public var name: String
    /// Such as `Europe/Berlin`, where the clock is not one offset all year; the loader looks it up.
    public var zone: String?
    public var time: LocalTime
    public var share: ExactDecimal
    public var geography: EdgeGeography
  }

  public struct Behaviour: Sendable {
    public var sessionsPerMonth = ExactDecimal.zero
    public var actionsPerSession = ExactDecimal.zero
    public var thinkSeconds = ExactDecimal.zero
    /// Relative weights of what a user does next, in the order of `UserAction`.
    public var actionShares = [ExactDecimal](
      repeating: .zero, count: UserAction.allCases.count)
    public var movedShare = ExactDecimal.zero
    public var remindersPerEvent = ExactDecimal.zero
    public var emailReminderShare = ExactDecimal.zero
    public var reminderLeads: [Lead] = []
    public var recurringShare = ExactDecimal.zero
    public var recurrences: [RecurrenceShare] = []
    public var occurrenceShare = ExactDecimal.zero
    public var eventHorizonDays = ExactDecimal.zero
    public var titleBytes = 0
    public var notesBytes = 0
    public var notesSigma = ExactDecimal.zero
    public var pictureShare = ExactDecimal.zero
    public var pictureBytes = 0
    public var attachmentBytes = 0
    /// Lognormal sigma of the sizes of pictures and attachments.
    public var fileSigma = ExactDecimal.zero
    public var preflightCapSeconds = 0
    public var wrongPasswordShare = ExactDecimal.zero
    public var forgottenPasswordShare = ExactDecimal.zero
    public var signOutShare = ExactDecimal.zero
    /// Times that a request which a shared quota refused is sent again, each wait twice the last.
    public var retries = 0
    public var retryMilliseconds = 0
    public var addressChangeShare = ExactDecimal.zero
    /// Mean devices that a user comes on, 1 to 8.
    public var devicesPerUser = ExactDecimal(1)
  }

  /// How a share of the recurring events recurs.
  public struct RecurrenceShare: Sendable {
    public var frequency: Recurrence.Frequency
    public var count: Int
    public var share: ExactDecimal
  }

  /// How long before its event a share of reminders is due.
  public struct Lead: Sendable {
    public var minutes: Int
    public var share: ExactDecimal
  }
}
