package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Call;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The list of events, and the page of an event. */
class EventsTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);

  @Test
  void the_list_shows_how_full_events_are() {
    var plan = Plan.of(10).soon().with("venue", "Old Town Hall");
    var eventId = organizer.publishes(plan.members());
    Person.registered(api).books(eventId, 7);

    var visitor = VISITORS.arrives().signsIn(Person.registered(api)).opens("/events");

    var card = visitor.item(plan.name());
    visitor.reloadsUntil(card, "3 of 10 tickets left");
    assertThat(card).containsText("Old Town Hall");
    assertThat(meter(card)).isHidden();
    Person.registered(api).books(eventId, 1);
    visitor.reloadsUntil(card, "2 of 10 tickets left");
    assertThat(meter(card)).hasAttribute("aria-valuenow", "8");
    assertThat(meter(card)).hasAttribute("aria-valuemax", "10");
    assertThat(card).containsText("Selling");
  }

  @Test
  void the_list_shows_sold_out_and_waiting() {
    var plan = Plan.of(1).soon();
    var eventId = organizer.publishes(plan.members());
    Person.registered(api).books(eventId, 1);
    Person.registered(api).booksOrWaits(eventId, 1);

    var visitor = VISITORS.arrives().signsIn(Person.registered(api)).opens("/events");

    visitor.reloadsUntil(visitor.item(plan.name()), "Sold out, 1 waiting");
  }

  @Test
  void drafts_of_others_are_not_listed() {
    var draft = Plan.of(10).soon();
    organizer.drafts(draft.members());
    var plan = Plan.of(10).soon();
    organizer.publishes(plan.members());

    var visitor = VISITORS.arrives().signsIn(Person.registered(api)).opens("/events");

    visitor.reloadsUntil(visitor.item(plan.name()), plan.name());
    assertThat(visitor.item(draft.name())).isHidden();
  }

  @Test
  void the_tickets_left_follow_other_bookings() {
    var eventId = organizer.publishes(10);
    var visitor = VISITORS.arrives().signsIn(Person.registered(api)).opens("/events/" + eventId);
    visitor.reads("10 of 10 tickets left");

    var guest = Person.registered(api);
    var booking = guest.books(eventId, 3);
    visitor.reads("7 of 10 tickets left");

    guest.cancels(booking.text("bookingId"));
    visitor.reads("10 of 10 tickets left");
  }

  @Test
  void an_event_that_sells_out_offers_the_waitlist() {
    var eventId = organizer.publishes(1);
    var visitor = VISITORS.arrives().signsIn(Person.registered(api)).opens("/events/" + eventId);
    assertThat(visitor.button("Book tickets")).isVisible();

    Person.registered(api).books(eventId, 1);

    assertThat(visitor.button("Join the waitlist")).isVisible();
    assertThat(visitor.button("Book tickets")).isHidden();
  }

  @Test
  void a_sale_opens_and_closes_without_reload() {
    var plan =
        Plan.of(10)
            .with("salesFrom", Instant.now().plusSeconds(300).toString())
            .with("salesUntil", Instant.now().plusSeconds(600).toString());
    var eventId = organizer.publishes(plan.members());
    var visitor = VISITORS.arrives().hasAClock().signsIn(Person.registered(api));
    visitor.opens("/events/" + eventId).isAt("Not on sale yet");
    BookingTest.withoutAnswers(visitor);

    visitor.page().clock().fastForward(301_000);
    assertThat(visitor.button("Book tickets")).isVisible();

    visitor.page().clock().fastForward(300_000);
    visitor.isAt("Sales closed");
    assertThat(visitor.button("Book tickets")).isHidden();
  }

  @Test
  void a_change_of_the_event_shows_without_reload() {
    var eventId = organizer.publishes(10);
    var visitor = VISITORS.arrives().signsIn(Person.registered(api)).opens("/events/" + eventId);
    visitor.isAt("First night");
    visitor.heading("First night").evaluate("heading => (heading.tabIndex = -1, heading.focus())");

    organizer.send(
        Call.patch("/events/" + eventId, Map.of("name", "Last night", "description", "It ends.")));

    visitor.isAt("Last night");
    visitor.reads("It ends.");
    assertThat(visitor.heading("Last night")).isFocused();
  }

  @Test
  void events_in_more_than_a_year_are_listed() {
    var plan = Plan.of(10).in(24 * 500);
    organizer.publishes(plan.members());
    // Without an event within the year, the list begins behind it.
    organizer.publishes(10);
    var visitor = VISITORS.arrives().signsIn(Person.registered(api)).opens("/events");

    visitor.loadsMoreUntil(visitor.item(plan.name()));
  }

  @Test
  void going_back_restores_the_scroll_position() {
    for (var i = 0; i < 20; i++) {
      organizer.publishes(Plan.of(10).soon().members());
    }
    var visitor = VISITORS.arrives().signsIn(Person.registered(api)).opens("/events");
    var cards = visitor.page().locator("li");
    visitor.reloadsUntil(cards.nth(11), "tickets left");
    var address = cards.nth(11).getByRole(AriaRole.LINK).getAttribute("href");
    var link = visitor.page().locator("a[href='" + address + "']");
    link.click();
    assertThat(visitor.field("Tickets")).isVisible();

    visitor.page().goBack();

    assertThat(link).isFocused();
    assertThat(link).isInViewport();
  }

  @Test
  void the_choice_of_tickets_ends_at_the_capacity() {
    var eventId = organizer.publishes(3);
    var visitor = VISITORS.arrives().signsIn(Person.registered(api)).opens("/events/" + eventId);

    assertThat(visitor.field("Tickets").locator("option")).hasCount(3);
  }

  @Test
  void an_unknown_event_shows_a_text() {
    var visitor = VISITORS.arrives().signsIn(Person.registered(api));

    visitor.opens("/events/" + "0".repeat(32)).isAt("There is nothing here.");
  }

  private static Locator meter(Locator card) {
    return card.getByRole(AriaRole.METER);
  }
}
