package boxoffice.bookings;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** I11: a repeated request never touches a later generation, over the HTTP functions. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GenerationTest {

  private static final String ADA = "11111111-1111-4111-8111-111111111111";

  private final House house = House.of(5);
  private final BookHandler book = new BookHandler(house.bookTickets(), house.app.random());
  private final CancelBookingHandler cancel = new CancelBookingHandler(house.cancelBooking());
  private final GetBookingHandler get =
      new GetBookingHandler(house.app.bookings(), house.app.userLimits());

  @Test
  void a_late_repeat_leaves_the_new_booking() {
    assertThat(book("one").body().path("generation").asInt()).isEqualTo(1);
    assertThat(cancel("generation", "1").status()).isEqualTo(204);
    assertThat(book("two").body().path("generation").asInt()).isEqualTo(2);

    assertThat(cancel("generation", "1").status()).isEqualTo(204);

    assertThat(get().body().path("state").asText()).isEqualTo("CONFIRMED");
    assertThat(cancel("generation", "2").status()).isEqualTo(204);
    assertThat(get().body().path("state").asText()).isEqualTo("CANCELLED");
  }

  @Test
  void a_late_repeat_leaves_a_new_place_in_the_waitlist() {
    house.book("holder", 5);
    join("one");
    cancel("generation", "1");
    join("two");

    assertThat(cancel("generation", "1").status()).isEqualTo(204);

    assertThat(get().body().path("state").asText()).isEqualTo("WAITLISTED");
    assertThat(house.ledger().violationsAtRest()).isEmpty();
  }

  @Test
  void a_promotion_stays_within_its_generation() {
    house.book("holder", 5);
    join("one");
    house.cancel("holder");
    house.settle();

    assertThat(cancel("generation", "1").status()).isEqualTo(204);

    assertThat(get().body().path("state").asText()).isEqualTo("CANCELLED");
  }

  @Test
  void a_generation_that_was_not_yet_is_a_conflict() {
    book("one");

    assertThat(cancel("generation", "2"))
        .returns(412, Reply::status)
        .returns("precondition-failed", Reply::problem);
    assertThat(get().body().path("state").asText()).isEqualTo("CONFIRMED");
  }

  @Test
  void a_revision_that_passed_changes_nothing() {
    house.book("holder", 5);
    assertThat(join("one").body().path("revision").asInt()).isEqualTo(1);
    house.cancel("holder");
    house.settle();

    assertThat(cancelIfMatch("\"1\"").status()).isEqualTo(412);

    assertThat(get().body().path("state").asText()).isEqualTo("CONFIRMED");
    assertThat(cancelIfMatch("\"2\"").status()).isEqualTo(204);
    assertThat(cancelIfMatch("\"2\"").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "1.5", "01", "9999999999", ""})
  void a_malformed_generation_changes_nothing(String generation) {
    book("one");

    assertThat(cancel("generation", generation).errors()).containsOnlyKeys("generation");

    assertThat(get().body().path("state").asText()).isEqualTo("CONFIRMED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "*", "W/\"1\"", "\"x\"", "\"0\"", "\"1\", \"2\""})
  void a_malformed_revision_changes_nothing(String revision) {
    book("one");

    assertThat(cancelIfMatch(revision).errors()).containsOnlyKeys("If-Match");

    assertThat(get().body().path("state").asText()).isEqualTo("CONFIRMED");
  }

  @Test
  void a_key_whose_booking_is_cancelled_is_no_ticket() {
    book("one");
    cancel("generation", "1");

    assertThat(book("one"))
        .returns(409, Reply::status)
        .returns("booking-cancelled", Reply::problem);
    assertThat(book("two").status()).isEqualTo(201);
    assertThat(book("one")).returns("booking-cancelled", Reply::problem);
    assertThat(book("two").body().path("state").asText()).isEqualTo("CONFIRMED");
  }

  @Test
  void a_key_that_waited_and_left_is_no_place() {
    house.book("holder", 5);
    join("one");
    cancel("generation", "1");

    assertThat(join("one")).returns("booking-cancelled", Reply::problem);
    assertThat(house.ledger().waiting()).isZero();
  }

  @Test
  void a_key_swept_with_its_event_is_no_ticket() {
    book("one");
    house.organizer().cancel();
    house.applyChanges();

    assertThat(book("one")).returns("booking-cancelled", Reply::problem);
  }

  private Reply book(String key) {
    return book(key, "{\"quantity\": 1}");
  }

  private Reply join(String key) {
    return book(key, "{\"quantity\": 1, \"onSoldOut\": \"waitlist\"}");
  }

  private Reply book(String key, String body) {
    return Caller.user(ADA)
        .post("/events/" + EVENT_ID + "/bookings", body)
        .parameter("eventId", EVENT_ID)
        .header("Idempotency-Key", key)
        .to(book);
  }

  private Reply cancel(String parameter, String value) {
    return Caller.user(ADA)
        .get("/bookings/" + id())
        .parameter("bookingId", id())
        .query(parameter, value)
        .to(cancel);
  }

  private Reply cancelIfMatch(String revision) {
    return Caller.user(ADA)
        .get("/bookings/" + id())
        .parameter("bookingId", id())
        .header("If-Match", revision)
        .to(cancel);
  }

  private Reply get() {
    return Caller.user(ADA).get("/bookings/" + id()).parameter("bookingId", id()).to(get);
  }

  private static String id() {
    return Booking.id(EVENT_ID, ADA);
  }
}
