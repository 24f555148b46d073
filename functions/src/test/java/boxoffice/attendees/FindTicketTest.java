package boxoffice.attendees;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.bookings.Booking;
import boxoffice.bookings.TicketCode;
import boxoffice.dynamodb.Item;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A code says how the id of its booking begins; the index, which lags, finds the booking. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FindTicketTest {

  private final House house = House.of(9);

  /** Nobody is refused for what it shows. */
  @Nested
  class An_index_that_is_behind {

    @Test
    void a_ticket_of_this_generation_lets_in() {
      house.book("ada", 1);
      var before = item("ada");
      house.cancel("ada");
      house.book("ada", 2);
      house.faults.indexShows(before);

      assertLetIn(house.checkIn(house.ticket("ada", 2), "door"));
    }

    @Test
    void a_ticket_of_the_generation_before_does_not() {
      house.book("ada", 1);
      var before = item("ada");
      var code = house.ticket("ada");
      house.cancel("ada");
      house.book("ada", 2);
      house.faults.indexShows(before);

      assertThat(house.checkIn(code, "door"))
          .isEqualTo(new CheckInOutcome.NoLongerValid(house.now()));
      assertThat(house.booking("ada").checkedIn().isEmpty()).isTrue();
    }

    @Test
    void a_ticket_of_a_cancelled_booking_does_not() {
      house.book("ada", 1);
      var before = item("ada");
      var code = house.ticket("ada");
      house.cancel("ada");
      house.faults.indexShows(before);

      assertThat(house.checkIn(code, "door")).isEqualTo(new CheckInOutcome.BookingCancelled());
    }

    @Test
    void who_was_promoted_just_now_comes_in() {
      house.book("holder", 6);
      house.book("another", 3);
      house.join("ada", 1);
      var before = item("ada");
      house.cancel("holder");
      house.settle();
      house.faults.indexShows(before);

      assertLetIn(house.checkIn(house.ticket("ada"), "door"));
    }

    @Test
    void a_ticket_that_was_added_just_now_lets_in() {
      house.book("ada", 1);
      var before = item("ada");
      house.add("ada", 1);
      house.faults.indexShows(before);

      assertLetIn(house.checkIn(house.ticket("ada", 2), "door"));
    }

    @Test
    void a_ticket_that_was_given_back_just_now_does_not() {
      house.book("ada", 2);
      var before = item("ada");
      var code = house.ticket("ada", 2);
      house.giveBack("ada", 2);
      house.faults.indexShows(before);

      assertThat(house.checkIn(code, "door")).isInstanceOf(CheckInOutcome.NoLongerValid.class);
      assertThat(house.booking("ada").checkedIn().isEmpty()).isTrue();
    }

    @Test
    void a_ticket_that_was_undone_just_now_lets_in() {
      house.book("ada", 1);
      house.checkIn(house.ticket("ada"), "first");
      var before = item("ada");
      house.undo("ada", "first");
      house.faults.indexShows(before);

      assertLetIn(house.checkIn(house.ticket("ada"), "second"));
    }

    @Test
    void a_ticket_that_is_in_just_now_does_not() {
      house.book("ada", 2);
      var before = item("ada");
      house.checkIn(house.ticket("ada"), "first");
      house.faults.indexShows(before);

      assertThat(house.checkIn(house.ticket("ada"), "second"))
          .isInstanceOf(CheckInOutcome.InBefore.class);
      house.faults.indexShows(before);
      assertLetIn(house.checkIn(house.ticket("ada", 2), "third"));
    }

    @Test
    void a_repeat_is_known_again() {
      house.book("ada", 1);
      var before = item("ada");
      house.checkIn(house.ticket("ada"), "door");
      house.faults.indexShows(before);

      assertLetIn(house.checkIn(house.ticket("ada"), "door"));
      assertThat(house.booking("ada").tickets().doorCount()).isEqualTo(1);
    }

    @Test
    void a_booking_that_it_lacks_is_not_found() {
      house.book("ada", 1);
      house.faults.hideFromIndex(1);

      assertThat(house.checkIn(house.ticket("ada"), "door"))
          .isEqualTo(new CheckInOutcome.NoSuchTicket());
      assertLetIn(house.checkIn(house.ticket("ada"), "door"));
    }
  }

  /** 24 bits are too few to tell all bookings of a large event. */
  @Nested
  class Bookings_that_begin_alike {

    private final List<String> alike = alike();
    private final String one = alike.getFirst();
    private final String other = alike.getLast();

    Bookings_that_begin_alike() {
      house.book(one, 1);
      house.book(other, 1);
      assertThat(house.ticket(one).bookingPrefix()).isEqualTo(house.ticket(other).bookingPrefix());
    }

    @Test
    void each_is_let_in_by_its_own_code() {
      assertLetIn(house.checkIn(house.ticket(one), "door"));
      assertThat(house.booking(other).checkedIn().isEmpty()).isTrue();

      assertLetIn(house.checkIn(house.ticket(other), "door"));
      assertThat(house.booking(other).checkedIn()).hasToString("1");
    }

    @Test
    void neither_is_let_in_by_another_code() {
      var code = house.ticket(one);
      var wrong = new TicketCode(code.bookingPrefix(), 1, code.proof() ^ 1);

      assertThat(house.checkIn(wrong, "door")).isEqualTo(new CheckInOutcome.NoSuchTicket());
    }

    @Test
    void the_end_of_one_does_not_end_the_other() {
      var code = house.ticket(one);
      house.cancel(one);

      assertThat(house.checkIn(code, "door")).isEqualTo(new CheckInOutcome.BookingCancelled());
      assertLetIn(house.checkIn(house.ticket(other), "door"));
    }
  }

  private static void assertLetIn(CheckInOutcome outcome) {
    assertThat(outcome).isInstanceOf(CheckInOutcome.LetIn.class);
  }

  private Item item(String user) {
    return house.table().get(house.booking(user).key()).orElseThrow();
  }

  /** Two users whose bookings have ids that begin with the same 24 bits. */
  private static List<String> alike() {
    var seen = new HashMap<String, String>();
    return IntStream.range(0, 1_000_000)
        .mapToObj(i -> "user " + i)
        .map(
            user -> {
              var before = seen.put(Booking.id(EVENT_ID, user).substring(0, 6), user);
              return before == null ? List.<String>of() : List.of(before, user);
            })
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElseThrow();
  }
}
