package boxoffice.attendees;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.TestApp;
import boxoffice.bookings.RequestKey;
import boxoffice.bookings.TicketCode;
import boxoffice.http.User;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whoever guesses codes is stopped; a queue at a door is not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WrongCodesTest {

  private static final CheckInOutcome TOO_MANY = new CheckInOutcome.TooManyWrongCodes();
  private static final CheckInOutcome WRONG = new CheckInOutcome.NoSuchTicket();
  private static final int MOST = 3;
  private static final int GUESSES = 50;

  private final House house = House.of(9);
  private final CheckIn door = door();
  private int requests;

  @Test
  void after_too_many_none_is_checked_for_a_minute() {
    house.book("ada", 1);
    assertThat(guessUntilRefused(() -> door)).isGreaterThanOrEqualTo(MOST);

    assertThat(guess(door)).isEqualTo(TOO_MANY);
    assertThat(show(door, "organizer", house.ticket("ada"))).isEqualTo(TOO_MANY);
    house.later(Duration.ofMinutes(1));

    assertThat(show(door, "organizer", house.ticket("ada")))
        .isInstanceOf(CheckInOutcome.LetIn.class);
    assertThat(guess(door)).isEqualTo(WRONG);
  }

  @Test
  void all_instances_count_together() {
    assertThat(guessUntilRefused(this::door)).isBetween(MOST, GUESSES - 1);
  }

  @Test
  void tickets_let_in_are_not_counted() {
    house.book("ada", 6);

    for (var i = 1; i <= 6; i++) {
      assertThat(show(door, "organizer", house.ticket("ada", i)))
          .isInstanceOf(CheckInOutcome.LetIn.class);
    }

    assertThat(guess(door)).isEqualTo(WRONG);
  }

  @Test
  void tickets_that_are_in_are_not_counted() {
    house.book("ada", 1);

    IntStream.range(0, 2 * MOST).forEach(_ -> show(door, "organizer", house.ticket("ada")));

    assertThat(guess(door)).isEqualTo(WRONG);
  }

  @Test
  void an_admin_has_a_share_of_their_own() {
    assertThat(guessUntilRefused(() -> door)).isLessThan(GUESSES);

    assertThat(guess(door)).isEqualTo(TOO_MANY);
    assertThat(show(door, "admin", new TicketCode("ffffff", 1, 1))).isEqualTo(WRONG);
  }

  /** How many guesses were checked: one whose counter is slow is not counted. */
  private int guessUntilRefused(Supplier<CheckIn> at) {
    return (int)
        IntStream.range(0, GUESSES)
            .mapToObj(_ -> guess(at.get()))
            .takeWhile(outcome -> !outcome.equals(TOO_MANY))
            .count();
  }

  private CheckInOutcome guess(CheckIn at) {
    return show(at, "organizer", new TicketCode("ffffff", 1, requests));
  }

  private CheckInOutcome show(CheckIn at, String user, TicketCode code) {
    var groups = user.equals("admin") ? Set.of("admins") : Set.<String>of();
    return at.checkIn(
        new CheckIn.ShownTickets(
            new User(user, groups),
            EVENT_ID,
            new Shown.Code(code, false),
            RequestKey.of("request " + requests++, ""),
            null));
  }

  private CheckIn door() {
    return TestApp.with(Map.of("WRONG_CODES_PER_MINUTE", "" + MOST), house.table(), house::now)
        .checkIn();
  }
}
