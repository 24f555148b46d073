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
 */
final class SoldOutLatch {

  private static final Duration HOLDS = Duration.ofSeconds(1);

  /** More events than sell out on one function instance within a second. */
  private static final int KEPT = 1_000;

  private final ConcurrentMap<String, Refused> refused = new ConcurrentHashMap<>();
  private final InstantSource clock;

  SoldOutLatch(InstantSource clock) {
    this.clock = clock;
  }

  private record Refused(int quantity, Refusal reason, Instant until) {}

  /** Why so many tickets were refused a moment ago, if they were. */
  Optional<Refusal> refusal(String eventId, int quantity) {
    return Optional.ofNullable(refused.get(eventId))
        .filter(last -> quantity >= last.quantity() && clock.instant().isBefore(last.until()))
        .map(Refused::reason);
  }

  /** Notes a refusal for want of seats; the least quantity refused counts. */
  void refused(String eventId, int quantity, Refusal reason) {
    var now = clock.instant();
    if (refused.size() >= KEPT) {
      refused.values().removeIf(last -> !now.isBefore(last.until()));
    }
    var latest = new Refused(quantity, reason, now.plus(HOLDS));
    refused.merge(
        eventId,
        latest,
        (last, _) -> last.quantity() < quantity && now.isBefore(last.until()) ? last : latest);
  }
}
