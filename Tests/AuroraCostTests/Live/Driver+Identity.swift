import Foundation
import Testing

@testable import AuroraCost

// The user pool's part of a driven run.
extension Driver {
  /// Bodies that a call of the user pool cannot have, by its path.
  static let unreadable: [(path: String, bodies: [String])] = [
    (
      "/auth/sign-up",
      [
        #"{"email":"a@b","password":"short"}"#, #"{"email":"a","password":"long enough"}"#,
        #"{"email":"a@b@c","password":"long enough"}"#, #"{"email":"a\"@b","password":"12345678"}"#,
        #"{"email":"a@b","password":"long enough","role":"admin"}"#,
      ]
    ),
    ("/auth/confirm", [#"{"email":"a@b"}"#, #"{"email":"a@b","code":123456}"#]),
    ("/auth/resend-code", [#"{"email":7}"#, #"{"email":"a@b","code":"1"}"#]),
    ("/auth/sign-in", [#"{"email":"a@b"}"#, #"{"email":"a@b","password":null}"#]),
    ("/auth/refresh", [#"{"refreshToken":1}"#]), ("/auth/sign-out", [#"{"token":"a"}"#]),
    ("/auth/forgot-password", [#"{"email":"nobody"}"#]),
    (
      "/auth/reset-password",
      [#"{"email":"a@b","code":"1"}"#, #"{"email":"a@b","code":"1","password":"short"}"#]
    ),
  ]

  func who(_ user: Int, password: String = "open sesame") -> String {
    #"{"email":"\#(email(user))","password":"\#(password)"}"#
  }

  func email(_ user: Int) -> String {
    "user\(String(repeating: "x", count: user * 3))@example.org"
  }

  func post(_ path: String, _ body: String) async throws -> LiveAnswer {
    try await transport(LiveRequest("POST", path, body: Array(body.utf8)))
  }

  mutating func join(_ user: Int) async throws {
    reference.signUp()
    #expect(try await post("/auth/sign-up", who(user)).status == 200)
    try await confirm(user)
    reference.signIn(user)
    tokens.append(try Tokens(await post("/auth/sign-in", who(user))))
    try await call(writer.profile("N\(user)", isNew: true, email: email(user)), as: user)
  }

  func signInWrongly(_ user: Int) async throws {
    reference.signIn(user, passwordIsRight: false)
    #expect(try await post("/auth/sign-in", who(user, password: "guess who")).status == 401)
    reference.forgotPassword(user)
    let email = email(user)
    #expect(try await post("/auth/forgot-password", #"{"email":"\#(email)"}"#).status == 200)
    let code = try await mailedCode(to: email)
    for given in [code == "000000" ? "000001" : "000000", code] {
      reference.confirmPassword(user, codeIsRight: given == code)
      let body = #"{"email":"\#(email)","code":"\#(given)","password":"open sesame"}"#
      #expect(
        try await post("/auth/reset-password", body).status == (given == code ? 200 : 400))
    }
  }

  /// Confirms an address, at the second code's second try.
  func confirm(_ user: Int) async throws {
    let email = email(user)
    reference.resendCode(user)
    #expect(try await post("/auth/resend-code", #"{"email":"\#(email)"}"#).status == 200)
    reference.confirmSignUpWrongly(user)
    for (code, status) in [("wrong", 400), (try await mailedCode(to: email), 200)] {
      let body = #"{"email":"\#(email)","code":"\#(code)"}"#
      #expect(try await post("/auth/confirm", body).status == status)
    }
  }

  func mailedCode(to email: String) async throws -> String {
    let answer = try await transport(LiveRequest("GET", "/_outbox"))
    let mails = try JSONDecoder().decode([MailedText].self, from: Data(answer.body))
    return try #require(mails.last { $0.to == email && $0.code != nil }?.code)
  }

  struct MailedText: Decodable {
    var to: String
    var code: String?
  }

  /// Signs out, is refused, and signs in again.
  mutating func signOut(_ user: Int) async throws {
    try await comeBack(user, after: 0)
    reference.signOut(user)
    let body = #"{"refreshToken":"\#(tokens[user].refreshToken ?? "")"}"#
    #expect(try await post("/auth/sign-out", body).status == 200)
    try await call(writer.list(0..<9), as: user)
    reference.signIn(user)
    tokens[user] = try Tokens(await post("/auth/sign-in", who(user)))
  }

  /// Comes back after a while: refused where the token has expired, and then renewed.
  mutating func comeBack(_ user: Int, after seconds: Int64) async throws {
    bench.clock.pass(seconds: seconds)
    if seconds > 3_600 { try await call(writer.list(0..<9), as: user) }
    let isRenewed = reference.refresh(user)
    let refresh = tokens[user].refreshToken ?? ""
    let answer = try await post("/auth/refresh", #"{"refreshToken":"\#(refresh)"}"#)
    #expect(answer.status == (isRenewed ? 200 : 401))
    guard isRenewed else { return }
    tokens[user] = try Tokens(answer)
    tokens[user].refreshToken = refresh
  }
}
