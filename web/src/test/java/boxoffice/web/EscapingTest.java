package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Names that contain markup show as text. After each test, {@link Visitors} checks that no script
 * opened a dialog and that the policy had nothing to stop.
 */
class EscapingTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final String IMAGE = "<img src=x onerror=alert(2)>";
  private static final String LINK = "<a href=\"javascript:alert(3)\">here</a>";

  private final Api api = Api.shared();
  private final String name = SCRIPT + " " + UUID.randomUUID();
  private final Person organizer = Person.registered(api);
  private final Person guest = Person.registered(api, IMAGE + " Mallory");
  private final String eventId =
      organizer.publishes(
          Plan.of(5)
              .soon()
              .with("name", name)
              .with("venue", IMAGE)
              .with("description", LINK)
              .members());

  @AfterEach
  void no_element_was_made_of_it() {
    for (var visitor : VISITORS.all()) {
      assertThat(
              visitor
                  .page()
                  .locator("main script, main img:not([src^='/covers/']), [href^='javascript:']"))
          .hasCount(0);
    }
  }

  @Test
  void guests_see_names_of_events_as_text() {
    var visitor = VISITORS.arrives().signsIn(guest).opens("/events");
    visitor.reloadsUntil(visitor.item(name), IMAGE);

    visitor.follows(name);
    visitor.isAt(name);
    visitor.reads(IMAGE);
    visitor.reads(LINK);
  }

  @Test
  void tickets_and_dialogs_show_names_as_text() {
    guest.books(eventId, 1);
    var visitor = VISITORS.arrives().signsIn(guest).opens("/bookings");
    visitor.follows(name);
    visitor.isAt("Your ticket");
    visitor.isAt(name);

    visitor.presses("Cancel booking");
    assertThat(visitor.dialog()).containsText(name);
    visitor.presses("Yes, cancel it");
    visitor.isAt("Your booking");
  }

  @Test
  void organizers_see_names_as_text() {
    var code = Tickets.booked(guest, eventId);
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize");
    visitor.follows(name);
    visitor.isAt(name);
    visitor.follows("Attendees");
    visitor.reloadsUntil(visitor.item("Mallory"), IMAGE);

    visitor.follows("Edit");
    assertThat(visitor.field("Name")).hasValue(name);
    assertThat(visitor.field("Description")).hasValue(LINK);

    Doors.opens(visitor, eventId, 1);
    Doors.types(visitor, code);
    visitor.isAt(name);
    visitor.reads("Welcome, " + IMAGE);
  }

  @Test
  void names_on_tickets_show_as_text() {
    var booking = guest.books(eventId, 2).text("bookingId");
    var visitor = VISITORS.arrives().signsIn(guest).opens("/bookings/" + booking);

    visitor.presses("Add a name: Ticket 2 of 2");
    visitor.fills("Name", SCRIPT);
    visitor.presses("Save");

    assertThat(visitor.text(SCRIPT).locator("visible=true").first()).isVisible();
    visitor.presses("Hand tickets on");
    assertThat(visitor.field("Ticket 2 of 2, " + SCRIPT)).isVisible();
  }

  @Test
  void links_show_names_of_events_as_text() {
    var booking = guest.books(eventId, 1).text("bookingId");
    var giver = VISITORS.arrives().signsIn(guest).opens("/bookings/" + booking);
    var tickets = HandOverTest.makesLink(giver);
    var host = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId);
    host.follows("People");
    host.presses("Make a link");
    var invitation = HandOverTest.link(host, "Invitation to " + name).inputValue();
    var visitor = VISITORS.arrives().signsIn(Person.registered(api, IMAGE));

    visitor.page().navigate(tickets);
    visitor.isAt(name);
    visitor.page().navigate(invitation);
    visitor.isAt(name);
    visitor.presses("Accept");

    host.follows("Log");
    host.reloadsUntil(host.part("Log"), IMAGE + " joined as a steward");
    host.follows("People");
    host.presses("Remove " + IMAGE);
    assertThat(host.dialog()).containsText(IMAGE);
  }

  @Test
  void the_address_does_not_become_markup() {
    var visitor = VISITORS.arrives().signsIn(guest);

    visitor.opens("/events/" + IMAGE).isAt("There is nothing here.");
  }
}
