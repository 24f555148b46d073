package boxoffice.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.App;
import boxoffice.TestApp;
import boxoffice.TestClock;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import boxoffice.events.EventExamples;
import boxoffice.events.PublishedEvents;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How many bookings of events to come a user may have, where there is a limit. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LiveBookingsTest {

  private static final BookOutcome TOO_MANY =
      new BookOutcome.Refused(new Refusal.TooManyBookings(2));

  private final Table table = LocalDynamoDb.newTable();
  private final TestClock clock = new TestClock(EventExamples.NOW);
  private final App app = TestApp.with(Map.of("LIVE_BOOKINGS_PER_USER", "2"), table, clock);

  @Test
  void a_user_holds_as_many_as_allowed() {
    assertThat(book("ada", 1)).isInstanceOf(BookOutcome.Booked.class);
    assertThat(book("ada", 2)).isInstanceOf(BookOutcome.Booked.class);

    assertThat(book("ada", 3)).isEqualTo(TOO_MANY);
    assertThat(book("bob", 3)).isInstanceOf(BookOutcome.Booked.class);
  }

  @Test
  void a_place_in_a_waitlist_is_one_of_them() {
    book("bob", 1);
    assertThat(join("ada", 1)).isInstanceOf(BookOutcome.Waiting.class);
    book("ada", 2);

    assertThat(book("ada", 3)).isEqualTo(TOO_MANY);
    assertThat(join("ada", 3)).isEqualTo(TOO_MANY);
  }

  @Test
  void what_was_cancelled_is_none_of_them() {
    book("ada", 1);
    book("ada", 2);
    app.cancelBooking().cancel(CancelRequest.any("ada", Booking.id(event(1), "ada")));

    assertThat(book("ada", 3)).isInstanceOf(BookOutcome.Booked.class);
  }

  @Test
  void events_that_began_do_not_count() {
    book("ada", 1);
    book("ada", 2);
    assertThat(book("ada", 3)).isEqualTo(TOO_MANY);

    clock.set(app.events().find(event(2)).orElseThrow().details().startsAt().toString());
    assertThat(book("ada", 4)).isInstanceOf(BookOutcome.Booked.class);
  }

  @Test
  void a_repeat_gets_its_booking() {
    book("ada", 1);
    book("ada", 2);

    assertThat(book("ada", 2)).isInstanceOf(BookOutcome.Repeated.class);
    assertThat(
            TestApp.with(Map.of("LIVE_BOOKINGS_PER_USER", "1"), table, clock)
                .bookTickets()
                .book(request("ada", 2, OnSoldOut.REJECT)))
        .isInstanceOf(BookOutcome.Repeated.class);
  }

  @Test
  void without_a_limit_nothing_is_asked() {
    var unlimited = TestApp.on(table, clock).bookTickets();
    for (var number = 1; number <= 5; number++) {
      publish(number);
      assertThat(unlimited.book(request("ada", number, OnSoldOut.REJECT)))
          .isInstanceOf(BookOutcome.Booked.class);
    }
  }

  private BookOutcome book(String user, int number) {
    publish(number);
    return app.bookTickets().book(request(user, number, OnSoldOut.REJECT));
  }

  private BookOutcome join(String user, int number) {
    publish(number);
    return app.bookTickets().book(request(user, number, OnSoldOut.WAITLIST));
  }

  private static BookRequest request(String user, int number, OnSoldOut onSoldOut) {
    return new BookRequest(
        event(number), user, 1, onSoldOut, RequestKey.of("key " + number, "1"), false);
  }

  /** An event that starts in a day; the first has one seat. */
  private void publish(int number) {
    if (app.events().find(event(number)).isEmpty()) {
      PublishedEvents.publish(table, event(number), number == 1 ? 1 : 3, clock.instant());
    }
  }

  private static String event(int number) {
    return "%032x".formatted(number);
  }
}
