package boxoffice.events;

import boxoffice.App;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;

/** Runs an event through its HTTP functions. */
public final class Organizer {

  private final Caller caller;
  private final String eventId;
  private final PatchEventHandler patch;
  private final CancelEventHandler cancel;

  public Organizer(App app, Event event) {
    this(Caller.user(event.organizerId()), app, event);
  }

  public Organizer(Caller caller, App app, Event event) {
    this.caller = caller;
    this.eventId = event.eventId();
    this.patch = new PatchEventHandler(app.patchEvent(), app.userLimits(), app.eventRules());
    this.cancel = new CancelEventHandler(app.cancelEvent(), app.userLimits());
  }

  public Reply cancel() {
    return caller
        .post("/events/" + eventId + "/cancel", null)
        .parameter("eventId", eventId)
        .to(cancel);
  }

  public Reply patch(String body) {
    return caller.patch("/events/" + eventId, body).parameter("eventId", eventId).to(patch);
  }

  public Reply resize(int capacity) {
    return patch("{\"capacity\": %d}".formatted(capacity));
  }
}
