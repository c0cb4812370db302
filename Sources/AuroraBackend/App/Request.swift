/// THE list of requests behind the gateway; `AuroraApp.perform` serves each.
public enum Request: Sendable {
  case createProfile(CreateProfile)
  case readProfile(ReadProfile)
  case updateProfile(UpdateProfile)
  case listEvents(ListEvents)
  case readEvent(ReadEvent)
  case createEvent(CreateEvent)
  case updateEvent(UpdateEvent)
  case deleteEvent(DeleteEvent)
  case setReminder(SetReminder)
  case listReminders(ListReminders)
  case deleteReminder(DeleteReminder)
  case uploadPicture(UploadPicture)
  case uploadAttachment(UploadAttachment)
  case deleteAccount(DeleteAccount)
}
