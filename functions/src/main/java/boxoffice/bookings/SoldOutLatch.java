package boxoffice.bookings;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Remembers for a second that an event refused, so that a storm on a sold-out event spares its
 * items. It may refuse up to a second after seats came back; it never answers for the caller's own
 * booking.
 *
 * <p>For a minute it remembers that the house was full, so that who comes next looks at the seats
 * before trying for one: a try that fails is charged like one that succeeds, and is in the way of
 * those who give seats back.
 */
final class SoldOutLatch {

  private static final Duration HOLDS = Duration.ofSeconds(1);
  private static final Duration REMEMBERS = Duration.ofMinutes(1);

  /** More events than sell out on one function instance within a second. */
  private static final int KEPT = 1_000;

  private final ConcurrentMap<String, Refused> refused = new ConcurrentHashMap<>();
  private final InstantSource clock;

  SoldOutLatch(InstantSource clock) {
    this.clock = clock;
  }

  private record Refused(int quantity, Refusal reason, Instant at) {

    boolean within(Duration time, Instant now) {
      return now.isBefore(at.plus(time));
    }
  }

  /** Why so many tickets were refused a moment ago, if they were. */
  Optional<Refusal> refusal(String eventId, int quantity) {
    return last(eventId, quantity, HOLDS).map(Refused::reason);
  }

  /** Whether so many tickets were refused not long ago. */
  boolean wasFull(String eventId, int quantity) {
    return last(eventId, quantity, REMEMBERS).isPresent();
  }

  /** Notes a refusal for want of seats; the least quantity refused counts. */
  void refused(String eventId, int quantity, Refusal reason) {
    var now = clock.instant();
    if (refused.size() >= KEPT) {
      refused.values().removeIf(last -> !last.within(HOLDS, now));
    }
    var latest = new Refused(quantity, reason, now);
    refused.merge(
        eventId,
        latest,
        (last, _) -> last.quantity() < quantity && last.within(HOLDS, now) ? last : latest);
  }

  /** Notes that so many tickets can be had. */
  void found(String eventId, int quantity) {
    refused.computeIfPresent(eventId, (_, last) -> last.quantity() <= quantity ? null : last);
  }

  private Optional<Refused> last(String eventId, int quantity, Duration time) {
    return Optional.ofNullable(refused.get(eventId))
        .filter(last -> quantity >= last.quantity() && last.within(time, clock.instant()));
  }
}
