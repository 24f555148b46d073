package boxoffice.web;

import boxoffice.blackbox.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An event that a test plans, by a name that no other has.
 *
 * @param members as the API takes them
 */
record Plan(Map<String, Object> members) {

  static Plan of(int capacity) {
    return new Plan(Person.event(capacity)).with("name", "First night " + UUID.randomUUID());
  }

  Plan with(String member, Object value) {
    var more = new HashMap<>(members);
    more.put(member, value);
    return new Plan(more);
  }

  /** So early that no list of events is long enough to hide it. */
  Plan soon() {
    return in(1);
  }

  /** So many hours from now. */
  Plan in(int hours) {
    return with(
        "startsAt",
        Instant.now().plus(hours, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS).toString());
  }

  String name() {
    return (String) members.get("name");
  }
}
