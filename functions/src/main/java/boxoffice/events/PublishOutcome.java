package boxoffice.events;

/** What can come of publishing an event. */
sealed interface PublishOutcome {

  /** It is published, now or before. */
  record Published(Event event, Availability availability) implements PublishOutcome {}

  /** There is no such event that the user may know of. */
  record NotFound() implements PublishOutcome {}

  /** The event is known, but it is not the user's. */
  record NotAllowed() implements PublishOutcome {}

  /** It was cancelled. */
  record Cancelled() implements PublishOutcome {}

  /** It starts in the past. */
  record Started() implements PublishOutcome {}

  /** Others were in the way, or no reply came: it may be published or not. */
  record Unsure() implements PublishOutcome {}
}
