package boxoffice.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;

/**
 * The sale of a demo event. Every step can be repeated: it always sends the same idempotency key.
 */
record DemoSale(DemoEvent event, DemoUser organizer) {

  private static final int KEY_REUSED = 422;

  /** The answer to a repeated request to book, once its booking is cancelled. */
  private static final int CANCELLED_SINCE = 409;

  /**
   * Creates the event and sells it. An event of another day, or one that was changed, stays as it
   * is.
   *
   * @param guests the guests who book one after another; at least as many as there are bookings
   * @param demoUser the guest who books last
   * @throws IllegalStateException if the API refuses a step
   */
  void run(List<DemoUser> guests, DemoUser demoUser) throws IOException, InterruptedException {
    var created = organizer.post("/events", event.key(), event.members(Instant.now()));
    if (created.status() == KEY_REUSED || event.draft()) {
      return;
    }
    var path = "/events/" + accepted(created).path("eventId").asText();
    accepted(organizer.post(path + "/publish", "", Map.of()));
    var next = new ArrayDeque<>(guests);
    for (var quantity : event.tickets()) {
      book(next.remove(), path, quantity);
    }
    for (var quantity : event.cancelled()) {
      var guest = next.remove();
      var booked = send(guest, path, quantity);
      if (booked.status() != CANCELLED_SINCE) {
        accepted(guest.delete("/bookings/" + accepted(booked).path("bookingId").asText()));
      }
    }
    for (var quantity : event.waiting()) {
      book(next.remove(), path, quantity);
    }
    if (event.demoUser() > 0) {
      book(demoUser, path, event.demoUser());
    }
  }

  private void book(DemoUser guest, String path, int quantity)
      throws IOException, InterruptedException {
    accepted(send(guest, path, quantity));
  }

  private DemoUser.Answer send(DemoUser guest, String path, int quantity)
      throws IOException, InterruptedException {
    return guest.post(
        path + "/bookings", event.key(), Map.of("quantity", quantity, "onSoldOut", "waitlist"));
  }

  private JsonNode accepted(DemoUser.Answer answer) {
    if (answer.status() >= 300) {
      throw new IllegalStateException(
          "The demo event %s cannot be made: status %d. -Dseed=none leaves the demo events out."
              .formatted(event.key(), answer.status()));
    }
    return answer.body();
  }
}
