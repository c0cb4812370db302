public import Metering

// What a browser fetches from the page's host and the content network.
extension AuroraApp {
  /// Loads the page: all of it where the browser has no copy of the last deployment.
  public func loadPage(
    as user: inout User, lastDeployment: Instant, at moment: Instant,
    _ usage: inout UsageRecorder
  ) {
    usage.begin(.loadPage, for: .loadPage, at: moment)
    cloud.frontEnd.load(
      isFirst: user.browsers[user.device].lastPageLoad < lastDeployment, from: user.viewer,
      through: cloud.edge,
      at: moment, &usage)
    user.browsers[user.device].lastPageLoad = moment
  }

  /// Shows the user's picture; browser and edge each keep it for a day.
  public func viewPicture(
    as user: inout User, at moment: Instant, _ usage: inout UsageRecorder
  ) {
    let picture = user.profile.count > 0 ? user.profile[0].picture : .zero
    guard picture > .zero,
      moment - user.browsers[user.device].lastPictureView >= .days(1)
    else { return }
    usage.begin(.viewPicture, for: .media, at: moment)
    user.browsers[user.device].lastPictureView = moment
    serveFromBucket(picture, to: user.viewer, &usage)
  }

  /// Downloads an event's attachments; a private file is rarely at the edge, so each is a miss.
  public func viewAttachments(
    of key: UInt64, as user: inout User, _ usage: inout UsageRecorder
  ) {
    guard let index = user.events.index(of: key), user.events[index].attachments > 0
    else { return }
    usage.begin(.viewAttachment, for: .media)
    let event = user.events[index]
    serveFromBucket(event.attachmentBytes, objects: Int(event.attachments), to: user.viewer, &usage)
  }

  private func serveFromBucket(
    _ bytes: Bytes, objects: Int = 1, to viewer: EdgeGeography, _ usage: inout UsageRecorder
  ) {
    for _ in 0..<objects { cloud.media.get(&usage) }
    cloud.edge.serve(bytes, requests: objects, to: viewer, &usage)
  }
}
