package boxoffice.events;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the guests of an event were last told of it: what they must know when it changes.
 *
 * @param startsAt when it starts
 * @param endsAt when it ends; null where nobody says
 * @param doorsAt when the doors open; null where nobody says
 * @param timeZone the time zone of its venue
 * @param venue where it is
 */
public record Announced(
    Instant startsAt,
    @Nullable Instant endsAt,
    @Nullable Instant doorsAt,
    String timeZone,
    @Nullable String venue) {

  /** The names of its fields, as the API has them. */
  private static final Set<String> FIELDS =
      Set.of("startsAt", "endsAt", "doorsAt", "timeZone", "venue");

  /** What these details say of it. */
  public static Announced of(EventDetails details) {
    return new Announced(
        details.startsAt(),
        details.endsAt(),
        details.doorsAt(),
        details.timeZone(),
        details.venue());
  }

  /** Whether one of these changed fields is among its own. */
  public static boolean isTouchedBy(List<String> changed) {
    return changed.stream().anyMatch(FIELDS::contains);
  }
}
