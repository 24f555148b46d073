package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The waitlist. */
class WaitlistTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private final Api api = Api.shared();
  private final Person holder = Person.registered(api);
  private final Person guest = Person.registered(api);
  private final Plan plan = Plan.of(1);
  private String eventId;
  private String sold;

  @BeforeEach
  void the_only_ticket_is_sold() {
    eventId = Person.registered(api).publishes(plan.members());
    sold = holder.books(eventId, 1).text("bookingId");
  }

  @Test
  void joining_the_waitlist_shows_the_place() {
    Person.registered(api).booksOrWaits(eventId, 1);
    var visitor = VISITORS.arrives().signsIn(guest).opens("/events/" + eventId);
    assertThat(visitor.button("Book tickets")).isHidden();

    visitor.presses("Join the waitlist");

    visitor.isAt("Your booking");
    visitor.reads("Waiting, 2nd in line");
    visitor.reads("Joined the waitlist for 1 ticket");
    Assertions.assertThat(guest.sees(Bookings.of(guest, eventId)).number("position")).isEqualTo(2);
    visitor.opens("/bookings");
    assertThat(visitor.item(plan.name())).containsText("Waiting, 2nd in line");
    visitor.opens("/events/" + eventId);
    visitor.reads("You wait for 1 ticket, 2nd in line.");
  }

  @Test
  void the_place_changes_without_reload() {
    var first = Person.registered(api);
    var ahead = first.booksOrWaits(eventId, 1).text("bookingId");
    var booking = guest.booksOrWaits(eventId, 1).text("bookingId");
    var visitor = VISITORS.arrives().signsIn(guest).opens("/bookings/" + booking);
    visitor.reads("Waiting, 2nd in line");
    var list = VISITORS.arrives().signsIn(guest).opens("/bookings");
    assertThat(list.item(plan.name())).containsText("Waiting, 2nd in line");

    first.cancels(ahead);

    visitor.reads("Waiting, 1st in line");
    assertThat(list.item(plan.name())).containsText("Waiting, 1st in line");
  }

  @Test
  void a_promotion_shows_the_ticket_without_reload() {
    var booking = guest.booksOrWaits(eventId, 1).text("bookingId");
    var visitor = VISITORS.arrives().signsIn(guest).opens("/bookings/" + booking);
    visitor.isAt("Your booking");
    assertThat(visitor.qrCode()).isHidden();

    holder.cancels(sold);

    visitor.isAt("Your ticket");
    assertThat(visitor.status()).containsText("Good news: 1 ticket");
    visitor.reads("Got 1 ticket from the waitlist");
    Assertions.assertThat(visitor.scans())
        .isEqualTo(Tickets.scanned(Tickets.of(guest.sees(booking)).getFirst()));
  }

  @Test
  void a_promotion_shows_in_list_and_event() {
    guest.booksOrWaits(eventId, 1);
    var list = VISITORS.arrives().signsInToStay(guest).opens("/bookings");
    assertThat(list.item(plan.name())).containsText("Waiting, 1st in line");
    var event = list.inAnotherTab().opens("/events/" + eventId);
    event.reads("You wait for 1 ticket, 1st in line.");

    holder.cancels(sold);

    event.reads("You have 1 ticket.");
    assertThat(list.item(plan.name())).containsText("Confirmed");
  }

  @Test
  void leaving_elsewhere_offers_the_waitlist_again() {
    var booking = guest.booksOrWaits(eventId, 1).text("bookingId");
    var visitor = VISITORS.arrives().signsIn(guest).opens("/events/" + eventId);
    visitor.reads("You wait for 1 ticket, 1st in line.");

    guest.cancels(booking);

    assertThat(visitor.button("Join the waitlist")).isVisible();
  }

  @Test
  void leaving_the_waitlist_asks_first() {
    var booking = guest.booksOrWaits(eventId, 1).text("bookingId");
    var visitor = VISITORS.arrives().signsIn(guest).opens("/bookings/" + booking);

    visitor.presses("Leave the waitlist");
    assertThat(visitor.dialog()).containsText("You lose your place: you are 1st in line.");
    visitor.presses("Keep it");
    visitor.reads("Waiting, 1st in line");

    visitor.presses("Leave the waitlist");
    visitor.presses("Yes, leave it");
    visitor.reads("Left the waitlist");
    Assertions.assertThat(guest.sees(booking).text("state")).isEqualTo("CANCELLED");
  }
}
