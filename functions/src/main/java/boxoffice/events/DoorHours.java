package boxoffice.events;

import java.time.Duration;
import java.time.Instant;

/**
 * When the door of an event is open: only then are tickets checked.
 *
 * @param opensAt the first instant
 * @param closesAt the first instant at which it is closed again
 */
public record DoorHours(Instant opensAt, Instant closesAt) {

  /** After the start of an event whose organizer does not say when it ends. */
  private static final Duration WITHOUT_END = Duration.ofHours(24);

  static DoorHours of(EventDetails details, Duration opensBefore) {
    var start = details.startsAt();
    var end = details.endsAt();
    var doors = details.doorsAt();
    var opens = start.minus(opensBefore);
    // Nobody is told that doors are open where no ticket is taken.
    return new DoorHours(
        doors != null && doors.isBefore(opens) ? doors : opens,
        end == null ? start.plus(WITHOUT_END) : end);
  }

  /** Whether the door is open at this time. */
  public boolean areOpen(Instant now) {
    return !now.isBefore(opensAt) && now.isBefore(closesAt);
  }
}
