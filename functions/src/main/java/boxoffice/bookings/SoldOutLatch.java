package boxoffice.bookings;

import boxoffice.dynamodb.Recent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Remembers for a second that an event refused, so that a storm on a sold-out event spares its
 * items. It may refuse up to a second after seats came back; it never answers for the caller's own
 * booking.
 *
 * <p>For a minute it remembers that the house was full. A request then reads the seats before
 * trying for one: a try that fails costs as much as one that succeeds, and it is in the way of
 * those who give seats back.
 */
final class SoldOutLatch {

  private static final Duration HOLDS = Duration.ofSeconds(1);
  private static final Duration REMEMBERS = Duration.ofMinutes(1);

  /** More events than sell out on one function instance within a minute. */
  private static final int MOST_KEPT = 1_000;

  private final Recent<String, Refused> refused;
  private final InstantSource clock;

  SoldOutLatch(InstantSource clock) {
    this.refused = new Recent<>(REMEMBERS, MOST_KEPT, clock);
    this.clock = clock;
  }

  private record Refused(int quantity, Refusal reason, Instant at) {

    boolean holds(Instant now) {
      return now.isBefore(at.plus(HOLDS));
    }
  }

  /** Why this quantity was refused within the last second, if it was. */
  Optional<Refusal> refusal(String eventId, int quantity) {
    return last(eventId, quantity).filter(last -> last.holds(clock.instant())).map(Refused::reason);
  }

  /** Whether this quantity was refused within the last minute. */
  boolean wasFull(String eventId, int quantity) {
    return last(eventId, quantity).isPresent();
  }

  /** Notes a refusal for want of seats; the least quantity refused counts. */
  void refused(String eventId, int quantity, Refusal reason) {
    var now = clock.instant();
    refused.merge(
        eventId,
        new Refused(quantity, reason, now),
        (last, latest) -> last.quantity() < quantity && last.holds(now) ? last : latest);
  }

  /** Notes that this quantity can be had. */
  void found(String eventId, int quantity) {
    refused.forget(eventId, last -> last.quantity() <= quantity);
  }

  private Optional<Refused> last(String eventId, int quantity) {
    return refused.get(eventId).filter(last -> quantity >= last.quantity());
  }
}
