package boxoffice.attendees;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.attendees.UndoCheckIn.UndoOutcome;
import boxoffice.bookings.CancelOutcome;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.metrics.Measure;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UndoCheckInTest {

  private static final UndoOutcome UNDONE = new UndoOutcome.Undone();

  private final House house = House.of(4);

  UndoCheckInTest() {
    house.book("ada", 3);
  }

  @Test
  void an_undone_ticket_lets_in_again() {
    letIn(1, "first");

    assertThat(house.undo("ada", "first")).isEqualTo(UNDONE);

    assertIn("");
    assertThat(letIn(1, "second")).isInstanceOf(CheckInOutcome.LetIn.class);
    assertIn("1");
    assertThat(house.counts).containsEntry(Measure.CHECK_INS_UNDONE, 1L);
  }

  @Test
  void only_the_tickets_of_the_check_in_go() {
    letIn(2, "one");
    house.checkIn(new Shown.Code(house.ticket("ada", 1), true), "all");

    assertThat(house.undo("ada", "all")).isEqualTo(UNDONE);

    assertIn("2");
    assertThat(house.counts).containsEntry(Measure.CHECK_INS_UNDONE, 2L);
  }

  @Test
  void a_repeat_of_an_undone_check_in_says_so() {
    letIn(1, "first");
    house.undo("ada", "first");

    assertThat(letIn(1, "first")).isEqualTo(new CheckInOutcome.Undone());
    assertIn("");

    letIn(1, "second");
    assertThat(letIn(1, "first")).isEqualTo(new CheckInOutcome.Undone());
    assertIn("1");
  }

  @Test
  void a_repeated_undo_undoes_no_later_check_in() {
    letIn(1, "first");
    house.undo("ada", "first");
    letIn(1, "second");

    assertThat(house.undo("ada", "first")).isEqualTo(UNDONE);

    assertIn("1");
    assertThat(house.counts).containsEntry(Measure.CHECK_INS_UNDONE, 1L);
  }

  @Test
  void a_late_undo_undoes_no_later_check_in() {
    letIn(1, "first");
    house.faults.beforeNext(
        () -> {
          house.undo("ada", "first");
          letIn(1, "second");
        });

    assertThat(house.undo("ada", "first")).isEqualTo(UNDONE);

    assertIn("1");
    assertThat(house.booking("ada").tickets().doorCount()).isEqualTo(3);
  }

  @Test
  void a_late_check_in_undoes_no_undo() {
    house.faults.next(Fault.LOST_REQUEST);
    house.faults.beforeNext(
        () ->
            house.faults.beforeNext(
                () -> {
                  letIn(1, "first");
                  house.undo("ada", "first");
                }));

    assertThat(letIn(1, "first")).isEqualTo(new CheckInOutcome.Undone());
    assertIn("");
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CONFLICT", "LOST_REPLY", "LOST_REQUEST"})
  void undoes_once_whatever_the_fault(Fault fault) {
    letIn(1, "first");
    house.faults.next(fault);

    assertThat(house.undo("ada", "first")).isEqualTo(UNDONE);

    assertIn("");
    assertThat(house.booking("ada").tickets().doorCount()).isEqualTo(2);
  }

  @Test
  void conflicts_without_end_mean_try_again() {
    letIn(1, "first");
    house.faults.next(6, Fault.CONFLICT);

    assertThat(house.undo("ada", "first")).isEqualTo(new UndoOutcome.TryAgain());
    assertIn("1");
  }

  @Test
  void it_is_too_late_after_15_minutes() {
    letIn(1, "first");
    var until = house.now().plus(Duration.ofMinutes(15));
    letIn(2, "other");
    house.later(Duration.ofMinutes(15));
    assertThat(house.undo("ada", "other")).isEqualTo(UNDONE);
    house.later(Duration.ofMillis(1));

    assertThat(house.undo("ada", "first")).isEqualTo(new UndoOutcome.TooLate(until));

    assertIn("1");
    assertThat(house.undo("ada", "other")).isEqualTo(UNDONE);
  }

  @Test
  void the_undone_are_as_if_never_let_in() {
    letIn(1, "first");
    house.undo("ada", "first");

    assertThat(house.cancel("ada")).isEqualTo(new CancelOutcome.Cancelled());
    assertThat(house.ledger().violationsAtRest()).isEmpty();
    assertThat(house.undo("ada", "first")).isEqualTo(UNDONE);
  }

  @Test
  void a_ticket_undone_may_be_given_back() {
    letIn(1, "first");
    house.undo("ada", "first");
    house.giveBack("ada", 1);

    assertThat(letIn(2, "second")).isInstanceOf(CheckInOutcome.LetIn.class);
    assertThat(house.ledger().violationsAtRest()).isEmpty();
  }

  @Test
  void nothing_is_undone_once_the_event_is_cancelled() {
    letIn(1, "first");
    house.organizer().cancel();
    house.applyChanges();

    assertThat(house.undo("ada", "first")).isInstanceOf(UndoOutcome.TooLate.class);
  }

  @Test
  void an_unknown_check_in_is_not_undone() {
    letIn(1, "first");
    house.book("bob", 1);

    assertThat(house.undo("ada", "another")).isEqualTo(new UndoOutcome.NoSuchCheckIn());
    assertThat(house.undo("bob", "first")).isEqualTo(new UndoOutcome.NoSuchCheckIn());
    assertThat(house.undo("nobody", "first")).isEqualTo(new UndoOutcome.NoSuchCheckIn());
    assertIn("1");
  }

  private CheckInOutcome letIn(int serial, String key) {
    return house.checkIn(house.ticket("ada", serial), key);
  }

  private void assertIn(String serials) {
    assertThat(house.booking("ada").checkedIn()).hasToString(serials);
  }
}
