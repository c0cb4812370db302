/// What a call of the user pool carries: just the members that its route has, all of them.
struct IdentityRequest: Sendable {
  private(set) var email = ""
  private(set) var password = ""
  private(set) var code = ""
  private(set) var refreshToken = ""
  private(set) var accessToken = ""

  var codeAnswer: CodeAnswer { CodeAnswer(email: email, code: code) }

  /// Nil where a member is missing, unknown or not as the pool takes it.
  init?(_ route: Route, _ body: [UInt8]) {
    let members = Self.members(of: route)
    guard let fields = try? BodyFields(body, allowed: members) else { return nil }
    for member in members {
      guard let text = try? fields.text(member)?.string else { return nil }
      switch member {
      case "email": email = text
      case "password": password = text
      case "code": code = text
      case "accessToken": accessToken = text
      default: refreshToken = text
      }
    }
    // Whoever signs in had these checked once; a wrong address or password is just wrong there.
    guard route != .signIn else { return }
    guard !members.contains("email") || Credentials.isAddress(email),
      !members.contains("password") || Credentials.isPassword(password)
    else { return nil }
  }

  private static func members(of route: Route) -> Set<String> {
    switch route {
    case .signUp, .signIn: ["email", "password"]
    case .confirmSignUp: ["email", "code"]
    case .resendCode, .forgotPassword: ["email"]
    case .resetPassword: ["email", "code", "password"]
    case .readAttributes: ["accessToken"]
    case .changeAddress: ["accessToken", "email"]
    default: ["refreshToken"]
    }
  }
}
