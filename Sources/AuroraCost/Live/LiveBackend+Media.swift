import AuroraBackend
import Metering

// Uploads by pre-signed URL, and what was uploaded.
extension LiveBackend {
  /// Bytes of a request's body that are worth keeping.
  nonisolated func bodyLimit(of request: LiveRequest) async -> Int {
    guard let match = RouteMatch(request.method, request.path), match.route == .uploadMedia,
      let key = match.values.first
    else { return LiveRequest.kept }
    return await room(for: String(key))
  }

  private func room(for key: String) -> Int { media.room(for: key) }

  /// Takes an upload as S3 does: counted where its signature holds, refused and not billed where not.
  func upload(_ key: String, _ request: LiveRequest) -> LiveAnswer {
    let moment = tick()
    let refusal = media.refusal(
      of: key, signature: request.query["X-Amz-Signature"], size: request.size, at: moment)
    if let refusal { return LiveAnswer(refusal) }
    guard let leave = media.leave(key), let user = users[leave.owner] else {
      return LiveAnswer(.signatureDoesNotMatch)
    }
    let size = Bytes(request.size)
    let old = Bytes(media.object(key)?.bytes.count ?? 0)
    switch leave.kind {
    case .attachment(let event):
      app.upload(
        attachment: size, of: event, replacing: old, as: &user.slab, at: moment, &usage)
    case .picture:
      let before = user.pictureKey.flatMap { media.object($0) }?.bytes.count ?? 0
      app.upload(
        picture: size, replacing: Bytes(before), as: &user.slab, at: moment, &usage)
      if let picture = user.pictureKey, picture != key { media.drop(picture) }
      user.pictureKey = key
    }
    media.keep(request.body, by: leave)
    return LiveAnswer()
  }

  /// Serves an object through the content network, and counts what that takes.
  func download(_ key: String) -> LiveAnswer {
    let moment = tick()
    guard let object = media.object(key), let user = users[object.owner] else {
      let answer = LiveAnswer(.noSuchKey)
      app.download(
        Bytes(answer.body.count), for: .viewAttachment, isAtEdge: false, to: viewer, at: moment,
        &usage)
      return answer
    }
    let isAtEdge = moment < object.isAtEdgeUntil
    app.download(
      Bytes(object.bytes.count),
      for: object.kind == .picture ? .viewPicture : .viewAttachment, isAtEdge: isAtEdge,
      to: user.slab.viewer, at: moment, &usage)
    if !isAtEdge { media.cache(key, at: moment) }
    return LiveAnswer(kind: .bytes, body: object.bytes)
  }
}
