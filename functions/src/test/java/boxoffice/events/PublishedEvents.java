package boxoffice.events;

import boxoffice.App;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Table;
import boxoffice.http.Caller;
import boxoffice.http.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Events on sale, for the tests of other packages. */
public final class PublishedEvents {

  public static final String EVENT_ID = "0123456789abcdef0123456789abcdef";

  private PublishedEvents() {}

  /**
   * Publishes an event that starts in a day. Sales and cancelling end an hour before the start. A
   * booking holds at most 6 tickets.
   */
  public static Event publish(Table table, int capacity, Instant now) {
    return publish(table, EVENT_ID, capacity, now);
  }

  /** Publishes an event with these details, which nobody checks. */
  public static Event publish(Table table, String eventId, EventDetails details) {
    var draft = Event.draft(eventId, "organizer", details);
    var store = new EventStore(table);
    store.create(draft);
    if (!(store.publish(draft.published()) instanceof Outcome.Committed)) {
      throw new IllegalStateException("not published");
    }
    return draft.published();
  }

  /** The details of an event that has a name and nothing else of its own. */
  public static EventDetails details(String name, Instant startsAt) {
    return EventExamples.details(name, startsAt, 10);
  }

  /** Publishes such an event with this id. */
  public static Event publish(Table table, String eventId, int capacity, Instant now) {
    var event = draft(table, eventId, capacity, now).published();
    if (!(new EventStore(table).publish(event) instanceof Outcome.Committed)) {
      throw new IllegalStateException("not published");
    }
    return event;
  }

  /** Drafts an event like the one that {@link #publish} publishes. */
  public static Event draft(Table table, int capacity, Instant now) {
    return draft(table, EVENT_ID, capacity, now);
  }

  /** Publishes such events with these ids. */
  public static void publishAll(
      Table table, Collection<String> eventIds, int capacity, Instant now) {
    eventIds.forEach(eventId -> publish(table, eventId, capacity, now));
  }

  private static Event draft(Table table, String eventId, int capacity, Instant now) {
    var start = now.plus(Duration.ofDays(1));
    var terms =
        EventExamples.change(
            """
            {"maxTicketsPerBooking": 6, "salesFrom": "%1$s", "salesUntil": "%2$s",
             "cancelUntil": "%2$s"}
            """
                .formatted(now, start.minus(Duration.ofHours(1))));
    var draft =
        Event.draft(
            eventId,
            "organizer",
            terms.details().apply(EventExamples.details("A concert", start, capacity)));
    new EventStore(table).create(draft);
    return draft;
  }

  /** Drafts an event over HTTP, with an idempotency key, and returns its id. */
  public static String drafts(App app, String userId, String name, Instant startsAt) {
    var body =
        """
        {"name": "%s", "startsAt": "%s", "timeZone": "Europe/Berlin", "capacity": 10}
        """
            .formatted(name, startsAt);
    var reply =
        Caller.user(userId)
            .post("/events", body)
            .header("Idempotency-Key", name.replace(' ', '-'))
            .to(
                new CreateEventHandler(
                    app.createEvent(), app.idempotency(), app.userLimits(), app.eventRules()));
    if (reply.status() != 201) {
      throw new IllegalStateException(reply.text());
    }
    return reply.body().path("eventId").asText();
  }

  /** Lists the events of the next 7 days, which must have one. */
  public static void list(ListEvents list, Instant now) {
    var query = new ListEvents.Query(null, now.plus(Duration.ofDays(7)), null, 20);
    if (list.list(query).events().isEmpty()) {
      throw new IllegalStateException("not listed");
    }
  }

  /** The event as lists show it, if they do. */
  public static Optional<ShownEvent> shown(ListEvents list) {
    return list.list(new ListEvents.Query(null, null, null, 20)).events().stream()
        .filter(shown -> shown.event().eventId().equals(EVENT_ID))
        .findFirst();
  }

  /** Gets the published event as everybody does. */
  public static void get(GetEvent get) {
    get.find(EVENT_ID).orElseThrow();
  }

  /** Gets the published event as somebody who runs it does. */
  public static void get(GetMyEvent get, User user) {
    get.find(user, EVENT_ID).orElseThrow();
  }
}
