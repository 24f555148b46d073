package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Await;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two browsers compete for one seat. */
class RaceTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private final Api api = Api.shared();

  @Test
  void one_of_two_gets_the_last_seat() {
    var eventId = Person.registered(api).publishes(1);
    var ada = Person.registered(api);
    var ben = Person.registered(api);
    var adas = VISITORS.arrives().signsIn(ada).opens("/events/" + eventId);
    var bens = VISITORS.arrives().signsIn(ben).opens("/events/" + eventId);

    pressAtOnce(List.of(adas, bens));

    adas.page().waitForCondition(() -> isAnswered(adas) && isAnswered(bens));
    var adaWon = adas.heading("Your ticket").isVisible();
    var winner = adaWon ? ada : ben;
    var winners = adaWon ? adas : bens;
    var loser = adaWon ? ben : ada;
    var losers = adaWon ? bens : adas;

    Assertions.assertThat(winners.scans())
        .isEqualTo(
            Tickets.scanned(Tickets.of(winner.sees(Bookings.of(winner, eventId))).getFirst()));
    assertThat(losers.alert()).containsText("The last ticket has just been sold.");
    Assertions.assertThat(Bookings.all(loser, eventId)).isEmpty();

    losers.presses("Join the waitlist");
    losers.isAt("Your booking");
    losers.reads("Waiting, 1st in line");
    Assertions.assertThat(loser.sees(Bookings.of(loser, eventId)).number("position")).isEqualTo(1);
    winners.page().reload();
    winners.isAt("Your ticket");
    // The numbers of an event may be a second old.
    var event =
        Await.until(
            () -> winner.get("/events/" + eventId), seen -> seen.number("waitlistCount") == 1);
    Assertions.assertThat(event.number("availableTickets")).isZero();
  }

  /** Holds both requests back until both are sent, so that neither has a head start. */
  private static void pressAtOnce(List<Visitor> visitors) {
    var held = new ArrayList<Route>();
    for (var visitor : visitors) {
      visitor.page().route("**/v1/events/*/bookings", held::add);
      visitor.presses("Book tickets");
    }
    visitors.getFirst().page().waitForCondition(() -> held.size() == visitors.size());
    visitors.forEach(visitor -> visitor.page().unrouteAll());
    held.forEach(Route::resume);
  }

  private static boolean isAnswered(Visitor visitor) {
    return visitor.heading("Your ticket").isVisible() || visitor.alert().isVisible();
  }
}
