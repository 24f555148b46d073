package boxoffice.background;

import static boxoffice.bookings.BookingState.CANCELLED;
import static boxoffice.bookings.BookingState.CONFIRMED;
import static boxoffice.bookings.BookingState.WAITLISTED;
import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.bookings.BookOutcome;
import boxoffice.bookings.BookingTransactions;
import boxoffice.bookings.ChangeKind;
import boxoffice.bookings.Refusal;
import boxoffice.dynamodb.Outcome;
import boxoffice.metrics.Measure;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Groups that can never get seats do not join, and do not go on waiting. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HopelessGroupsTest {

  @ParameterizedTest
  @CsvSource({"2, 3", "5, 6", "1, 2"})
  void a_group_larger_than_the_event_does_not_join(int capacity, int quantity) {
    var house = House.of(capacity);

    assertThat(house.join("group", quantity))
        .isEqualTo(new BookOutcome.Refused(new Refusal.TooManyTickets(capacity)));
    assertThat(house.ledger().waiting()).isZero();
    assertThat(house.ledger().available()).isEqualTo(capacity);
  }

  @Test
  void a_group_as_large_as_the_event_joins() {
    var house = House.of(3);
    house.book("holder", 1);

    assertThat(house.join("group", 3)).isInstanceOf(BookOutcome.Waiting.class);
  }

  @Test
  void a_larger_event_takes_larger_groups() {
    var house = House.of(2);
    house.book("holder", 1);
    house.organizer().resize(4);
    assertThat(house.join("before the terms", 4)).isInstanceOf(BookOutcome.Refused.class);
    house.applyChanges();

    assertThat(house.join("group", 4)).isInstanceOf(BookOutcome.Waiting.class);
  }

  @Test
  void nobody_joins_by_a_try_from_before_the_terms() {
    var house = House.of(3);
    house.book("holder", 1);
    house.faults.beforeNext(
        () ->
            house.faults.beforeNext(
                () -> {
                  house.organizer().resize(2);
                  house.applyChanges();
                }));

    assertThat(house.join("group", 3))
        .isEqualTo(new BookOutcome.Refused(new Refusal.TooManyTickets(2)));
    assertThat(house.ledger().violationsAtRest()).isEmpty();
  }

  @Test
  void a_smaller_event_ends_larger_groups() {
    var house = House.of(6);
    house.book("holder", 2);
    house.join("five", 5);
    house.join("six", 6);
    house.organizer().resize(5);

    assertThat(house.applyChanges()).isEqualTo(Progress.DONE);

    assertThat(house.state("five")).isEqualTo(WAITLISTED);
    assertThat(house.state("six")).isEqualTo(CANCELLED);
    assertThat(house.booking("six").kind()).isEqualTo(ChangeKind.END);
    assertThat(house.booking("six").hasItsHistory()).isTrue();
    assertThat(house.counts).containsEntry(Measure.ENDED_BOOKINGS, 1L);
    assertThat(house.ledger().violationsAtRest()).isEmpty();
  }

  @Test
  void all_of_many_end_although_some_leave() {
    var house = House.of(2);
    house.book("holder", 2);
    IntStream.range(0, 60).forEach(n -> house.join("pair" + n, 2));
    house.organizer().resize(2);
    house.cancel("holder");
    house.book("single", 1);
    house.organizer().resize(1);
    house.faults.beforeNext(() -> house.cancel("pair3"));

    assertThat(house.applyChanges()).isEqualTo(Progress.DONE);

    assertThat(house.ledger().waiting()).isZero();
    assertThat(house.ledger().violationsAtRest()).isEmpty();
  }

  @Test
  void an_event_that_grew_again_keeps_its_groups() {
    var house = House.of(3);
    house.book("holder", 1);
    house.join("group", 3);
    var group = house.app.bookings().lane(EVENT_ID, 3, 1);
    house.organizer().resize(2);
    var smaller = house.event().version();
    house.organizer().resize(3);

    var late =
        new BookingTransactions(house.table())
            .end(EVENT_ID, smaller, group, ChangeKind.END, house.now());

    assertThat(late).isInstanceOf(Outcome.Rejected.class);
    house.applyChanges();
    assertThat(house.state("group")).isEqualTo(WAITLISTED);
  }

  @Test
  void a_promoted_group_is_not_ended() {
    var house = House.of(3);
    house.book("holder", 3);
    house.join("group", 1);
    var group = house.app.bookings().lane(EVENT_ID, 1, 1);
    house.cancel("holder");
    house.settle();

    var late =
        new BookingTransactions(house.table())
            .end(EVENT_ID, house.event().version(), group, ChangeKind.END, house.now());

    assertThat(late).isInstanceOf(Outcome.Rejected.class);
    assertThat(house.state("group")).isEqualTo(CONFIRMED);
  }

  @Test
  void nobody_waits_after_the_start() {
    var house = House.of(2);
    house.book("holder", 2);
    List.of(1, 2, 1).forEach(n -> house.join("group" + house.ledger().waiting(), n));
    house.later(Duration.ofDays(1));

    house.reconcile();

    assertThat(house.ledger().waiting()).isZero();
    assertThat(IntStream.range(0, 3).mapToObj(n -> house.state("group" + n)))
        .containsOnly(CANCELLED);
    assertThat(IntStream.range(0, 3).mapToObj(n -> house.booking("group" + n).kind()))
        .containsOnly(ChangeKind.EXPIRE);
    assertThat(house.state("holder")).isEqualTo(CONFIRMED);
    assertThat(house.ledger().violationsAtRest()).isEmpty();
  }

  @Test
  void groups_wait_until_the_start() {
    var house = House.of(2);
    house.book("holder", 2);
    house.join("group", 1);
    house.later(Duration.between(house.now(), house.event().details().startsAt()).minusMillis(1));

    house.reconcile();

    assertThat(house.state("group")).isEqualTo(WAITLISTED);
  }

  @Test
  void reconcile_reports_who_waits_in_vain_once() {
    var house = House.of(2);
    house.book("holder", 2);
    house.join("group", 1);
    house.later(Duration.ofDays(1));

    assertThat(house.reconcile().repaired())
        .extracting(Difference::kind)
        .containsExactly(Difference.Kind.WAITS_IN_VAIN);
    assertThat(house.reconcile().repaired()).isEmpty();
  }
}
