package boxoffice.attendees;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.bookings.BookOutcome;
import boxoffice.bookings.BookingState;
import boxoffice.bookings.CancelOutcome;
import boxoffice.bookings.OnSoldOut;
import boxoffice.bookings.TicketCode;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.metrics.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tickets and check-ins, on the table engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckInTest {

  private static final Duration A_DAY = Duration.ofDays(1);

  private final House house = House.of(4);

  @Nested
  class A_ticket {

    @Test
    void exists_as_long_as_its_confirmed_booking() {
      house.book("ada", 4);
      assertThat(house.booking("ada").ticketCodes().keySet()).containsExactly(1, 2, 3, 4);
      assertThat(house.booking("ada").ticketCodes().values()).doesNotHaveDuplicates();

      house.cancel("ada");

      assertThat(house.booking("ada").ticketCodes()).isEmpty();
    }

    @Test
    void comes_with_a_promotion_not_with_a_place() {
      house.book("ada", 4);
      house.join("bob", 2);
      assertThat(house.booking("bob").ticketCodes()).isEmpty();

      house.cancel("ada");
      house.settle();

      assertThat(house.booking("bob").ticketCodes()).hasSize(2);
    }

    @Test
    void changes_when_its_guest_books_again() {
      house.book("ada", 1);
      var first = house.ticket("ada", 1);
      house.cancel("ada");
      house.book("ada", 1);

      assertThat(house.ticket("ada", 1)).isNotEqualTo(first);
      assertThat(house.checkIn(first, "door")).isEqualTo(new CheckInOutcome.NoSuchTicket());
    }

    @Test
    void stays_the_same_when_the_request_is_repeated() {
      house.book("ada", 1, OnSoldOut.REJECT, "a key");
      var first = house.ticket("ada", 1);

      assertThat(house.book("ada", 1, OnSoldOut.REJECT, "a key"))
          .isInstanceOfSatisfying(
              BookOutcome.Repeated.class,
              repeated -> assertThat(repeated.booking().ticketCodes()).containsValue(first));
    }
  }

  @Nested
  class At_the_door {

    @Test
    void a_ticket_lets_in_once() {
      house.name("ada", "Ada Lovelace");
      house.book("ada", 2);
      var at = house.now();

      assertLetIn(house.checkIn(house.ticket("ada", 2), "front"), 2);
      house.later(Duration.ofMinutes(1));

      assertThat(house.checkIn(house.ticket("ada", 2), "back"))
          .isEqualTo(new CheckInOutcome.InBefore(2, at));
      assertIn("ada", "2");
      assertThat(house.counts).containsEntry(Measure.CHECK_INS, 1L);
    }

    @Test
    void the_answer_says_who_and_how_many() {
      house.name("ada", "Ada Lovelace");
      house.book("ada", 3);
      house.checkIn(house.ticket("ada", 3), "first");

      var letIn = (CheckInOutcome.LetIn) house.checkIn(house.ticket("ada", 2), "second");

      assertThat(letIn.name()).isEqualTo("Ada Lovelace");
      assertThat(letIn.in()).hasToString("2-3");
      assertThat(letIn.booking().quantity()).isEqualTo(3);
      assertThat(letIn.checkIn().serials()).hasToString("2");
      assertThat(letIn.checkIn().at()).isEqualTo(house.now());
    }

    @Test
    void each_ticket_of_a_booking_lets_in() {
      house.book("ada", 3);

      for (var serial = 1; serial <= 3; serial++) {
        assertLetIn(house.checkIn(house.ticket("ada", serial), "door " + serial), serial);
      }

      assertIn("ada", "1-3");
    }

    @ParameterizedTest
    @EnumSource(
        value = Fault.class,
        names = {"CONFLICT", "LOST_REPLY", "LOST_REQUEST"})
    void a_repeat_after_a_fault_gets_its_first_answer(Fault fault) {
      house.book("ada", 2);
      house.faults.next(fault);

      var first = house.checkIn(house.ticket("ada", 1), "door");
      house.later(Duration.ofMinutes(1));

      assertLetIn(first, 1);
      assertThat(house.checkIn(house.ticket("ada", 1), "door"))
          .isInstanceOfSatisfying(
              CheckInOutcome.LetIn.class,
              repeat ->
                  assertThat(repeat.checkIn()).isEqualTo(((CheckInOutcome.LetIn) first).checkIn()));
      assertThat(house.checkIn(house.ticket("ada", 1), "other"))
          .isInstanceOf(CheckInOutcome.InBefore.class);
      assertIn("ada", "1");
    }

    @Test
    void conflicts_without_end_mean_try_again() {
      house.book("ada", 1);
      house.faults.next(6, Fault.CONFLICT);

      assertThat(house.checkIn(house.ticket("ada", 1), "door"))
          .isEqualTo(new CheckInOutcome.TryAgain());
      assertIn("ada", "");
    }

    @Test
    void a_checked_in_booking_cannot_be_cancelled() {
      house.book("ada", 4);
      house.checkIn(house.ticket("ada", 1), "door");

      assertThat(house.cancel("ada")).isEqualTo(new CancelOutcome.CheckedIn(1));
      assertThat(house.state("ada")).isEqualTo(BookingState.CONFIRMED);
      assertThat(house.book("bob", 1)).isInstanceOf(BookOutcome.Refused.class);
    }

    @Test
    void a_cancelled_booking_lets_nobody_in() {
      house.book("ada", 1);
      var code = house.ticket("ada", 1);
      house.cancel("ada");

      assertThat(house.checkIn(code, "door")).isEqualTo(new CheckInOutcome.BookingCancelled());
    }

    @Test
    void a_made_up_ticket_code_lets_nobody_in() {
      house.book("ada", 1);
      var right = house.ticket("ada", 1);

      for (var wrong :
          List.of(
              new TicketCode(right.bookingPrefix(), 1, right.proof() + 1),
              new TicketCode(right.bookingPrefix(), 2, right.proof()),
              new TicketCode("ffffff", 1, right.proof()))) {
        assertThat(house.checkIn(wrong, "door")).isEqualTo(new CheckInOutcome.NoSuchTicket());
      }
      assertIn("ada", "");
    }

    @Test
    void nobody_comes_in_before_the_door_opens() {
      house.book("ada", 1);
      startAt(house.now().plus(A_DAY).plusMillis(1));

      assertThat(house.checkIn(house.ticket("ada"), "door"))
          .isEqualTo(
              new CheckInOutcome.DoorClosed(
                  house.now().plusMillis(1),
                  house.now().plus(A_DAY.multipliedBy(2)).plusMillis(1)));
      assertIn("ada", "");
      house.later(Duration.ofMillis(1));
      assertThat(house.checkIn(house.ticket("ada"), "door"))
          .isInstanceOf(CheckInOutcome.LetIn.class);
    }

    @Test
    void nobody_comes_in_after_the_end() {
      house.book("ada", 1);
      house.book("bob", 1);
      house.later(Duration.ofHours(23));
      house.organizer().patch("{\"endsAt\": \"%s\"}".formatted(house.now().plus(A_DAY)));
      house.later(A_DAY.minusMillis(1));
      assertThat(house.checkIn(house.ticket("ada"), "ada"))
          .isInstanceOf(CheckInOutcome.LetIn.class);
      house.later(Duration.ofMillis(1));

      assertThat(house.checkIn(house.ticket("bob"), "bob"))
          .isInstanceOf(CheckInOutcome.DoorClosed.class);
      assertIn("bob", "");
    }

    @Test
    void a_repeat_is_answered_after_the_door_closed() {
      house.book("ada", 1);
      assertLetIn(house.checkIn(house.ticket("ada"), "door"), 1);
      house.later(A_DAY.multipliedBy(3));

      assertLetIn(house.checkIn(house.ticket("ada"), "door"), 1);
      assertThat(house.checkIn(house.ticket("ada"), "other"))
          .isInstanceOf(CheckInOutcome.InBefore.class);
    }

    @Test
    void a_check_in_that_began_in_time_is_made() {
      house.book("ada", 1);
      house.later(A_DAY.multipliedBy(2).minusMillis(2));
      house.faults.next(Fault.LOST_REPLY);
      house.onPause(_ -> house.later(Duration.ofSeconds(1)));

      assertThat(house.checkIn(house.ticket("ada"), "door"))
          .isInstanceOf(CheckInOutcome.LetIn.class);
    }

    @Test
    void a_cancelled_event_lets_nobody_in() {
      house.book("ada", 1);
      house.book("bob", 1);
      house.checkIn(house.ticket("ada", 1), "door");
      var code = house.ticket("bob", 1);
      house.organizer().cancel();

      assertThat(house.checkIn(code, "door")).isEqualTo(new CheckInOutcome.EventCancelled());
      house.applyChanges();
      assertThat(house.state("ada")).isEqualTo(BookingState.CANCELLED);
    }

    @Test
    void a_key_lets_in_what_it_was_made_for() {
      house.book("ada", 2);
      house.checkIn(house.ticket("ada", 1), "door");

      assertThat(house.checkIn(house.ticket("ada", 2), "door"))
          .isEqualTo(new CheckInOutcome.KeyReused());
      assertIn("ada", "1");
    }
  }

  private static void assertLetIn(CheckInOutcome outcome, int serial) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            CheckInOutcome.LetIn.class,
            letIn -> assertThat(letIn.checkIn().serials()).hasToString("" + serial));
  }

  private void assertIn(String user, String serials) {
    assertThat(house.booking(user).checkedIn()).hasToString(serials);
  }

  private void startAt(Instant start) {
    house.organizer().patch("{\"startsAt\": \"%s\"}".formatted(start));
  }
}
