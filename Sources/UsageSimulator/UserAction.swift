/// What a user does next within a session; the scenario weighs each.
public enum UserAction: Int, CaseIterable, Sendable {
  case view, read, create, update, delete, remind, forget, profile, attach
}
