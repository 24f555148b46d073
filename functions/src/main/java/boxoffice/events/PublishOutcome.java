package boxoffice.events;

/** What can come of publishing an event. */
public sealed interface PublishOutcome {

  /** It is published, now or before. */
  record Published(ShownEvent shown) implements PublishOutcome {}

  /** The user may not publish it. */
  record Denied(Access.Denied reason) implements PublishOutcome {}

  /** It was cancelled. */
  record Cancelled() implements PublishOutcome {}

  /** It starts in the past. */
  record Started() implements PublishOutcome {}

  /** It may be published or not; a repeat is safe. */
  record TryAgain() implements PublishOutcome {}
}
