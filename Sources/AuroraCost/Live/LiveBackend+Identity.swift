import AuroraBackend
import Foundation
import Metering

// What a client calls on the user pool.
extension LiveBackend {
  /// Answers a call of the user pool; what cannot be read is refused before it counts.
  nonisolated func identify(_ route: Route, _ request: LiveRequest) async -> LiveAnswer {
    switch route {
    case .signUp:
      guard let who = Credentials(request.body), who.canSignUp else { return .unreadable }
      return await signUp(who)
    case .signIn:
      guard let who = Credentials(request.body) else { return .unreadable }
      return grant(await signIn(who), withRefresh: true)
    case .refreshSession:
      guard let token = Self.refreshToken(request.body) else { return .unreadable }
      return grant(await refresh(tokens.claims(of: token)), withRefresh: false)
    case .signOut:
      guard let token = Self.refreshToken(request.body) else { return .unreadable }
      return await signOut(tokens.claims(of: token))
    case .resetPassword:
      guard let who = Credentials(request.body), who.canSignUp else { return .unreadable }
      return await resetPassword(who)
    case .readAttributes:
      guard let fields = try? BodyFields(request.body, allowed: ["accessToken"]),
        let token = try? fields.text("accessToken")
      else { return .unreadable }
      return await readAttributes(tokens.claims(of: token.string))
    case .changeAddress:
      guard let fields = try? BodyFields(request.body, allowed: ["accessToken", "email"]),
        let token = try? fields.text("accessToken"), let email = try? fields.text("email"),
        Credentials.isAddress(email.string)
      else { return .unreadable }
      return await changeAddress(tokens.claims(of: token.string), email.string)
    default: return .notFound
    }
  }

  private func signUp(_ who: Credentials) -> LiveAnswer {
    let moment = tick()
    guard let user = register(who, at: moment) else { return .userExists }
    app.signUp(as: &user.slab, at: moment, &usage)
    return LiveAnswer(#"{"userId":"\#(user.id)"}"#)
  }

  /// Makes room for a user; nil where the address has one.
  func register(_ who: Credentials, at moment: Instant) -> LiveUser? {
    guard accounts[who.email] == nil else { return nil }
    let user = LiveUser(
      id: UUID().uuidString.lowercased(), email: who.email, password: who.password)
    welcome(user, at: moment)
    users[user.id] = user
    accounts[who.email] = user
    return user
  }

  /// A new session, or nil where address or password is wrong.
  private func signIn(_ who: Credentials) -> Grant? {
    let moment = tick()
    guard let user = accounts[who.email] else { return nil }
    let isRight = user.password.matches(who.password)
    guard app.signIn(as: &user.slab, passwordIsRight: isRight, at: moment, &usage) else {
      return nil
    }
    let session = UUID().uuidString.lowercased()
    sessions[session] = user.id
    return Grant(user, session, authenticated: clock.seconds(moment), at: moment, clock)
  }

  /// New tokens for a session, or nil where its token is expired, revoked or not ours.
  private func refresh(_ claims: TokenClaims?) -> Grant? {
    let moment = tick()
    guard let claims, let user = owner(of: claims) else {
      nobody.identity = Identity()
      app.refreshSession(as: &nobody, at: moment, &usage)
      return nil
    }
    user.slab.identity.present(refreshUntil: clock.moment(seconds: claims.expires))
    guard app.refreshSession(as: &user.slab, at: moment, &usage) else { return nil }
    return Grant(
      user, claims.session, authenticated: claims.authenticated, at: moment, clock)
  }

  /// Revokes a session with all its tokens; a token that is not ours changes nothing.
  private func signOut(_ claims: TokenClaims?) -> LiveAnswer {
    let moment = tick()
    guard let claims, let user = owner(of: claims) else { return LiveAnswer(.sessionExpired) }
    sessions[claims.session] = nil
    app.signOut(as: &user.slab, at: moment, &usage)
    return LiveAnswer()
  }

  /// Sets a new password; the code that an e-mail would bring is taken for right.
  private func resetPassword(_ who: Credentials) -> LiveAnswer {
    let moment = tick()
    guard let user = accounts[who.email] else { return LiveAnswer(.wrongPassword) }
    app.resetPassword(as: &user.slab, at: moment, &usage)
    user.password = PasswordHash(who.password)
    return LiveAnswer()
  }

  private func readAttributes(_ claims: TokenClaims?) -> LiveAnswer {
    let moment = tick()
    guard let user = caller(claims, at: moment) else { return LiveAnswer(.sessionExpired) }
    app.readAttributes(as: &user.slab, at: moment, &usage)
    return user.answer
  }

  private func changeAddress(_ claims: TokenClaims?, _ email: String) -> LiveAnswer {
    let moment = tick()
    guard let user = caller(claims, at: moment) else { return LiveAnswer(.sessionExpired) }
    guard accounts[email] == nil else { return .userExists }
    app.changeAddress(as: &user.slab, at: moment, &usage)
    accounts[user.email] = nil
    user.email = email
    accounts[email] = user
    return user.answer
  }

  /// The user of an access token that the pool still takes.
  private func caller(_ claims: TokenClaims?, at moment: Instant) -> LiveUser? {
    guard let claims, claims.use == .access, moment < clock.moment(seconds: claims.expires),
      sessions[claims.session] == claims.subject
    else { return nil }
    return users[claims.subject]
  }

  private func owner(of claims: TokenClaims) -> LiveUser? {
    guard claims.use == .refresh, sessions[claims.session] == claims.subject else { return nil }
    return users[claims.subject]
  }

  private nonisolated func grant(_ grant: Grant?, withRefresh: Bool) -> LiveAnswer {
    guard let grant else {
      return LiveAnswer(withRefresh ? .wrongPassword : .sessionExpired)
    }
    return grant.answer(tokens, withRefresh: withRefresh)
      ?? LiveAnswer(status: 500, message: "Internal Server Error")
  }

  private static func refreshToken(_ body: [UInt8]) -> String? {
    (try? BodyFields(body, allowed: ["refreshToken"]).text("refreshToken"))?.string
  }
}

/// Leave to call as a user for a while: the tokens to be signed.
private struct Grant: Sendable {
  private let access: TokenClaims
  private let id: TokenClaims
  private let refresh: TokenClaims
  private let lifetime: Int

  init(
    _ user: LiveUser, _ session: String, authenticated: Int, at moment: Instant, _ clock: LiveClock
  ) {
    let now = clock.seconds(moment)
    let identity = user.slab.identity
    let expires = clock.seconds(identity.accessExpires)
    func claims(_ use: TokenClaims.Use, until expiry: Int) -> TokenClaims {
      TokenClaims(
        use: use, subject: user.id, session: session, id: UUID().uuidString.lowercased(),
        authenticated: authenticated, issued: now, expires: expiry,
        email: use == .id ? user.email : nil)
    }
    access = claims(.access, until: expires)
    id = claims(.id, until: expires)
    refresh = claims(.refresh, until: clock.seconds(identity.refreshExpires))
    lifetime = expires - now
  }

  /// Signs the tokens; nil where libcrypto fails.
  func answer(_ tokens: TokenIssuer, withRefresh: Bool) -> LiveAnswer? {
    guard let access = tokens.token(access), let id = tokens.token(id) else { return nil }
    var json = #"{"accessToken":"\#(access)","idToken":"\#(id)","#
    if withRefresh {
      guard let refresh = tokens.token(refresh) else { return nil }
      json += #""refreshToken":"\#(refresh)","#
    }
    return LiveAnswer(json + #""expiresIn":\#(lifetime),"tokenType":"Bearer"}"#)
  }
}
