import AuroraBackend
import Foundation
import Metering

// What a client calls on the user pool.
extension LiveBackend {
  /// Answers a call of the user pool; what cannot be read is refused before it counts.
  nonisolated func identify(_ route: Route, _ request: LiveRequest) async -> LiveAnswer {
    guard let given = IdentityRequest(route, request.body) else { return .unreadable }
    switch route {
    case .signUp: return await signUp(given.email, PasswordHash(given.password))
    case .confirmSignUp: return await confirm(given.codeAnswer)
    case .resendCode: return await resendCode(to: given.email)
    case .forgotPassword: return await forgotPassword(of: given.email)
    case .resetPassword:
      return await resetPassword(given.codeAnswer, to: PasswordHash(given.password))
    case .signIn:
      switch await signIn(given.email, given.password) {
      case .success(let grant): return self.grant(grant, withRefresh: true)
      case .failure(let error): return LiveAnswer(error)
      }
    case .refreshSession:
      let grant = await refresh(tokens.claims(of: given.refreshToken))
      return grant.map { self.grant($0, withRefresh: false) } ?? LiveAnswer(.sessionExpired)
    case .signOut: return await signOut(tokens.claims(of: given.refreshToken))
    case .readAttributes: return await readAttributes(tokens.claims(of: given.accessToken))
    case .changeAddress:
      return await changeAddress(tokens.claims(of: given.accessToken), given.email)
    default: return .notFound
    }
  }

  private func signUp(_ email: String, _ password: PasswordHash) -> LiveAnswer {
    let moment = tick()
    guard accounts[email] == nil else { return .userExists }
    let user = newUser(email, password, at: moment)
    guard app.register(as: &user.slab, at: moment, &usage) else { return LiveAnswer(.busy) }
    enrol(user)
    mail(.confirmation(user.signUpCode.digits, to: email, minute: moment.minute))
    return LiveAnswer(#"{"userId":"\#(user.id)"}"#)
  }

  /// A user whom nobody can find yet.
  func newUser(_ email: String, _ password: PasswordHash, at moment: Instant) -> LiveUser {
    let user = LiveUser(
      id: UUID().uuidString.lowercased(), email: email, password: password,
      code: code(for: .signUp, at: moment))
    welcome(user, at: moment)
    return user
  }

  func enrol(_ user: LiveUser) {
    users[user.id] = user
    accounts[user.email] = user
  }

  /// A new session; an address that is not confirmed is refused once its password is right.
  private func signIn(_ email: String, _ password: String) -> Result<Grant, AppError> {
    let moment = tick()
    guard let user = accounts[email] else { return .failure(.wrongPassword) }
    guard !user.lockout.refuses(at: moment) else { return .failure(.attemptsExceeded) }
    let isRight = user.password.matches(password)
    guard !isRight || user.isConfirmed else { return .failure(.notConfirmed) }
    guard app.signIn(as: &user.slab, passwordIsRight: isRight, at: moment, &usage) else {
      guard !user.slab.identity.isDisabled else { return .failure(.userDisabled) }
      user.lockout.fail(at: moment)
      return .failure(.wrongPassword)
    }
    user.lockout.succeed()
    let session = UUID().uuidString.lowercased()
    sessions[session] = user.id
    return .success(
      Grant(user, session, authenticated: clock.seconds(moment), at: moment, clock))
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

  private nonisolated func grant(_ grant: Grant, withRefresh: Bool) -> LiveAnswer {
    grant.answer(tokens, withRefresh: withRefresh)
      ?? LiveAnswer(status: 500, message: "Internal Server Error")
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
