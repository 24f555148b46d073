package boxoffice.attendees;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.bookings.Booking;
import boxoffice.bookings.ShownCode;
import boxoffice.bookings.TicketCode;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.metrics.Measure;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Check-ins of all that is left of a booking, of guests of the list, and by former codes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckInOfManyTest {

  private final House house = House.of(9);

  CheckInOfManyTest() {
    house.book("ada", 4);
  }

  @Nested
  class All_that_are_left {

    @Test
    void lets_in_whom_no_other_did() {
      house.checkIn(ticket(2), "one");

      assertLetIn(house.checkIn(all(1), "all"), "1,3-4");

      assertIn("1-4");
      assertThat(house.counts).containsEntry(Measure.CHECK_INS, 4L);
    }

    @Test
    void goes_by_the_code_of_who_is_in() {
      house.checkIn(ticket(1), "one");

      assertLetIn(house.checkIn(all(1), "all"), "2-4");
    }

    @Test
    void is_refused_when_none_is_left() {
      house.checkIn(all(1), "all");
      var at = house.now();
      house.later(Duration.ofMinutes(1));

      assertThat(house.checkIn(all(2), "again")).isEqualTo(new CheckInOutcome.InBefore(null, at));
      assertThat(house.checkIn(ticket(3), "one")).isEqualTo(new CheckInOutcome.InBefore(3, at));
    }

    @Test
    void its_repeat_answers_the_same_tickets() {
      house.checkIn(ticket(2), "one");
      house.checkIn(all(1), "all");

      assertLetIn(house.checkIn(all(1), "all"), "1,3-4");
    }

    @Test
    void its_repeat_lets_no_ticket_in_that_came_later() {
      house.checkIn(all(1), "all");
      house.add("ada", 2);

      assertLetIn(house.checkIn(all(1), "all"), "1-4");

      assertIn("1-4");
      assertThat(house.booking("ada").quantity()).isEqualTo(6);
      assertLetIn(house.checkIn(all(1), "another"), "5-6");
    }

    @Test
    void its_repeat_lets_none_in_that_others_let_in() {
      house.faults.next(Fault.LOST_REQUEST);
      house.faults.beforeNext(
          () -> house.faults.beforeNext(() -> house.checkIn(ticket(4), "meanwhile")));

      assertLetIn(house.checkIn(all(1), "all"), "1-3");
      assertLetIn(house.checkIn(all(1), "all"), "1-3");
      assertLetIn(house.checkIn(ticket(4), "meanwhile"), "4");
    }

    @ParameterizedTest
    @EnumSource(
        value = Fault.class,
        names = {"CONFLICT", "LOST_REPLY", "LOST_REQUEST"})
    void lets_in_once_whatever_the_fault(Fault fault) {
      house.faults.next(fault);

      assertLetIn(house.checkIn(all(1), "all"), "1-4");
      assertLetIn(house.checkIn(all(1), "all"), "1-4");

      assertThat(house.app.bookings().checkIns(house.booking("ada"))).hasSize(1);
    }

    @Test
    void lets_no_ticket_in_that_was_given_back() {
      var gone = ticket(3);
      house.giveBack("ada", 3);

      assertLetIn(house.checkIn(all(1), "all"), "1-2,4");
      assertThat(house.checkIn(gone, "gone"))
          .isEqualTo(new CheckInOutcome.NoLongerValid(house.booking("ada").lastChange().at()));
      assertThat(house.checkIn(new Shown.Code(gone, true), "all by it"))
          .isInstanceOf(CheckInOutcome.NoLongerValid.class);
      assertIn("1-2,4");
    }
  }

  @Nested
  class A_guest_of_the_list {

    @Test
    void is_let_in_by_serial_or_with_all() {
      assertLetIn(house.checkIn(guest(1, 2), "one"), "2");
      assertLetIn(house.checkIn(guest(1, 0), "all"), "1,3-4");
    }

    @Test
    void is_let_in_once() {
      house.checkIn(ticket(2), "by code");

      assertThat(house.checkIn(guest(1, 2), "by list"))
          .isEqualTo(new CheckInOutcome.InBefore(2, house.now()));
      assertLetIn(house.checkIn(guest(1, 1), "door"), "1");
      assertLetIn(house.checkIn(guest(1, 1), "door"), "1");
    }

    @Test
    void of_an_earlier_generation_is_refused() {
      house.cancel("ada");
      house.book("ada", 2);

      assertThat(house.checkIn(guest(1, 1), "door"))
          .isEqualTo(new CheckInOutcome.NoLongerValid(house.now()));
      assertThat(house.checkIn(guest(1, 0), "door"))
          .isEqualTo(new CheckInOutcome.NoLongerValid(house.now()));
      assertThat(house.checkIn(guest(3, 1), "door")).isEqualTo(new CheckInOutcome.NoSuchTicket());
      assertIn("");
      assertLetIn(house.checkIn(guest(2, 1), "door"), "1");
    }

    @Test
    void who_cancelled_or_waits_is_refused() {
      house.cancel("ada");
      assertThat(house.checkIn(guest(1, 1), "door"))
          .isEqualTo(new CheckInOutcome.BookingCancelled());

      house.book("holder", 6);
      house.book("another", 3);
      house.join("ada", 2);
      assertThat(house.checkIn(guest(2, 1), "door")).isEqualTo(new CheckInOutcome.NoSuchTicket());
    }

    @Test
    void has_no_ticket_of_another_serial() {
      house.giveBack("ada", 4);

      assertThat(house.checkIn(guest(1, 4), "door"))
          .isInstanceOf(CheckInOutcome.NoLongerValid.class);
      assertThat(house.checkIn(guest(1, 5), "door")).isEqualTo(new CheckInOutcome.NoSuchTicket());
      assertThat(house.checkIn(new Shown.Guest("f".repeat(32), 1, OptionalInt.of(1)), "door"))
          .isEqualTo(new CheckInOutcome.NoSuchTicket());
    }
  }

  /** Items and codes of the version before tickets had serials. */
  @Nested
  class A_booking_of_before {

    private final ShownCode former =
        ShownCode.parse(
                house.booking("ada").bookingId()
                    + "."
                    + house.table().get(house.booking("ada").key()).orElseThrow().text("ticket"))
            .orElseThrow();

    A_booking_of_before() {
      house.damage(
          house.booking("ada").key(), "SET parts = :parts REMOVE serials, lastSerial", ":parts", 0);
    }

    @Test
    void has_a_ticket_for_each_person() {
      assertThat(house.booking("ada").ticketCodes().keySet()).containsExactly(1, 2, 3, 4);
      assertLetIn(house.checkIn(ticket(3), "door"), "3");
      assertIn("3");
    }

    @Test
    void is_let_in_by_its_former_code_once() {
      house.checkIn(ticket(3), "one");

      assertLetIn(house.checkIn(former, "door"), "1-2,4");
      assertLetIn(house.checkIn(former, "door"), "1-2,4");
      assertThat(house.checkIn(former, "another")).isInstanceOf(CheckInOutcome.InBefore.class);
    }

    @Test
    void its_former_code_ends_with_it() {
      house.cancel("ada");
      assertThat(house.checkIn(former, "door")).isEqualTo(new CheckInOutcome.BookingCancelled());

      house.book("ada", 4);
      assertThat(house.checkIn(former, "door")).isEqualTo(new CheckInOutcome.NoSuchTicket());
    }

    @Test
    void that_was_in_is_all_in() {
      var at = house.now().minus(Duration.ofMinutes(1));
      house.damage(
          house.booking("ada").key(),
          "SET checkedInAt = :at, checkInKey = :key",
          ":at",
          at.toEpochMilli(),
          ":key",
          "kkkkkkkkkkkkkkkk");

      assertIn("1-4");
      assertThat(house.checkIn(former, "door")).isEqualTo(new CheckInOutcome.InBefore(null, at));
      assertThat(house.checkIn(ticket(2), "door")).isEqualTo(new CheckInOutcome.InBefore(2, at));
    }

    @Test
    void that_was_let_in_meanwhile_is_not_again() {
      var booking = house.booking("ada");
      house.faults.beforeNext(
          () ->
              house.damage(
                  booking.key(), "SET checkedInAt = :at", ":at", house.now().toEpochMilli()));

      assertThat(house.checkIn(ticket(1), "door")).isInstanceOf(CheckInOutcome.InBefore.class);
    }
  }

  private static void assertLetIn(CheckInOutcome outcome, String serials) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            CheckInOutcome.LetIn.class,
            letIn -> assertThat(letIn.checkIn().serials()).hasToString(serials));
  }

  private void assertIn(String serials) {
    assertThat(house.booking("ada").checkedIn()).hasToString(serials);
  }

  private TicketCode ticket(int serial) {
    return house.ticket("ada", serial);
  }

  private Shown all(int serial) {
    return new Shown.Code(ticket(serial), true);
  }

  /** Of ada; serial 0 stands for all. */
  private static Shown guest(long generation, int serial) {
    return new Shown.Guest(
        Booking.id(EVENT_ID, "ada"),
        generation,
        serial == 0 ? OptionalInt.empty() : OptionalInt.of(serial));
  }
}
