package boxoffice.events;

import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Outcome;
import java.util.Optional;
import java.util.function.Supplier;

/** What the tries of one change of an event may have left behind. */
final class EventTries {

  private final EventStore events;

  /** Whether a try may still take effect. */
  private boolean unknown;

  /**
   * Of a request.
   *
   * @param repeated whether it is marked as a repeat: a try of an earlier call may still take
   *     effect
   */
  EventTries(EventStore events, boolean repeated) {
    this.events = events;
    this.unknown = repeated;
  }

  /**
   * The answer after a try, if it decides one.
   *
   * @param done gives the answer where the try took effect
   */
  <T> Optional<T> learn(Outcome outcome, Supplier<T> done, Tries tries) {
    return switch (outcome) {
      case Outcome.Committed _ -> Optional.of(done.get());
      case Outcome.Rejected _ -> tries.again();
      case Outcome.Missed missed -> {
        unknown |= missed instanceof Outcome.Unknown;
        yield tries.again(missed);
      }
    };
  }

  /**
   * Refuses for good: a try that may still take effect is kept out first, by the next version of
   * the event.
   *
   * @param event the event as it was read
   */
  <T> Optional<T> refuse(Event event, T refusal, Tries tries) {
    return unknown
        ? learn(events.change(event.fenced()), () -> refusal, tries)
        : Optional.of(refusal);
  }
}
