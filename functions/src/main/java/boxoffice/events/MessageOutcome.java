package boxoffice.events;

import java.time.Duration;

/** What can come of a message to all guests of an event. */
sealed interface MessageOutcome {

  /** It is taken, now or by an earlier call with the same key; all guests get it soon. */
  record Taken(Message message) implements MessageOutcome {}

  /** The key sent another message. */
  record KeyReused() implements MessageOutcome {}

  /** The user may not write to its guests. */
  record Denied(Access.Denied reason) implements MessageOutcome {}

  /** The event has no guests: it is a draft. */
  record NotPublished() implements MessageOutcome {}

  /** The event is cancelled. */
  record Cancelled() implements MessageOutcome {}

  /** The event is over for good. */
  record Archived() implements MessageOutcome {}

  /**
   * The event has sent all that it may for now.
   *
   * @param left until the next one
   */
  record TooMany(Duration left) implements MessageOutcome {}

  /** It may be taken or not; a repeat with the same key is safe. */
  record TryAgain() implements MessageOutcome {}
}
