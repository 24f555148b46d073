package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Answer;
import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tickets that go from one guest to another by a link. */
class HandOverTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final String LINKS = "**/v1/bookings/*/hand-overs?*";

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);
  private final Person giver = Person.registered(api, "Ada Lovelace");
  private final Person receiver = Person.registered(api, "Grace Hopper");

  @Test
  void a_link_hands_a_ticket_on() {
    var plan = Plan.of(10);
    var booking = giver.books(organizer.publishes(plan.members()), 3);
    var codes = Tickets.of(booking);
    var visitor = opens(booking);
    var link = makesLink(visitor, "Ticket 2 of 3");

    // Signing in first keeps the way.
    var other = VISITORS.arrives();
    other.page().navigate(link);
    other.isAt("Sign in");
    other.signsIn(receiver.email(), receiver.password());
    other.isAt("1 ticket for you");
    other.isAt(plan.name());
    other.presses("Take the ticket");

    other.isAt("Your ticket");
    other.reads("Received 1 ticket");
    visitor.reads("Handed tickets on, kept 2");
    assertThat(visitor.heading("Links for your tickets")).isHidden();
    Assertions.assertThat(Tickets.of(giver.sees(booking.text("bookingId"))))
        .containsExactly(codes.get(0), codes.get(2));
    Assertions.assertThat(QrCode.read(other.qrCode().screenshot()))
        .isNotEqualTo(Tickets.scanned(codes.get(1)));
  }

  @Test
  void all_tickets_can_be_handed_on() {
    var booking = giver.books(organizer.publishes(10), 1);
    var visitor = opens(booking);
    var link = makesLink(visitor);

    takes(link);

    visitor.isAt("Your booking");
    visitor.reads("Handed all tickets on");
    assertThat(visitor.qrCode()).isHidden();
  }

  @Test
  void the_link_can_be_copied() {
    var visitor = opens(giver.books(organizer.publishes(10), 2));
    visitor.browser().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    var link = makesLink(visitor, "Ticket 1 of 2");
    assertThat(visitor.button("Copy link")).isFocused();

    visitor.page().keyboard().press("Enter");

    assertThat(visitor.status()).hasText("The link is copied. Send it to one person.");
    Assertions.assertThat(visitor.page().evaluate("navigator.clipboard.readText()"))
        .isEqualTo(link);
  }

  @Test
  void the_link_can_be_shared() {
    var visitor = VISITORS.arrives();
    visitor.page().addInitScript("navigator.share = async data => { window.shared = data.url; }");
    visitor.signsIn(giver);
    var booking = giver.books(organizer.publishes(10), 2);
    visitor.opens("/bookings/" + booking.text("bookingId"));
    var link = makesLink(visitor, "Ticket 1 of 2");

    visitor.presses("Share link");

    Assertions.assertThat(visitor.page().evaluate("window.shared")).isEqualTo(link);
  }

  @Test
  void a_withdrawn_link_says_so() {
    var booking = giver.books(organizer.publishes(10), 2);
    var visitor = opens(booking);
    var link = makesLink(visitor, "Ticket 1 of 2");
    visitor.page().reload();
    visitor.isAt("Ticket 1");

    visitor.presses("Withdraw");
    assertThat(visitor.dialog()).containsText("Withdraw this link?");
    visitor.presses("Yes, withdraw it");

    assertThat(visitor.status()).containsText("The link no longer works.");
    assertThat(visitor.heading("Links for your tickets")).isHidden();
    opensLink(link).isAt("This link no longer works.");
    Assertions.assertThat(giver.sees(booking.text("bookingId")).number("quantity")).isEqualTo(2);
  }

  @Test
  void a_used_link_says_so() {
    var visitor = opens(giver.books(organizer.publishes(10), 2));
    var link = makesLink(visitor, "Ticket 1 of 2");
    takes(link);

    var late = VISITORS.arrives().signsIn(Person.registered(api));
    late.page().navigate(link);

    late.isAt("Somebody has taken these tickets.");
    assertThat(late.button("Try again")).isHidden();
  }

  @Test
  void ones_own_link_is_explained() {
    var visitor = opens(giver.books(organizer.publishes(10), 2));
    var link = makesLink(visitor, "Ticket 1 of 2");

    visitor.page().navigate(link);
    visitor.presses("Take the ticket");

    assertThat(visitor.alert()).containsText("This is your own link.");
  }

  @Test
  void an_unknown_link_says_so() {
    var visitor = VISITORS.arrives().signsIn(receiver);

    visitor.opens("/hand-overs#" + "0".repeat(24)).isAt("This link does not work.");
  }

  @Test
  void who_waits_must_agree_to_leave() {
    var eventId = organizer.publishes(2);
    var booking = giver.books(eventId, 2);
    var waiting = receiver.booksOrWaits(eventId, 1).text("bookingId");
    var link = makesLink(opens(booking), "Ticket 1 of 2");
    var other = opensLink(link);

    other.presses("Take the ticket");
    assertThat(other.dialog()).containsText("you leave the waitlist and lose your place");
    other.presses("Keep my place");
    Assertions.assertThat(receiver.sees(waiting).text("state")).isEqualTo("WAITLISTED");
    other.presses("Take the ticket");
    other.presses("Leave it, and take the ticket");

    other.isAt("Your ticket");
    Assertions.assertThat(receiver.sees(waiting).text("state")).isEqualTo("CONFIRMED");
  }

  @Test
  void a_link_with_lost_answer_is_made_once() {
    var booking = giver.books(organizer.publishes(10), 2);
    var visitor = opens(booking);
    visitor
        .page()
        .route(
            LINKS,
            route -> {
              if (route.request().method().equals("POST")) {
                LostConnectionTest.LOSING_THE_ANSWER.accept(route);
              } else {
                route.resume();
              }
            });
    handsOn(visitor, "Ticket 1 of 2");
    assertThat(visitor.alert()).containsText("There is no connection.");
    visitor.page().unrouteAll();

    visitor.page().reload();
    visitor.reads("There is no answer yet to “a link for 1 ticket”.");
    visitor.presses("Try again");

    assertThat(visitor.button("Copy link")).isVisible();
    Assertions.assertThat(
            giver
                .get("/bookings/" + booking.text("bookingId") + "/hand-overs")
                .json()
                .path("items"))
        .hasSize(1);
  }

  @Test
  void an_organizer_may_forbid_it() {
    var eventId = organizer.publishes(Plan.of(10).with("handOvers", false).members());

    var visitor = opens(giver.books(eventId, 1));

    visitor.isAt("Your ticket");
    assertThat(visitor.button("Cancel booking")).isVisible();
    assertThat(visitor.button("Hand tickets on")).isHidden();
  }

  @Test
  void a_ticket_gets_a_name() {
    var booking = giver.books(organizer.publishes(10), 2);
    var visitor = opens(booking);

    visitor.presses("Add a name: Ticket 2 of 2");
    visitor.fills("Name", "Charles Babbage");
    visitor.page().keyboard().press("Enter");

    assertThat(visitor.status()).hasText("The name is saved.");
    visitor.reads("Charles Babbage");
    assertThat(visitor.button("Change the name: Ticket 2 of 2")).isFocused();
    visitor.page().reload();
    visitor.reads("Charles Babbage");
    visitor.presses("Change the name: Ticket 2 of 2");
    visitor.fills("Name", "");
    visitor.presses("Save");
    assertThat(visitor.button("Add a name: Ticket 2 of 2")).isVisible();
  }

  private Visitor opens(Answer booking) {
    return VISITORS.arrives().signsIn(giver).opens("/bookings/" + booking.text("bookingId"));
  }

  private Visitor opensLink(String link) {
    var visitor = VISITORS.arrives().signsIn(receiver);
    visitor.page().navigate(link);
    return visitor;
  }

  private void takes(String link) {
    var visitor = opensLink(link);
    visitor.presses("Take the ticket");
    visitor.isAt("Your ticket");
  }

  private static void handsOn(Visitor visitor, String... tickets) {
    visitor.presses("Hand tickets on");
    for (var ticket : tickets) {
      visitor.field(ticket).check();
    }
    visitor.presses("Make a link");
  }

  /** Makes a link for one ticket and returns it. */
  static String makesLink(Visitor visitor, String... tickets) {
    handsOn(visitor, tickets);
    return link(visitor, "Link for 1 ticket").inputValue();
  }

  static Locator link(Visitor visitor, String label) {
    return visitor
        .page()
        .getByRole(
            AriaRole.TEXTBOX,
            new Page.GetByRoleOptions().setName(visitor.says(label)).setExact(true));
  }
}
