package boxoffice.web;

import boxoffice.blackbox.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The request for an event with a unique name.
 *
 * @param members of the JSON object
 */
record Plan(Map<String, Object> members) {

  private static final AtomicReference<Instant> SOONEST =
      new AtomicReference<>(
          Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS));

  static Plan of(int capacity) {
    return new Plan(Person.event(capacity)).with("name", "First night " + UUID.randomUUID());
  }

  Plan with(String member, Object value) {
    var more = new HashMap<>(members);
    more.put(member, value);
    return new Plan(more);
  }

  /** The event starts sooner than all others so far, so it is the first of a list. */
  Plan soon() {
    return at(SOONEST.updateAndGet(start -> start.minusSeconds(10)));
  }

  /** The event starts in so many hours. */
  Plan in(int hours) {
    return at(Instant.now().plus(hours, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS));
  }

  Plan at(Instant start) {
    return with("startsAt", start.toString());
  }

  Instant startsAt() {
    return Instant.parse((String) members.get("startsAt"));
  }

  String name() {
    return (String) members.get("name");
  }
}
