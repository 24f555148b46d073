package boxoffice.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.dynamodb.Keys;
import boxoffice.events.PublishedEvents;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who is promoted did not choose the time: for a day they can give back, until the start. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AfterPromotionTest {

  private final House house = House.of(1);

  AfterPromotionTest() {
    house.book("holder", 1);
    house.join("guest", 1);
    house.cancel("holder");
    set("startsAt", Duration.ofDays(3));
    set("cancelUntil", Duration.ZERO);
    house.settle();
  }

  @Test
  void a_promoted_guest_cancels_after_the_deadline() {
    house.later(Duration.ofHours(24).minusMillis(1));

    assertThat(house.cancel("guest")).isEqualTo(new CancelOutcome.Cancelled());
    assertThat(house.ledger().returned()).isEqualTo(1);
  }

  @Test
  void a_day_later_the_deadline_binds_them() {
    house.later(Duration.ofHours(24));

    assertThat(house.cancel("guest")).isEqualTo(new CancelOutcome.TooLate());
    set("cancelUntil", Duration.ofHours(1));
    assertThat(house.cancel("guest")).isEqualTo(new CancelOutcome.Cancelled());
  }

  @Test
  void nobody_cancels_after_the_start() {
    set("startsAt", Duration.ofHours(1));
    house.later(Duration.ofHours(1));

    assertThat(house.cancel("guest")).isEqualTo(new CancelOutcome.TooLate());
  }

  @Test
  void the_deadline_binds_a_booking_made_anew() {
    house.cancel("guest");
    house.book("guest", 1);

    assertThat(house.cancel("guest")).isEqualTo(new CancelOutcome.TooLate());
  }

  @Test
  void a_fence_takes_nothing_from_them() {
    new BookingTransactions(house.table()).fence(house.booking("guest"));

    assertThat(house.cancel("guest")).isEqualTo(new CancelOutcome.Cancelled());
  }

  @Test
  void guests_see_when_they_were_promoted() {
    assertThat(BookingResponse.of(house.booking("guest")).promotedAt()).isEqualTo(house.now());
    house.cancel("guest");
    house.book("guest", 1);
    assertThat(BookingResponse.of(house.booking("guest")).promotedAt()).isNull();
  }

  private void set(String term, Duration ahead) {
    house.damage(
        Keys.seats(PublishedEvents.EVENT_ID, 0),
        "SET %s = :time".formatted(term),
        ":time",
        house.now().plus(ahead).toEpochMilli());
  }
}
