package boxoffice.bookings;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.dynamodb.Keys;
import boxoffice.seats.Seats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads of bookings and places that take more than one query. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BookingStoreTest {

  /** So many seats have 16 shards, so that the index of bookings has 8 parts. */
  private static final int LARGE = 512;

  private static final int SHARDS = Seats.shardsFor(LARGE);

  @Test
  void a_user_has_all_bookings_but_no_profile() {
    var house = House.of(5);
    house.book("ada", 1);
    house.seed("ada", "f".repeat(32));
    house.name("ada", "Ada");
    house.book("bob", 1);

    assertThat(house.app.bookings().ofUser("ada"))
        .extracting(Booking::bookingId)
        .containsExactlyInAnyOrder(Booking.id(EVENT_ID, "ada"), "f".repeat(32));
  }

  @Test
  void a_user_with_more_than_a_page_has_all() {
    var house = House.of(1);
    // A page has 1 MB, and this is a little more.
    var padding = "x".repeat(300_000);
    for (var number = 0; number < 4; number++) {
      var id = String.valueOf(number).repeat(32);
      house.seed("ada", id);
      house.damage(Keys.booking("ada", id), "SET padding = :padding", ":padding", padding);
    }

    assertThat(house.app.bookings().ofUser("ada")).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 20, 100})
  void pages_have_every_booking_of_an_event_once(int limit) {
    var house = House.of(LARGE);
    var users = IntStream.range(0, 20).mapToObj("user %d"::formatted).toList();
    users.forEach(user -> house.book(user, 1));

    assertThat(pages(house, limit))
        .hasSize(20)
        .extracting(Booking::userId)
        .containsExactlyInAnyOrderElementsOf(users);
  }

  @Test
  void groups_of_every_size_are_ahead() {
    var house = House.of(1);
    for (var quantity = 1; quantity <= Seats.MAX_QUANTITY; quantity++) {
      enter(house, "user " + quantity, quantity, quantity);
    }
    var last = enter(house, "last", 1, 100);

    assertThat(ahead(house, last, 100)).isEqualTo(10);
    assertThat(ahead(house, last, 4)).isEqualTo(4);
  }

  private static int ahead(House house, Booking booking, int limit) {
    return house.app.bookings().ahead(booking, place(100), limit);
  }

  private static List<Booking> pages(House house, int limit) {
    var all = new ArrayList<Booking>();
    var last = Optional.<String>empty();
    do {
      var page = house.app.bookings().ofEvent(EVENT_ID, SHARDS, last, limit);
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page);
      assertThat(all).doesNotHaveDuplicates();
      last = page.isEmpty() ? Optional.empty() : Optional.of(page.getLast().bookingId());
    } while (last.isPresent());
    return all;
  }

  /** Puts an entry of the waitlist, with a place by its time. */
  private static Booking enter(House house, String user, int quantity, int millis) {
    var change =
        new Change(1, ChangeKind.JOIN, quantity, Instant.ofEpochMilli(millis), RequestKey.NONE);
    var booking = Booking.none(EVENT_ID, user, quantity).renewed(change, place(millis), null);
    house.table().put(BookingItem.entry(booking, place(millis)));
    return booking;
  }

  private static Booking.Place place(int millis) {
    return new Booking.Place(Instant.ofEpochMilli(millis), 0);
  }
}
