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
  private final EventNoticesHandler notices;

  public Organizer(App app, Event event) {
    this(Caller.user(event.organizerId()), app, event);
  }

  public Organizer(Caller caller, App app, Event event) {
    this.caller = caller;
    this.eventId = event.eventId();
    this.patch = new PatchEventHandler(app.patchEvent(), app.userLimits(), app.eventRules());
    this.cancel = new CancelEventHandler(app.cancelEvent(), app.userLimits());
    this.notices =
        new EventNoticesHandler(
            app.events(),
            app.messages(),
            app.noticeCounts(),
            app.messageGuests(),
            app.userLimits());
  }

  public Reply cancel() {
    return caller
        .post("/events/" + eventId + "/cancel", null)
        .parameter("eventId", eventId)
        .to(cancel);
  }

  /** As a repeat. */
  Reply cancelAgain() {
    return caller
        .post("/events/" + eventId + "/cancel", null)
        .header("Idempotency-Repeat", "true")
        .parameter("eventId", eventId)
        .to(cancel);
  }

  public Reply patch(String body) {
    return caller.patch("/events/" + eventId, body).parameter("eventId", eventId).to(patch);
  }

  /** Writes to all guests; both texts must need no escape in JSON. */
  public Reply message(String subject, String text) {
    return caller
        .post(
            "/events/{eventId}/messages",
            "{\"subject\": \"%s\", \"text\": \"%s\"}".formatted(subject, text))
        .parameter("eventId", eventId)
        .to(notices);
  }

  /** What guests got by mail. */
  public Reply notices() {
    return caller.get("/events/{eventId}/notices").parameter("eventId", eventId).to(notices);
  }

  public Reply resize(int capacity) {
    return patch("{\"capacity\": %d}".formatted(capacity));
  }
}
