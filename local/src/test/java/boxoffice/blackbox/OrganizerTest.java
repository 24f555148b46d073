package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What organizers do with an event that is on sale. */
class OrganizerTest {

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);

  @Test
  void seatsAreAddedAndTakenAway() {
    var eventId = organizer.publishes(2);

    assertThat(changes(eventId, Map.of("capacity", 5)).number("availableTickets")).isEqualTo(5);
    assertThat(changes(eventId, Map.of("capacity", 1)).number("availableTickets")).isEqualTo(1);
    assertThat(Person.registered(api).books(eventId, 1).status()).isEqualTo(201);
    assertThat(changes(eventId, Map.of("capacity", 0)).status()).isEqualTo(400);
  }

  @Test
  void termsThatChangeReachTheSeats() {
    var eventId = organizer.publishes(1_000);

    assertThat(changes(eventId, Map.of("maxTicketsPerBooking", 1)).status()).isEqualTo(200);

    Await.until(
        () -> Person.registered(api).books(eventId, 2).problem(), "too-many-tickets"::equals);
  }

  @Test
  void whoBookedIsListedWithTheirNames() {
    var eventId = organizer.publishes(10);
    var guest = Person.registered(api);
    guest.books(eventId, 2);

    var list =
        Await.until(
            () -> organizer.get("/events/" + eventId + "/bookings").json().path("items"),
            items -> items.size() == 1);
    assertThat(list.path(0).path("userId").asText()).isEqualTo(guest.userId());
    assertThat(list.path(0).path("name").asText()).isEqualTo("Someone");
    assertThat(guest.get("/events/" + eventId + "/bookings").problem()).isEqualTo("forbidden");
  }

  @Test
  void anEventThatIsCancelledTakesItsBookingsWithIt() {
    var eventId = organizer.publishes(1);
    var holder = Person.registered(api);
    var waiter = Person.registered(api);
    var held = holder.books(eventId, 1).text("bookingId");
    var waiting = waiter.booksOrWaits(eventId, 1).text("bookingId");

    var cancelled = organizer.send(Call.post("/events/" + eventId + "/cancel"));

    assertThat(cancelled.text("state")).isEqualTo("CANCELLED");
    Await.until(() -> holder.sees(held).text("state"), "CANCELLED"::equals);
    Await.until(() -> waiter.sees(waiting).text("state"), "CANCELLED"::equals);
  }

  @Test
  void whoLeavesTheWaitlistIsNotPromoted() {
    var eventId = organizer.publishes(1);
    var holder = Person.registered(api);
    var waiter = Person.registered(api);
    var held = holder.books(eventId, 1).text("bookingId");
    var waiting = waiter.booksOrWaits(eventId, 1).text("bookingId");

    assertThat(waiter.cancels(waiting).status()).isEqualTo(204);
    assertThat(holder.cancels(held).status()).isEqualTo(204);

    Await.until(
        () -> organizer.get("/events/" + eventId).number("availableTickets"), free -> free == 1);
    assertThat(waiter.sees(waiting).text("state")).isEqualTo("CANCELLED");
  }

  private Answer changes(String eventId, Map<String, Object> change) {
    return organizer.send(Call.patch("/events/" + eventId, change));
  }
}
