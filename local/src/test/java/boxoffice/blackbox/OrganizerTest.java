package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What organizers do with a published event. */
class OrganizerTest {

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);

  @Test
  void seats_are_added_and_removed() {
    var eventId = organizer.publishes(2);

    assertThat(changes(eventId, Map.of("capacity", 5)).number("availableTickets")).isEqualTo(5);
    assertThat(changes(eventId, Map.of("capacity", 1)).number("availableTickets")).isEqualTo(1);
    assertThat(Person.registered(api).books(eventId, 1).status()).isEqualTo(201);
    assertThat(changes(eventId, Map.of("capacity", 0)).status()).isEqualTo(400);
  }

  @Test
  void changed_terms_reach_the_seat_shards() {
    var eventId = organizer.publishes(1_000);

    assertThat(changes(eventId, Map.of("maxTicketsPerBooking", 1)).status()).isEqualTo(200);

    Await.until(
        () -> Person.registered(api).books(eventId, 2).problem(), "too-many-tickets"::equals);
  }

  @Test
  void the_attendee_list_names_each_guest() {
    var eventId = organizer.publishes(10);
    var guest = Person.registered(api);
    var booking = guest.books(eventId, 2);

    var list =
        Await.until(
            () -> organizer.get("/events/" + eventId + "/bookings"),
            answer -> answer.json().path("items").size() == 1);
    var attendee = list.json().path("items").path(0);
    assertThat(attendee.path("bookingId").asText()).isEqualTo(booking.text("bookingId"));
    assertThat(attendee.path("name").asText()).isEqualTo("Someone");
    assertThat(list.body()).doesNotContain(guest.userId());
    assertThat(guest.get("/events/" + eventId + "/bookings").problem()).isEqualTo("forbidden");
  }

  @Test
  void a_message_to_guests_is_seen_by_its_organizer() {
    var eventId = organizer.publishes(10);
    var guest = Person.registered(api);
    guest.books(eventId, 1);

    var sent = organizer.send(message(eventId));

    assertThat(sent.status()).isEqualTo(202);
    assertThat(organizer.send(message(eventId)).json()).isEqualTo(sent.json());
    var notices = organizer.get("/events/" + eventId + "/notices");
    assertThat(notices.json().path("messages")).containsExactly(sent.json());
    assertThat(guest.get("/events/" + eventId + "/notices").problem()).isEqualTo("not-found");
    assertThat(guest.send(message(eventId)).problem()).isEqualTo("not-found");
    assertThat(organizer.send(message(organizer.drafts(10))).problem())
        .isEqualTo("event-not-published");
  }

  private static Call message(String eventId) {
    return Call.post(
            "/events/" + eventId + "/messages",
            Map.of("subject", "Doors open at 19:00", "text", "Please come early.\nSee you!"))
        .idempotencyKey("message-1");
  }

  @Test
  void cancelling_an_event_cancels_its_bookings() {
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
  void a_guest_who_leaves_the_waitlist_is_not_promoted() {
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

  @Test
  void a_ticket_is_checked_in_once_for_good() {
    var eventId = organizer.publishes(Person.eventTonight(10));
    var guest = Person.registered(api);
    var booking = guest.books(eventId, 2);

    // The index that finds a ticket is eventually consistent.
    var welcome =
        Await.until(() -> checksIn(eventId, booking, "front"), answer -> answer.status() == 200);
    assertThat(welcome.text("name")).isEqualTo("Someone");
    assertThat(welcome.number("quantity")).isEqualTo(2);
    assertThat(checksIn(eventId, booking, "front").body()).isEqualTo(welcome.body());
    var again = checksIn(eventId, booking, "back");
    assertThat(again.problem()).isEqualTo("checked-in");
    assertThat(again.text("checkedInAt")).isEqualTo(welcome.text("checkedInAt"));

    assertThat(guest.cancels(booking.text("bookingId")).problem()).isEqualTo("checked-in");
    assertThat(guest.sees(booking.text("bookingId")).number("checkedInTickets")).isEqualTo(1);
  }

  @Test
  void a_ticket_is_valid_for_one_event_and_organizer() {
    var eventId = organizer.publishes(Person.eventTonight(10));
    var guest = Person.registered(api);
    var booking = guest.books(eventId, 1);
    var code = Map.of("ticketCode", Tickets.code(booking, 1));
    var otherEventId = organizer.publishes(Person.eventTonight(10));

    assertThat(checksIn(otherEventId, booking, "door").problem()).isEqualTo("not-found");
    assertThat(guest.send(Call.post("/events/" + eventId + "/check-ins", code)).problem())
        .isEqualTo("forbidden");
  }

  @Test
  void the_door_opens_a_day_before_the_start() {
    var eventId = organizer.publishes(10);
    var booking = Person.registered(api).books(eventId, 1);
    var start = Instant.parse(organizer.get("/events/" + eventId).text("startsAt"));

    var closed =
        Await.until(
            () -> checksIn(eventId, booking, "door"),
            answer -> answer.problem().equals("door-closed"));

    assertThat(closed.text("opensAt")).isEqualTo(start.minus(1, ChronoUnit.DAYS).toString());
    assertThat(closed.text("closesAt")).isEqualTo(start.plus(1, ChronoUnit.DAYS).toString());
  }

  @Test
  void an_event_that_has_begun_takes_place() {
    var guest = Person.registered(api);
    var event = Person.event(10);
    var start = Instant.now().plusSeconds(5);
    event.put("startsAt", start.toString());
    event.put("endsAt", start.plusSeconds(3_600).toString());
    var eventId = organizer.publishes(event);
    var booking = guest.books(eventId, 2);
    assertThat(booking.status()).isEqualTo(201);
    Await.until(Instant::now, start::isBefore);

    assertThat(organizer.send(Call.post("/events/" + eventId + "/cancel")).problem())
        .isEqualTo("event-began");
    assertThat(guest.sees(booking.text("bookingId")).text("state")).isEqualTo("CONFIRMED");
    Await.until(() -> checksIn(eventId, booking, "door").status(), status -> status == 200);
  }

  @Test
  void the_attendee_list_is_a_table_too() {
    var eventId = organizer.publishes(10);
    Person.registered(api).books(eventId, 2);

    var table =
        Await.until(
            () ->
                organizer.send(
                    Call.get("/events/" + eventId + "/bookings").header("Accept", "text/csv")),
            answer -> answer.body().lines().count() == 2);

    assertThat(table.header("Content-Type")).startsWith("text/csv");
    assertThat(table.body())
        .startsWith(
            "\uFEFFName,State,Tickets,Changed,Checked in,Time zone,Changed (UTC),Booking ID\r\n")
        .contains("\nSomeone,Confirmed,2,");
  }

  @Test
  void a_list_shows_available_tickets_a_moment_later() {
    var eventId = organizer.publishes(2);
    Person.registered(api).books(eventId, 2);
    Person.registered(api).booksOrWaits(eventId, 1);

    var listed =
        Await.until(() -> listed(eventId), event -> event.path("waitlistCount").asInt() == 1);
    assertThat(listed.path("availableTickets").asInt(-1)).isZero();
  }

  private JsonNode listed(String eventId) {
    return organizer
        .get("/events/mine?limit=100")
        .json()
        .path("items")
        .valueStream()
        .filter(event -> event.path("eventId").asText().equals(eventId))
        .findFirst()
        .orElseThrow();
  }

  private Answer checksIn(String eventId, Answer booking, String door) {
    return organizer.send(
        Call.post(
                "/events/" + eventId + "/check-ins", Map.of("ticketCode", Tickets.code(booking, 1)))
            .idempotencyKey(door));
  }

  private Answer changes(String eventId, Map<String, Object> change) {
    return organizer.send(Call.patch("/events/" + eventId, change));
  }
}
