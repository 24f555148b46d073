package boxoffice.events;

import boxoffice.dynamodb.Table;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import boxoffice.seats.SeatStore;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Somebody who runs an event through its HTTP functions, for the tests of other packages too. */
public final class Organizer {

  private final Caller caller;
  private final String eventId;
  private final PatchEventHandler patch;
  private final CancelEventHandler cancel;

  public Organizer(Table table, Event event, InstantSource clock, RandomGenerator random) {
    this(Caller.user(event.organizerId()), table, event, clock, random);
  }

  /** Somebody who tries to. */
  public Organizer(
      Caller caller, Table table, Event event, InstantSource clock, RandomGenerator random) {
    this.caller = caller;
    this.eventId = event.eventId();
    var events = new EventStore(table);
    var seats = new SeatStore(table);
    var retries = new Retries(clock, random, _ -> {});
    this.patch = new PatchEventHandler(new PatchEvent(events, seats, retries, clock, random));
    this.cancel = new CancelEventHandler(new CancelEvent(events, retries));
  }

  /** Cancels the event. */
  public Reply cancel() {
    return caller
        .post("/events/" + eventId + "/cancel", null)
        .parameter("eventId", eventId)
        .to(cancel);
  }

  /** Changes the event. */
  public Reply patch(String body) {
    return caller.patch("/events/" + eventId, body).parameter("eventId", eventId).to(patch);
  }

  /** Gives the event another capacity. */
  public Reply resize(int capacity) {
    return patch("{\"capacity\": %d}".formatted(capacity));
  }
}
