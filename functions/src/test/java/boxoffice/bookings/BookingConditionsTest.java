package boxoffice.bookings;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Outcome;
import boxoffice.seats.SeatStore;
import boxoffice.seats.Seats;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every condition on a booking and its entry in the waitlist, on the table engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BookingConditionsTest {

  private final House house = House.of(2);
  private final BookingTransactions transactions = new BookingTransactions(house.table());

  @Nested
  class A_confirmed_booking {

    private Booking seen;

    A_confirmed_booking() {
      house.book("ada", 1);
      seen = house.booking("ada");
    }

    @Test
    void is_not_booked_over() {
      var first = none().renewed(change(1, ChangeKind.BOOK), null, "another");

      assertThat(transactions.book(first, 1, List.of(new Seats.Take(0, 1, 0))))
          .isEqualTo(new Written.BookingChanged(seen));
      assertUnchanged();
    }

    @Test
    void is_not_replaced_while_it_is_live() {
      var cancelled =
          new Booking(
              seen.bookingId(),
              EVENT_ID,
              "ada",
              BookingState.CANCELLED,
              1,
              1,
              1,
              ChangeKind.CANCEL,
              null,
              null,
              0,
              seen.history());
      var renewed = cancelled.renewed(change(2, ChangeKind.BOOK), null, "another");

      assertThat(transactions.book(renewed, 1, List.of(new Seats.Take(0, 1, 0))))
          .isEqualTo(new Written.BookingChanged(seen));
      assertUnchanged();
    }

    @Test
    void is_not_cancelled_at_another_revision() {
      assertThat(transactions.cancel(at(2), at(2).ended(ChangeKind.CANCEL, house.now()), 0))
          .isEqualTo(new Written.BookingChanged(seen));
      assertUnchanged();
    }

    @Test
    void is_not_swept_at_another_revision() {
      assertThat(transactions.sweep(EVENT_ID, List.of(at(2)), 0, house.now()))
          .isInstanceOf(Outcome.Rejected.class);
      assertUnchanged();
    }

    @Test
    void is_not_checked_in_at_another_revision() {
      assertThat(letIn(at(2), "key")).isInstanceOf(Outcome.Rejected.class);
      assertUnchanged();
    }

    @Test
    void is_checked_in_once_and_not_cancelled_then() {
      letIn(seen, "key");
      var checkedIn = house.booking("ada");

      assertThat(letIn(seen, "another")).isInstanceOf(Outcome.Rejected.class);
      assertThat(transactions.cancel(seen, seen.ended(ChangeKind.CANCEL, house.now()), 0))
          .isEqualTo(new Written.BookingChanged(checkedIn));
      assertThat(house.booking("ada")).isEqualTo(checkedIn);
    }

    @Test
    void keeps_earlier_tries_out_by_a_fence() {
      assertThat(transactions.fence(seen)).isEqualTo(new Written.Done());

      var fenced = house.booking("ada");
      assertThat(fenced)
          .extracting(Booking::state, Booking::revision, Booking::generation)
          .containsExactly(BookingState.CONFIRMED, 2L, 1L);
      assertThat(fenced.kind()).isEqualTo(ChangeKind.FENCE);
      assertThat(fenced.history()).isEqualTo(seen.history());
      assertThat(fenced.tickets()).isEqualTo(seen.tickets());
      assertThat(fenced.hasItsHistory()).isTrue();
      assertThat(transactions.cancel(seen, seen.ended(ChangeKind.CANCEL, house.now()), 0))
          .isEqualTo(new Written.BookingChanged(fenced));
      assertThat(transactions.fence(seen)).isEqualTo(new Written.BookingChanged(fenced));
    }

    @Test
    void is_as_it_was_seen_after_a_fence() {
      transactions.fence(seen);

      var fenced = house.booking("ada");
      assertThat(fenced.isAsAt(1)).isTrue();
      assertThat(fenced.isAsAt(2)).isTrue();
      assertThat(fenced.isAsAt(3)).isFalse();
      house.cancel("ada");
      assertThat(house.booking("ada").isAsAt(2)).isFalse();
    }

    @Test
    void loses_its_ticket_when_cancelled() {
      var ticket = item().text("ticket");
      assertThat(ticket).matches("[A-Za-z0-9_-]{16}");

      house.cancel("ada");
      assertThat(item().has("ticket")).isFalse();

      house.book("ada", 1);
      assertThat(item().text("ticket")).hasSize(16).isNotEqualTo(ticket);
    }

    @Test
    void loses_its_ticket_when_swept() {
      transactions.sweep(EVENT_ID, List.of(seen), 0, house.now());

      assertThat(house.state("ada")).isEqualTo(BookingState.CANCELLED);
      assertThat(item().has("ticket")).isFalse();
      assertThat(house.ledger().returned()).isEqualTo(1);
    }

    private Outcome letIn(Booking booking, String key) {
      return CheckIns.write(house.table(), booking, CheckIns.of(seen, 1, key, house.now()));
    }

    private void assertUnchanged() {
      assertThat(house.booking("ada")).isEqualTo(seen);
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    private Booking at(long revision) {
      return new Booking(
          seen.bookingId(),
          EVENT_ID,
          "ada",
          seen.state(),
          1,
          revision,
          1,
          ChangeKind.BOOK,
          null,
          seen.tickets(),
          0,
          seen.history());
    }
  }

  @Nested
  class A_waiting_booking {

    private final Booking seen;
    private final Booking.Place place;
    private final WaitingGroup group;

    A_waiting_booking() {
      house.book("holder", 2);
      house.join("ada", 1);
      seen = house.booking("ada");
      place = Objects.requireNonNull(seen.place());
      group = house.app.bookings().lane(EVENT_ID, 1, 1).getFirst();
    }

    @Test
    void is_read_as_its_entry() {
      assertThat(group).isEqualTo(new WaitingGroup(seen.bookingId(), "ada", 1, 1, place));
      assertThat(house.table().get(group.entry(EVENT_ID)).orElseThrow().text("type"))
          .isEqualTo("WAITLIST");
      assertThat(item().text("type")).isEqualTo("BOOKING");
    }

    @Test
    void leaves_once() {
      var cancellation = seen.ended(ChangeKind.CANCEL, house.now());
      assertThat(transactions.leave(seen, place, cancellation)).isEqualTo(new Written.Done());
      var left = house.booking("ada");

      assertThat(transactions.leave(seen, place, cancellation))
          .isEqualTo(new Written.BookingChanged(left));
      assertThat(house.ledger().violationsAtRest()).isEmpty();
      assertThat(item().has("joined") || item().has("homeShard")).isFalse();
    }

    @Test
    void does_not_leave_without_its_entry() {
      removeEntry();

      assertThat(transactions.leave(seen, place, seen.ended(ChangeKind.CANCEL, house.now())))
          .isInstanceOf(Written.SeatsChanged.class);
      assertThat(house.booking("ada")).isEqualTo(seen);
      assertThat(house.ledger().waiting()).isEqualTo(1);
    }

    @Test
    void is_not_promoted_without_its_entry() {
      house.cancel("holder");
      removeEntry();

      assertThat(promote(group)).isInstanceOf(Outcome.Rejected.class);
      assertThat(house.booking("ada")).isEqualTo(seen);
      assertThat(house.ledger().returned()).isEqualTo(2);
    }

    @Test
    void is_not_promoted_at_another_revision() {
      house.cancel("holder");

      assertThat(promote(new WaitingGroup(seen.bookingId(), "ada", 1, 2, place)))
          .isInstanceOf(Outcome.Rejected.class);
      assertThat(house.booking("ada")).isEqualTo(seen);
      assertThat(house.ledger().violations()).isEmpty();
    }

    @Test
    void gets_its_ticket_when_promoted() {
      house.cancel("holder");
      assertThat(item().has("ticket")).isFalse();

      assertThat(promote(group)).isEqualTo(new Outcome.Committed());

      assertThat(item().text("ticket")).matches("[A-Za-z0-9_-]{16}");
      assertThat(item().has("joined") || item().has("homeShard")).isFalse();
      assertThat(house.booking("ada").lastChange())
          .isEqualTo(new Change(2, ChangeKind.PROMOTE, 1, house.now(), RequestKey.NONE));
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void is_promoted_after_a_fence_but_not_before() {
      assertThat(transactions.fence(seen)).isEqualTo(new Written.Done());
      house.cancel("holder");

      assertThat(promote(group)).isInstanceOf(Outcome.Rejected.class);
      assertThat(house.ledger().violations()).isEmpty();
      house.settle();

      assertThat(house.state("ada")).isEqualTo(BookingState.CONFIRMED);
      assertThat(house.booking("ada").hasItsHistory()).isTrue();
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void leaves_after_a_fence_but_not_before() {
      transactions.fence(seen);
      var fenced = house.booking("ada");

      assertThat(transactions.leave(seen, place, seen.ended(ChangeKind.CANCEL, house.now())))
          .isEqualTo(new Written.BookingChanged(fenced));
      assertThat(transactions.leave(fenced, place, fenced.ended(ChangeKind.CANCEL, house.now())))
          .isEqualTo(new Written.Done());
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void is_not_joined_over() {
      var anew = none().renewed(change(1, ChangeKind.JOIN), place, null);

      assertThat(transactions.join(anew, place, seats()))
          .isEqualTo(new Written.BookingChanged(seen));
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void takes_no_place_that_is_taken() {
      house.table().transact(List.of(house.table().delete(seen.key())));
      var anew = none().renewed(change(1, ChangeKind.JOIN), place, null);

      assertThat(transactions.join(anew, place, seats())).isInstanceOf(Written.SeatsChanged.class);
      assertThat(house.ledger().waiting()).isEqualTo(1);
    }

    @Test
    void keeps_its_entry_while_it_waits() {
      assertThat(transactions.removeStray(EVENT_ID, group, true))
          .isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void keeps_an_entry_that_a_fence_made_new() {
      transactions.fence(seen);

      assertThat(transactions.removeStray(EVENT_ID, group, true))
          .isInstanceOf(Outcome.Rejected.class);
      assertThat(house.ledger().violationsAtRest()).isEmpty();
    }

    @Test
    void loses_its_entry_once_it_is_gone() {
      house.table().transact(List.of(house.table().delete(seen.key())));

      assertStrayRemovedOnce();
    }

    @Test
    void loses_its_entry_when_it_waits_no_more() {
      var cancelled = new HashMap<>(item().attributes());
      cancelled.putAll(Attributes.of("state", BookingState.CANCELLED.name()));
      house.table().put(cancelled);

      assertStrayRemovedOnce();
    }

    @Test
    void loses_an_entry_of_another_revision() {
      house.damage(seen.key(), "SET revision = :two", ":two", 2);

      assertStrayRemovedOnce();
    }

    private void assertStrayRemovedOnce() {
      assertThat(transactions.removeStray(EVENT_ID, group, true))
          .isEqualTo(new Outcome.Committed());
      assertThat(house.ledger().waiting()).isZero();
      assertThat(house.ledger().entries()).isEmpty();

      assertThat(transactions.removeStray(EVENT_ID, group, true))
          .isInstanceOf(Outcome.Rejected.class);
      assertThat(house.ledger().waiting()).isZero();
    }

    private void removeEntry() {
      house.table().transact(List.of(house.table().delete(group.entry(EVENT_ID))));
    }

    private Outcome promote(WaitingGroup waiting) {
      return transactions.promote(EVENT_ID, List.of(waiting), seats(), house.now(), new Random(1));
    }
  }

  @Test
  void a_transaction_takes_two_actions_for_each_group_beside_the_shards() {
    assertThat(BookingTransactions.mostGroups(1)).isEqualTo(49);
    assertThat(BookingTransactions.mostGroups(2)).isEqualTo(49);
    assertThat(BookingTransactions.mostGroups(64)).isEqualTo(18);
  }

  @Test
  void bookings_lie_in_8_parts_from_16_shards_on() {
    assertThat(BookingItem.parts(15)).isEqualTo(1);
    assertThat(BookingItem.parts(16)).isEqualTo(8);
    assertThat(BookingItem.part("000f" + "0".repeat(28), 16)).isEqualTo(7);
    assertThat(BookingItem.part("000f" + "0".repeat(28), 15)).isZero();
  }

  private Seats seats() {
    return new SeatStore(house.table()).read(EVENT_ID, 1);
  }

  private Item item() {
    return house.table().get(Keys.booking("ada", Booking.id(EVENT_ID, "ada"))).orElseThrow();
  }

  private static Booking none() {
    return Booking.none(EVENT_ID, "ada", 1);
  }

  private Change change(long revision, ChangeKind kind) {
    house.later(Duration.ofMillis(1));
    return new Change(revision, kind, 1, house.now(), RequestKey.of("a key", "a body"));
  }
}
