import AuroraBackend
import Foundation
import Metering

// What an administrator calls on the user pool.
extension LiveBackend {
  /// Answers a call of an administrator; what cannot be read or found is refused before it counts.
  func administer(_ match: RouteMatch, _ request: LiveRequest) -> LiveAnswer {
    let moment = tick()
    if match.route == .createUser {
      guard let who = Credentials(request.body), who.canSignUp else { return .unreadable }
      guard accounts[who.email] == nil else { return .userExists }
      let user = newUser(who.email, PasswordHash(who.password), at: moment)
      user.isConfirmed = true
      enrol(user)
      return administer(.create, user, at: moment)
    }
    guard let user = match.values.first?.removingPercentEncoding.flatMap({ accounts[$0] })
    else { return LiveAnswer(status: 404, message: "User does not exist.") }
    switch match.route {
    case .readUser: return administer(.read, user, at: moment)
    case .disableUser: return administer(.disable, user, at: moment)
    case .enableUser: return administer(.enable, user, at: moment)
    case .addToGroup: return add(user, to: String(match.values[1]), at: moment)
    case .listGroups:
      app.administer(.listGroups, &user.slab, at: moment, &usage)
      let names = user.groups.sorted().map { "\"\($0)\"" }.joined(separator: ",")
      return LiveAnswer("[\(names)]")
    default: return .notFound
    }
  }

  private func administer(
    _ act: AdministratorAct, _ user: LiveUser, at moment: Instant
  ) -> LiveAnswer {
    app.administer(act, &user.slab, at: moment, &usage)
    return user.answer
  }

  private func add(_ user: LiveUser, to group: String, at moment: Instant) -> LiveAnswer {
    guard 1...128 ~= group.utf8.count, group.utf8.allSatisfy(Self.isOfGroup) else {
      return .unreadable
    }
    app.administer(.addToGroup, &user.slab, at: moment, &usage)
    user.groups.insert(group)
    return LiveAnswer()
  }

  private static func isOfGroup(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }
}

extension LiveUser {
  /// What the pool knows of the user.
  var answer: LiveAnswer {
    LiveAnswer(
      #"{"userId":"\#(id)","email":"\#(email)","enabled":\#(!slab.identity.isDisabled)}"#)
  }
}

extension LiveAnswer {
  static let userExists = LiveAnswer(status: 400, message: "User already exists")
}
