package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Tickets that are let in, given back, added and handed on at once. */
@Order(Order.DEFAULT + 1)
class TicketRaceTest {

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);

  @Test
  void four_doors_let_four_tickets_in_once() {
    var eventId = publishesTonight(10);
    var codes = codes(Person.registered(api).books(eventId, 4).json());
    Await.until(() -> checksIn(eventId, codes.getFirst(), "before"), a -> a.status() == 200);
    undoes(eventId, codes.getFirst());

    var answers =
        Crowd.of(20, i -> organizer.insists(checkIn(eventId, codes.get(i % 4), "door " + i)));

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(4);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .extracting(Answer::problem)
        .containsOnly("checked-in");
  }

  @Test
  void twenty_people_open_one_link_once() {
    var eventId = publishesTonight(10);
    var giver = Person.registered(api);
    var booking = giver.books(eventId, 3);
    var code = giver.send(handOn(booking, "link", 2, 3)).text("code");
    var people = Crowd.of(20, _ -> Person.registered(api));

    var answers =
        Crowd.of(20, i -> people.get(i).insists(Call.post("/hand-overs/" + code, Map.of())));

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .extracting(Answer::problem)
        .containsOnly("hand-over-used");
    assertThat(giver.sees(booking.text("bookingId")).number("quantity")).isEqualTo(1);
    assertThat(organizer.get("/events/" + eventId).number("availableTickets")).isEqualTo(7);
  }

  @Test
  void a_ticket_is_given_back_or_let_in() {
    var eventId = publishesTonight(60);
    for (var round = 0; round < 10; round++) {
      var guest = Person.registered(api);
      var booking = guest.books(eventId, 2);
      var code = codes(booking.json()).getLast();
      awaitTheIndex(eventId, booking);

      var answers =
          Crowd.of(
              2,
              i ->
                  i == 0
                      ? guest.insists(change(booking, "back", Map.of("giveBack", List.of(2))))
                      : organizer.insists(checkIn(eventId, code, "in")));

      assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
      var given = answers.getFirst().status() == 200;
      assertThat(answers.get(given ? 1 : 0).problem())
          .isEqualTo(given ? "ticket-invalid" : "checked-in");
      assertThat(guest.sees(booking.text("bookingId")).number("quantity")).isEqualTo(given ? 1 : 2);
    }
  }

  @Test
  void a_booking_is_handed_on_or_cancelled() {
    var eventId = publishesTonight(60);
    for (var round = 0; round < 10; round++) {
      var giver = Person.registered(api);
      var receiver = Person.registered(api);
      var free = organizer.get("/events/" + eventId).number("availableTickets");
      var booking = giver.books(eventId, 2);
      var code = giver.send(handOn(booking, "all", 1, 2)).text("code");

      var answers =
          Crowd.of(
              2,
              i ->
                  i == 0
                      ? giver.insists(Call.delete("/bookings/" + booking.text("bookingId")))
                      : receiver.insists(Call.post("/hand-overs/" + code, Map.of())));

      assertThat(answers.getFirst().status()).isEqualTo(204);
      var received = answers.getLast().status() == 200;
      assertThat(answers.getLast().problem()).isEqualTo(received ? "" : "hand-over-void");
      assertThat(giver.sees(booking.text("bookingId")).text("state")).isEqualTo("CANCELLED");
      Await.until(
          () -> organizer.get("/events/" + eventId).number("availableTickets"),
          now -> now == free - (received ? 2 : 0));
    }
  }

  @Test
  void added_tickets_are_the_last_ones_at_most() {
    var eventId = publishesTonight(10);
    var guests = Crowd.of(8, _ -> Person.registered(api));
    var bookings = guests.stream().map(guest -> guest.books(eventId, 1)).toList();
    var group = Person.registered(api);
    var waiting = group.booksOrWaits(eventId, 3);
    assertThat(waiting.status()).isEqualTo(202);

    var answers =
        Crowd.of(8, i -> guests.get(i).insists(change(bookings.get(i), "add", Map.of("add", 1))));

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(2);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .extracting(Answer::problem)
        .containsOnly("sold-out");
    assertThat(organizer.get("/events/" + eventId).number("availableTickets")).isZero();
    assertThat(group.sees(waiting.text("bookingId")).text("state")).isEqualTo("WAITLISTED");
  }

  @Test
  void a_group_that_waits_comes_before_additions() {
    var eventId = publishesTonight(4);
    var holder = Person.registered(api);
    var booking = holder.books(eventId, 3);
    var guest = Person.registered(api);
    var own = guest.books(eventId, 1);
    var group = Person.registered(api);
    var waiting = group.booksOrWaits(eventId, 2).text("bookingId");

    holder.insists(change(booking, "back", Map.of("giveBack", List.of(1, 2))));
    var added = guest.insists(change(own, "add", Map.of("add", 1)));

    assertThat(added.problem()).isEqualTo("sold-out");
    Await.until(() -> group.sees(waiting).text("state"), "CONFIRMED"::equals);
  }

  @Test
  void late_repeats_change_no_later_generation() {
    var eventId = publishesTonight(10);
    var guest = Person.registered(api);
    var booking = guest.books(eventId, 4);
    var id = booking.text("bookingId");
    awaitTheIndex(eventId, booking);
    var letIn =
        Call.post(
                "/events/" + eventId + "/check-ins",
                Map.of("bookingId", id, "generation", 1, "serial", 4))
            .idempotencyKey("in");
    var checkInId = organizer.insists(letIn).text("checkInId");
    var undo = Call.delete("/events/" + eventId + "/bookings/" + id + "/check-ins/" + checkInId);
    var giveBack = change(booking, "back", Map.of("giveBack", List.of(1)));
    assertThat(organizer.insists(undo).status()).isEqualTo(204);
    assertThat(guest.insists(giveBack).status()).isEqualTo(200);
    var handOn = handOn(booking, "on", 2);
    var code = guest.insists(handOn).text("code");
    var cancel = Call.delete("/bookings/" + id + "?generation=1");
    assertThat(guest.insists(cancel).status()).isEqualTo(204);
    assertThat(guest.books(eventId, 4).status()).isEqualTo(201);
    var before = guest.sees(id).json();
    var other = Person.registered(api);

    var late = new ArrayList<Answer>();
    late.add(organizer.insists(letIn));
    late.add(organizer.insists(undo));
    late.add(guest.insists(giveBack));
    late.add(guest.insists(handOn));
    late.add(other.insists(Call.post("/hand-overs/" + code, Map.of())));
    late.add(guest.insists(cancel));

    assertThat(late).extracting(Answer::status).doesNotContain(500, 503);
    assertThat(guest.sees(id).json()).isEqualTo(before);
    assertThat(other.get("/bookings").json().path("items")).isEmpty();
  }

  private String publishesTonight(int capacity) {
    var event = Person.eventTonight(capacity);
    event.put("cancelUntil", event.get("startsAt"));
    return organizer.publishes(event);
  }

  /** The index that finds a ticket is eventually consistent. */
  private void awaitTheIndex(String eventId, Answer booking) {
    Await.until(
        () -> organizer.get("/events/" + eventId + "/bookings").body(),
        list -> list.contains(booking.text("bookingId")));
  }

  private void undoes(String eventId, String code) {
    var again = checksIn(eventId, code, "before");
    assertThat(
            organizer
                .insists(
                    Call.delete(
                        "/events/%s/bookings/%s/check-ins/%s"
                            .formatted(eventId, again.text("bookingId"), again.text("checkInId"))))
                .status())
        .isEqualTo(204);
  }

  private Answer checksIn(String eventId, String code, String key) {
    return organizer.send(checkIn(eventId, code, key));
  }

  private static Call checkIn(String eventId, String code, String key) {
    return Call.post("/events/" + eventId + "/check-ins", Map.of("ticketCode", code))
        .idempotencyKey(key.replace(' ', '-'));
  }

  private static Call change(Answer booking, String key, Map<String, ?> wish) {
    return Call.patch("/bookings/" + booking.text("bookingId") + "?generation=1", wish)
        .header("If-Match", "\"%d\"".formatted(booking.number("revision")))
        .idempotencyKey(key);
  }

  private static Call handOn(Answer booking, String key, Integer... serials) {
    return Call.post(
            "/bookings/" + booking.text("bookingId") + "/hand-overs?generation=1",
            Map.of("serials", List.of(serials)))
        .idempotencyKey(key);
  }

  private static List<String> codes(JsonNode booking) {
    var tickets = booking.path("tickets");
    return IntStream.range(0, tickets.size())
        .mapToObj(i -> tickets.path(i).path("code").asText())
        .toList();
  }
}
