package boxoffice.background;

import static boxoffice.background.Difference.Kind.SEATS_DO_NOT_ADD_UP;
import static boxoffice.background.Difference.Kind.WAITING_COUNTER_IS_WRONG;
import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.metrics.Measure;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Reconcile must see what is lost although sales between its looks change every count. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReconcileWhileSellingTest {

  private static final Key SHARD = Keys.seats(EVENT_ID, 0);

  @Test
  void a_lost_seat_is_seen_although_seats_are_sold() {
    var house = House.of(30);
    house.damage(SHARD, "SET available = available - :n", ":n", 2);
    sellBetweenLooks(house);

    assertThat(house.reconcile().differences())
        .singleElement()
        .returns(SEATS_DO_NOT_ADD_UP, Difference::kind)
        .returns(2, Difference::amount);
  }

  @Test
  void a_seat_too_many_is_seen_although_seats_are_sold() {
    var house = House.of(30);
    house.damage(SHARD, "SET available = available + :n", ":n", 3);
    sellBetweenLooks(house);

    assertThat(house.reconcile().differences())
        .singleElement()
        .returns(SEATS_DO_NOT_ADD_UP, Difference::kind)
        .returns(-3, Difference::amount);
  }

  @Test
  void a_wrong_counter_is_seen_although_others_join() {
    var house = House.of(1);
    house.book("ada", 1);
    house.join("bob", 1);
    house.damage(SHARD, "SET waiting1 = waiting1 + :n", ":n", 1);
    joinBetweenLooks(house);

    assertThat(house.reconcile().differences())
        .extracting(Difference::kind)
        .contains(WAITING_COUNTER_IS_WRONG);
  }

  @Test
  void an_event_without_damage_stays_clean_although_seats_are_sold() {
    var house = House.of(30);
    sellBetweenLooks(house);

    assertThat(house.reconcile().differences()).isEmpty();
  }

  @Test
  void events_that_never_stand_still_are_counted() {
    var house = House.of(30);
    changeInEveryLook(house);

    var report = house.reconcile();

    assertThat(report.unchecked()).isEqualTo(1);
    assertThat(house.counts).containsEntry(Measure.EVENTS_UNCHECKED, 1L);
  }

  private static void sellBetweenLooks(House house) {
    house.onPause(number -> house.book("guest " + number, 1));
  }

  private static void joinBetweenLooks(House house) {
    house.onPause(number -> house.join("waiter " + number, 1));
  }

  private static void changeInEveryLook(House house) {
    house.faults.beforeQueries(
        () -> {
          house.damage(SHARD, "SET epoch = epoch + :n", ":n", 1);
          changeInEveryLook(house);
        });
  }
}
