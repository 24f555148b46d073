package boxoffice.events;

import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Table;
import boxoffice.http.User;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/** Events on sale, for the tests of other packages. */
public final class PublishedEvents {

  public static final String EVENT_ID = "0123456789abcdef0123456789abcdef";
  public static final int MAX_TICKETS = 6;

  private PublishedEvents() {}

  /**
   * Publishes an event of this capacity: sales end an hour before the start, which is a day from
   * now, and so does the time for cancelling.
   */
  public static Event publish(Table table, int capacity, Instant now) {
    var start = now.plus(Duration.ofDays(1));
    var draft =
        Event.draft(
            EVENT_ID,
            "organizer",
            new EventDetails(
                "A concert",
                null,
                null,
                start,
                ZoneId.of("Europe/Berlin"),
                capacity,
                MAX_TICKETS,
                now,
                start.minus(Duration.ofHours(1)),
                start.minus(Duration.ofHours(1))));
    var events = new EventStore(table);
    events.create(draft);
    var event = draft.published();
    if (!(events.publish(event) instanceof Outcome.Committed)) {
      throw new IllegalStateException("not published");
    }
    return event;
  }

  /** Lists what is published and starts within these days, as somebody who may book does first. */
  public static void list(ListEvents list, Instant now) {
    var query = new ListEvents.Query(null, now.plus(Duration.ofDays(7)), null, 20);
    if (list.list(query).events().isEmpty()) {
      throw new IllegalStateException("not listed");
    }
  }

  /** Looks at the published event as somebody who may book. */
  public static void look(GetEvent get) {
    get.find(new User("somebody", Set.of()), EVENT_ID).orElseThrow();
  }
}
