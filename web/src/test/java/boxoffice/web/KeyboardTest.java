package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page without a mouse. */
class KeyboardTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  /** More stops than any view has. */
  private static final int STOPS = 60;

  private final Api api = Api.shared();
  private final Person guest = Person.registered(api);

  @Test
  void the_keyboard_alone_books_a_ticket() {
    var plan = Plan.of(10).soon();
    var eventId = Person.registered(api).publishes(plan.members());
    var visitor = VISITORS.arrives().opens("/events/" + eventId);
    visitor.isAt(plan.name());
    tabsTo(visitor, visitor.field("Tickets"));
    visitor.page().keyboard().press("ArrowDown");
    assertThat(visitor.field("Tickets")).hasValue("2");
    tabsTo(visitor, visitor.button("Book tickets"));
    visitor.page().keyboard().press("Enter");
    assertThat(visitor.field("E-mail")).isFocused();
    visitor.page().keyboard().type(guest.email());
    tabsTo(visitor, visitor.button("I have an account"));
    visitor.page().keyboard().press("Enter");
    assertThat(visitor.field("Password")).isFocused();
    visitor.page().keyboard().type(guest.password());
    visitor.page().keyboard().press("Enter");

    visitor.isAt("Your tickets");
    assertThat(visitor.heading("Your tickets")).isFocused();
    tabsTo(visitor, visitor.button("Cancel booking"));
    visitor.page().keyboard().press("Enter");
    assertThat(visitor.button("Keep it")).isFocused();
    visitor.page().keyboard().press("Escape");
    assertThat(visitor.dialog()).isHidden();
    assertThat(visitor.button("Cancel booking")).isFocused();
  }

  @Test
  void the_keyboard_alone_hands_a_ticket_on() {
    var booking = guest.books(Person.registered(api).publishes(10), 2).text("bookingId");
    var visitor = VISITORS.arrives().signsIn(guest).opens("/bookings/" + booking);
    tabsTo(visitor, visitor.button("Hand tickets on"));
    visitor.page().keyboard().press("Enter");
    tabsTo(visitor, visitor.field("Ticket 2 of 2"));
    visitor.page().keyboard().press("Space");
    tabsTo(visitor, visitor.button("Make a link"));

    visitor.page().keyboard().press("Enter");

    assertThat(visitor.button("Copy link")).isFocused();
    tabsTo(visitor, visitor.button("Withdraw"));
    visitor.page().keyboard().press("Enter");
    tabsTo(visitor, visitor.button("Yes, withdraw it"));
    visitor.page().keyboard().press("Enter");
    assertThat(visitor.heading("Links for your tickets")).isHidden();
    assertThat(visitor.heading("Your tickets")).isFocused();
  }

  @Test
  void the_first_stop_skips_to_the_content() {
    var visitor = VISITORS.arrives().signsIn(guest).opens("/bookings");
    visitor.isAt("My bookings");
    visitor.page().reload();
    visitor.isAt("My bookings");

    visitor.page().keyboard().press("Tab");
    assertThat(visitor.link("Skip to the content")).isFocused();
    assertThat(visitor.link("Skip to the content")).isInViewport();
    visitor.page().keyboard().press("Enter");

    assertThat(visitor.page().locator("main")).isFocused();
  }

  @Test
  void the_keyboard_alone_works_at_the_door() {
    var organizer = Person.registered(api);
    var eventId = organizer.publishes(Plan.of(10).soon().members());
    var codes = Tickets.of(guest.books(eventId, 2));
    var door = Doors.opens(VISITORS.arrives(), organizer, eventId, 2);

    tabsTo(door, door.field("Ticket code"));
    door.page().keyboard().type(codes.getFirst());
    door.page().keyboard().press("Enter");
    assertThat(Doors.result(door)).containsText("1 of 2 in");
    tabsTo(door, door.button("Undo the last"));
    door.page().keyboard().press("Enter");

    assertThat(Doors.result(door)).containsText("is undone");
    assertThat(door.heading("Last results")).isVisible();
    assertThat(door.page().locator("h1")).isFocused();
    tabsTo(door, door.field("Sound"));
    door.page().keyboard().press("Space");
    assertThat(door.field("Sound")).not().isChecked();
  }

  /** Presses the tab key until an element has the focus. */
  private static void tabsTo(Visitor visitor, Locator wanted) {
    assertThat(wanted).isVisible();
    for (var stop = 0; stop < STOPS; stop++) {
      if ((Boolean) wanted.evaluate("element => element === document.activeElement")) {
        return;
      }
      visitor.page().keyboard().press("Tab");
    }
    throw new AssertionError("The tab key does not reach " + wanted);
  }
}
