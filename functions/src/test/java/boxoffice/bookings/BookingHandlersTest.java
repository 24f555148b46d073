package boxoffice.bookings;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.http.Caller;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTTP functions of bookings, called as API Gateway calls them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BookingHandlersTest {

  private final House house = House.of(2);
  private final BookHandler book = new BookHandler(house.bookTickets(), new Random(1));
  private final CancelBookingHandler cancel = new CancelBookingHandler(house.cancelBooking());
  private final GetBookingHandler get =
      new GetBookingHandler(house.app.bookings(), house.app.userLimits());

  @Test
  void a_booking_is_made_shown_and_cancelled() {
    var booked = book("ada", "{\"quantity\": 2}");
    assertThat(booked.status()).isEqualTo(201);
    assertThat(booked.body().path("state").asText()).isEqualTo("CONFIRMED");
    var bookingId = booked.body().path("bookingId").asText();

    var shown = get("ada", bookingId);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.body()).isEqualTo(booked.body());

    assertThat(cancel("ada", bookingId).status()).isEqualTo(204);
    assertThat(cancel("ada", bookingId).status()).isEqualTo(204);
    assertThat(get("ada", bookingId).body().path("history"))
        .extracting(change -> change.path("state").asText())
        .containsExactly("CONFIRMED", "CANCELLED");
  }

  @Test
  void a_waiting_guest_sees_their_position() {
    book("ada", "{\"quantity\": 2}");
    book("bob", "{\"quantity\": 1, \"onSoldOut\": \"waitlist\"}");
    var waiting = book("cec", "{\"quantity\": 2, \"onSoldOut\": \"waitlist\"}");

    assertThat(waiting.status()).isEqualTo(202);
    assertThat(
            get("cec", waiting.body().path("bookingId").asText()).body().path("position").asInt())
        .isEqualTo(2);
  }

  @Test
  void positions_are_exact_up_to_100() {
    var response = BookingResponse.of(house.booking(booked("ada")));

    assertThat(response.behind(99, 100).position()).isEqualTo(100);
    assertThat(response.behind(100, 100).position()).isNull();
    assertThat(response.behind(100, 100).positionAtLeast()).isEqualTo(101);
  }

  @Test
  void the_booking_of_another_user_is_not_found() {
    var bookingId = book("ada", "{\"quantity\": 1}").body().path("bookingId").asText();

    assertThat(get("eve", bookingId).status()).isEqualTo(404);
    assertThat(cancel("eve", bookingId).status()).isEqualTo(404);
    assertThat(house.state("ada")).isEqualTo(BookingState.CONFIRMED);
  }

  @Test
  void a_repeat_with_its_key_gets_the_first_answer() {
    var first = keyed("{\"quantity\": 1}");

    assertThat(keyed("{\"quantity\": 1}")).isEqualTo(first);
    assertThat(keyed("{\"quantity\": 2}").problem()).isEqualTo("idempotency-key-reused");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                        | quantity  | is required",
        "{\"quantity\": 0}                         | quantity  | must be from 1 to 10",
        "{\"quantity\": 11}                        | quantity  | must be from 1 to 10",
        "{\"quantity\": 1, \"onSoldOut\": \"no\"}  | onSoldOut | must be reject or waitlist",
        "{\"quantity\": 1, \"eventId\": \"x\"}     | eventId   | is not known"
      })
  void a_bad_request_changes_nothing(String body, String field, String reason) {
    var reply = book("ada", body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).containsEntry(field, reason);
    assertThat(house.ledger().bookings()).isEmpty();
  }

  @Test
  void an_idempotency_key_has_at_most_128_characters() {
    var reply =
        Caller.user("ada")
            .post("/events/x/bookings", "{\"quantity\": 1}")
            .parameter("eventId", EVENT_ID)
            .header("Idempotency-Key", "k".repeat(129))
            .to(book);

    assertThat(reply.errors()).containsKey("Idempotency-Key");
  }

  private String booked(String user) {
    book(user, "{\"quantity\": 1}");
    return user;
  }

  private Caller.Reply book(String user, String body) {
    return Caller.user(user)
        .post("/events/x/bookings", body)
        .parameter("eventId", EVENT_ID)
        .to(book);
  }

  private Caller.Reply keyed(String body) {
    return Caller.user("ada")
        .post("/events/x/bookings", body)
        .parameter("eventId", EVENT_ID)
        .header("idempotency-key", "key")
        .to(book);
  }

  private Caller.Reply get(String user, String bookingId) {
    return Caller.user(user).get("/bookings/x").parameter("bookingId", bookingId).to(get);
  }

  private Caller.Reply cancel(String user, String bookingId) {
    return Caller.user(user).get("/bookings/x").parameter("bookingId", bookingId).to(cancel);
  }
}
