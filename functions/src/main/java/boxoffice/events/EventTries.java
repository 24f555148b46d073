package boxoffice.events;

import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Outcome;
import java.util.Optional;
import java.util.function.Supplier;

/** What the tries of one change of an event, or of its people, may have left behind. */
final class EventTries {

  /** Whether a try may still take effect. */
  private boolean unknown;

  /**
   * Of a request.
   *
   * @param repeated whether it is marked as a repeat: a try of an earlier call may still take
   *     effect
   */
  EventTries(boolean repeated) {
    this.unknown = repeated;
  }

  /**
   * The answer after a try, if it decides one.
   *
   * @param done gives the answer where the try took effect
   */
  <T> Optional<T> learn(Outcome outcome, Supplier<? extends T> done, Tries tries) {
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
   * Refuses for good: a try that may still take effect is kept out first.
   *
   * @param fence writes what keeps it out: the next version of the event as it was read, or the
   *     next revision of its people
   */
  <T> Optional<T> refuse(Supplier<Outcome> fence, T refusal, Tries tries) {
    return unknown ? learn(fence.get(), () -> refusal, tries) : Optional.of(refusal);
  }
}
