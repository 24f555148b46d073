package boxoffice.seats;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Table;
import boxoffice.events.PublishedEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every condition on a shard, at its bounds, on the table engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SeatConditionsTest {

  private static final Instant OPENS = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant STARTS = OPENS.plus(Duration.ofDays(1));
  private static final Instant CLOSES = STARTS.minus(Duration.ofHours(1));

  private final Table table = LocalDynamoDb.newTable();
  private final SeatStore store = new SeatStore(table);

  SeatConditionsTest() {
    PublishedEvents.publish(table, 20, OPENS);
  }

  @Nested
  class A_sale {

    @Test
    void begins_and_ends_with_the_sales_window() {
      assertThat(holds(shard -> shard.onSale(OPENS.minusMillis(1), 1))).isFalse();
      assertThat(holds(shard -> shard.onSale(OPENS, 1))).isTrue();
      assertThat(holds(shard -> shard.onSale(CLOSES.minusMillis(1), 1))).isTrue();
      assertThat(holds(shard -> shard.onSale(CLOSES, 1))).isFalse();
    }

    @Test
    void is_within_the_tickets_per_booking() {
      assertThat(holds(shard -> shard.onSale(OPENS, 6))).isTrue();
      assertThat(holds(shard -> shard.onSale(OPENS, 7))).isFalse();
    }

    @Test
    void needs_an_open_gate() {
      set("gate", "CLOSED");

      assertThat(holds(shard -> shard.onSale(OPENS, 1))).isFalse();
    }

    @Test
    void takes_no_more_than_is_there() {
      set("returned", 3);

      assertThat(holds(shard -> shard.take(new Seats.Take(0, 21, 0)))).isFalse();
      assertThat(holds(shard -> shard.take(new Seats.Take(0, 0, 4)))).isFalse();
      assertThat(holds(shard -> shard.take(new Seats.Take(0, 20, 3)))).isTrue();
      assertThat(shard().free()).isZero();
    }
  }

  @Nested
  class A_promotion {

    @Test
    void ends_with_the_start() {
      assertThat(holds(shard -> shard.promotes(CLOSES))).isTrue();
      assertThat(holds(shard -> shard.promotes(STARTS.minusMillis(1)))).isTrue();
      assertThat(holds(shard -> shard.promotes(STARTS))).isFalse();
    }

    @Test
    void needs_an_open_gate() {
      set("gate", "CLOSED");

      assertThat(holds(shard -> shard.promotes(OPENS))).isFalse();
    }
  }

  @Nested
  class A_cancellation {

    @Test
    void ends_with_its_deadline() {
      assertThat(holds(shard -> shard.cancellable(CLOSES.minusMillis(1)))).isTrue();
      assertThat(holds(shard -> shard.cancellable(CLOSES))).isFalse();
    }

    @Test
    void needs_no_open_gate() {
      set("gate", "CLOSED");

      assertThat(holds(shard -> shard.cancellable(OPENS))).isTrue();
    }

    @Test
    void gives_seats_back_as_returned_ones() {
      assertThat(holds(shard -> shard.giveBack(2))).isTrue();

      assertThat(shard().available()).isEqualTo(20);
      assertThat(shard().returned()).isEqualTo(2);
    }
  }

  @Nested
  class A_group_that_joins {

    @Test
    void does_so_at_the_epoch_that_was_read() {
      set("epoch", 5);

      assertThat(holds(shard -> shard.atEpoch(4))).isFalse();
      assertThat(holds(shard -> shard.atEpoch(6))).isFalse();
      assertThat(holds(shard -> shard.atEpoch(5))).isTrue();
    }

    @Test
    void is_counted_in_all_and_by_its_quantity() {
      holds(shard -> shard.waiting(3, 2));

      assertThat(shard().waiting().all()).isEqualTo(2);
      assertThat(shard().waiting().byQuantity()).containsExactly(0, 0, 2, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void is_no_larger_than_the_event() {
      set("eventCapacity", 6);
      assertThat(joins(6, OPENS)).isTrue();
      set("eventCapacity", 5);
      assertThat(joins(6, OPENS.plusMillis(1))).isFalse();
    }

    @Test
    void gets_a_place_behind_the_last_one() {
      assertThat(joins(1, OPENS)).isTrue();
      assertThat(joins(1, OPENS)).isFalse();
      assertThat(joins(1, OPENS.plusMillis(1))).isTrue();

      assertThat(shard().lastPlace()).isEqualTo(OPENS.plusMillis(1));
    }

    private boolean joins(int quantity, Instant place) {
      return holds(
          shard -> {
            shard.onSale(OPENS, quantity);
            shard.joins(place);
          });
    }

    @Test
    void folds_the_seats_that_were_read() {
      var seen = store.read(EVENT_ID, 1);
      set("available", 19);
      assertThat(fold(seen)).isInstanceOf(Outcome.Rejected.class);
      set("available", 21);
      assertThat(fold(seen)).isInstanceOf(Outcome.Rejected.class);
      set("available", 20);
      assertThat(fold(seen)).isEqualTo(new Outcome.Committed());

      assertThat(shard().available()).isZero();
      assertThat(shard().returned()).isEqualTo(20);
      assertThat(writes(store.read(EVENT_ID, 1)).writes()).isEmpty();
    }

    private Outcome fold(Seats seen) {
      return table.transact(writes(seen).writes());
    }

    private SeatWrites writes(Seats seen) {
      var writes = new SeatWrites(table, EVENT_ID);
      writes.fold(seen);
      return writes;
    }
  }

  @Nested
  class A_refill {

    @Test
    void puts_what_was_read_on_open_sale() {
      set("returned", 4);
      var seen = shard();
      set("returned", 5);

      assertThat(holds(shard -> shard.refill(seen, 4))).isTrue();

      assertThat(shard().available()).isEqualTo(24);
      assertThat(item().number("returned")).isEqualTo(1);
      assertThat(shard().epoch()).isEqualTo(1);
    }

    @Test
    void needs_the_seats_that_were_read() {
      set("returned", 4);
      var seen = shard();
      set("returned", 3);

      assertThat(holds(shard -> shard.refill(seen, 4))).isFalse();
    }

    @Test
    void needs_that_nobody_waits() {
      var seen = shard();
      set("waiting", 1);

      assertThat(holds(shard -> shard.refill(seen, 0))).isFalse();
    }

    @Test
    void needs_the_epoch_that_was_read() {
      var seen = shard();
      set("epoch", 1);

      assertThat(holds(shard -> shard.refill(seen, 0))).isFalse();
    }

    @Test
    void needs_an_open_gate() {
      var seen = shard();
      set("gate", "CLOSED");

      assertThat(holds(shard -> shard.refill(seen, 0))).isFalse();
    }
  }

  @Nested
  class Terms_of_sale {

    @Test
    void are_replaced_by_those_of_a_later_version() {
      set("eventVersion", 5);

      assertThat(store.apply(EVENT_ID, 0, terms(4))).isInstanceOf(Outcome.Rejected.class);
      assertThat(store.apply(EVENT_ID, 0, terms(5))).isInstanceOf(Outcome.Rejected.class);
      assertThat(store.apply(EVENT_ID, 0, terms(6))).isEqualTo(new Outcome.Committed());

      assertThat(shard().terms()).isEqualTo(terms(6));
      assertThat(shard().available()).isEqualTo(20);
    }

    private Terms terms(long version) {
      return new Terms(
          false,
          OPENS.plusMillis(1),
          CLOSES.plusMillis(2),
          CLOSES.plusMillis(3),
          STARTS.plusMillis(4),
          5,
          30,
          version);
    }
  }

  @Nested
  class A_shard {

    @Test
    void is_never_made_by_an_update() {
      var writes = new SeatWrites(table, EVENT_ID);
      writes.shard(7).giveBack(1);

      assertThat(table.transact(writes.writes())).isInstanceOf(Outcome.Rejected.class);
      store.askToSettle(EVENT_ID, 7);

      assertThat(table.get(Keys.seats(EVENT_ID, 7))).isEmpty();
    }

    @Test
    void counts_how_often_it_was_asked_to_settle() {
      store.askToSettle(EVENT_ID, 0);
      store.askToSettle(EVENT_ID, 0);

      assertThat(item().number("askedToSettle")).isEqualTo(2);
    }

    @Test
    void is_read_as_all_were_at_one_moment() {
      assertThat(store.readAtOnce(EVENT_ID, 2)).contains(store.read(EVENT_ID, 1));
    }

    @Test
    void is_counted_only_where_there_are_some() {
      assertThat(store.shardCount(EVENT_ID)).hasValue(1);
      assertThat(store.shardCount("f".repeat(32))).isEmpty();
    }
  }

  /** Whether a transaction with this update is carried out. */
  private boolean holds(Consumer<SeatWrites.Shard> update) {
    var writes = new SeatWrites(table, EVENT_ID);
    update.accept(writes.shard(0));
    // An update must change something, and most of these are conditions alone.
    writes.shard(0).waiting(10, 0);
    return table.transact(writes.writes()) instanceof Outcome.Committed;
  }

  private SeatShard shard() {
    return store.read(EVENT_ID, 1).shards().getFirst();
  }

  private Item item() {
    return table.get(Keys.seats(EVENT_ID, 0)).orElseThrow();
  }

  private void set(String attribute, Object value) {
    table.updateIf(
        Keys.seats(EVENT_ID, 0),
        "SET %s = :value".formatted(attribute),
        "attribute_exists(PK)",
        Attributes.of(":value", value));
  }
}
