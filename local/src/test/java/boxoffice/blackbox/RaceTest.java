package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Many callers at once for few seats. Runs late: most of 200 concurrent calls to a cold system must
 * be repeated, which takes time.
 */
@Order(Order.DEFAULT + 1)
class RaceTest {

  private final Api api = Api.shared();

  @Test
  void sixteen_cancellations_promote_one_of_five_waiting() {
    var eventId = Person.registered(api).publishes(1);
    var holder = Person.registered(api);
    var bookingId = holder.books(eventId, 1).text("bookingId");
    var waiters = Stream.generate(() -> Person.registered(api)).limit(5).toList();
    var waiting =
        waiters.stream()
            .map(waiter -> waiter.booksOrWaits(eventId, 1))
            .peek(answer -> assertThat(answer.status()).isEqualTo(202))
            .map(answer -> answer.text("bookingId"))
            .toList();

    var cancel = Call.delete("/bookings/" + bookingId);
    var cancellations = Crowd.of(16, _ -> holder.insists(cancel));

    assertThat(cancellations).extracting(Answer::status).containsOnly(204);
    Await.until(() -> states(waiters, waiting), states -> states.contains("CONFIRMED"));
    var event =
        Await.until(
            () -> holder.get("/events/" + eventId), seen -> seen.number("waitlistCount") == 4);
    assertThat(event.number("availableTickets")).isZero();
    assertThat(states(waiters, waiting))
        .containsExactly("CONFIRMED", "WAITLISTED", "WAITLISTED", "WAITLISTED", "WAITLISTED");
    assertThat(holder.sees(bookingId).text("state")).isEqualTo("CANCELLED");
    assertThat(holder.sees(bookingId).json().path("history")).hasSize(2);
  }

  @Test
  void two_hundred_bookings_sell_twenty_seats_once() {
    var organizer = Person.registered(api);
    var eventId = organizer.publishes(20);
    var users = Crowd.of(50, _ -> Person.registered(api));

    var book = Call.post("/events/" + eventId + "/bookings", Map.of("quantity", 1));
    var answers =
        Crowd.of(200, i -> users.get(i % 50).insists(book.idempotencyKey("request-" + i)));

    assertThat(answers).extracting(Answer::status).containsOnly(200, 201, 409);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 409)
        .extracting(Answer::problem)
        .containsOnly("sold-out");
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(20);
    assertThat(answers)
        .filteredOn(answer -> answer.status() < 400)
        .extracting(answer -> answer.text("bookingId"))
        .hasSizeGreaterThanOrEqualTo(20)
        .satisfies(ids -> assertThat(ids.stream().distinct()).hasSize(20));
    var held =
        Crowd.of(50, i -> users.get(i).get("/bookings").json().path("items")).stream()
            .flatMap(items -> items.valueStream())
            .toList();
    assertThat(held).hasSize(20);
    assertThat(held)
        .extracting(booking -> booking.path("state").asText())
        .containsOnly("CONFIRMED");
    assertThat(held).extracting(booking -> booking.path("eventId").asText()).containsOnly(eventId);
    var event =
        Await.until(
            () -> organizer.get("/events/" + eventId),
            seen -> seen.number("availableTickets") == 0);
    assertThat(event.number("waitlistCount")).isZero();
  }

  private static List<String> states(List<Person> people, List<String> bookingIds) {
    return Stream.iterate(0, i -> i < people.size(), i -> i + 1)
        .map(i -> people.get(i).sees(bookingIds.get(i)).text("state"))
        .toList();
  }
}
