package boxoffice.web;

import boxoffice.blackbox.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The request for an event with a unique name.
 *
 * @param members of the JSON object
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

  /** The event starts so soon that it is on the first page of a list. */
  Plan soon() {
    return in(1);
  }

  /** The event starts in so many hours. */
  Plan in(int hours) {
    return with(
        "startsAt",
        Instant.now().plus(hours, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS).toString());
  }

  Instant startsAt() {
    return Instant.parse((String) members.get("startsAt"));
  }

  String name() {
    return (String) members.get("name");
  }
}
