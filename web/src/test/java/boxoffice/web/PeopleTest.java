package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Call;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The people of an event, its log and its guest list. */
class PeopleTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final Page.EmulateMediaOptions PRINT =
      new Page.EmulateMediaOptions().setMedia(Media.PRINT);

  private final Api api = Api.shared();
  private final Plan plan = Plan.of(20).in(20);
  private final Person organizer = Person.registered(api, "Ada Lovelace");
  private final Person helper = Person.registered(api, "Grace Hopper");
  private final String eventId = organizer.publishes(plan.members());

  @Test
  void a_steward_joins_by_a_link() {
    Person.registered(api, "Alan Turing").books(eventId, 2);
    var visitor = opensConsole(organizer, "/people");
    visitor.field("Invite as").selectOption("Steward");
    visitor.presses("Make a link");
    var link = HandOverTest.link(visitor, "Invitation to " + plan.name()).inputValue();

    var steward = VISITORS.arrives();
    steward.page().navigate(link);
    steward.isAt("Sign in");
    steward.signsIn(helper.email(), helper.password());
    steward.isAt("You are invited to help");
    steward.reads("As a steward");
    steward.presses("Accept");

    assertThat(steward.link("Open the door")).isVisible();
    steward.reloadsUntil(steward.item("Alan Turing"), "Confirmed");
    for (var part : List.of("Sales", "Mails", "People", "Log", "Guest list")) {
      assertThat(steward.heading(part)).isHidden();
    }
    for (var button : List.of("Cancel event", "Close sales", "Download CSV")) {
      assertThat(steward.button(button)).isHidden();
    }
    assertThat(steward.link("Edit")).isHidden();
    visitor.page().reload();
    assertThat(visitor.part("People").getByText("Grace Hopper")).isVisible();
    visitor.follows("Log");
    assertThat(visitor.part("Log").getByText("joined as a steward")).isVisible();
    steward.opens("/organize");
    assertThat(steward.item(plan.name())).containsText("You are a steward.");
  }

  @Test
  void an_invitation_works_once() {
    joins(helper, "STEWARD");
    var code = invites("STEWARD");
    Person.registered(api).send(Call.post("/invitations/" + code, Map.of()));

    var late = VISITORS.arrives().signsIn(Person.registered(api));
    late.opens("/invitations#" + code);

    late.isAt("This invitation was used.");
  }

  @Test
  void a_withdrawn_invitation_does_not_work() {
    var visitor = opensConsole(organizer, "/people");
    visitor.presses("Make a link");
    var link = HandOverTest.link(visitor, "Invitation to " + plan.name()).inputValue();

    visitor.presses("Withdraw");
    visitor.presses("Keep it");
    visitor.presses("Withdraw");
    visitor.presses("Yes, withdraw it");

    assertThat(visitor.status()).hasText("The link no longer works.");
    assertThat(visitor.field("Invite as")).isFocused();
    var late = VISITORS.arrives().signsIn(helper);
    late.page().navigate(link);
    late.isAt("This link does not work.");
  }

  @Test
  void a_removed_steward_sees_the_event_no_more() {
    joins(helper, "STEWARD");
    var visitor = opensConsole(organizer, "/people");

    visitor.presses("Remove Grace Hopper");
    assertThat(visitor.dialog()).containsText("within seconds");
    visitor.presses("Yes, remove them");

    assertThat(visitor.button("Remove Grace Hopper")).isHidden();
    visitor.follows("Log");
    assertThat(visitor.part("Log").getByText("removed Grace Hopper")).isVisible();
    var steward = VISITORS.arrives().signsIn(helper).opens("/organize");
    assertThat(steward.link(plan.name())).isHidden();
  }

  @Test
  void co_organizers_may_all_but_cancel() {
    joins(helper, "CO_ORGANIZER");

    var visitor = opensConsole(helper, "");

    var parts = List.of("Sales", "Attendees", "Guest list", "Mails", "People", "Log", "Settings");
    for (var part : parts) {
      visitor.follows(part);
      visitor.isAt(part);
      for (var button : List.of("Cancel event", "Make a link", "Remove Grace Hopper")) {
        assertThat(visitor.button(button)).isHidden();
      }
    }
    assertThat(visitor.link("Edit")).isVisible();
    assertThat(visitor.button("Close sales")).isVisible();
  }

  @Test
  void a_steward_stops_to_help() {
    joins(helper, "STEWARD");
    var visitor = opensConsole(helper, "");

    visitor.presses("Stop helping");
    visitor.presses("Yes, stop");

    visitor.isAt("My events");
    Assertions.assertThat(organizer.get("/events/" + eventId + "/members").json().path("members"))
        .isEmpty();
  }

  @Test
  void an_invitation_with_lost_answer_is_made_once() {
    var visitor = opensConsole(organizer, "/people");
    visitor.page().route("**/v1/events/*/invitations", LostConnectionTest.LOSING_THE_ANSWER);
    visitor.presses("Make a link");
    assertThat(visitor.alert()).containsText("There is no connection.");
    visitor.page().unrouteAll();

    visitor.page().reload();
    visitor.reads("There is no answer yet to “invite a steward”.");
    visitor.presses("Try again");

    assertThat(visitor.button("Copy link")).isVisible();
    Assertions.assertThat(
            organizer.get("/events/" + eventId + "/members").json().path("invitations"))
        .hasSize(1);
  }

  @Test
  void the_log_has_pages() {
    var visitor = VISITORS.arrives().signsIn(organizer);
    visitor.page().route("**/v1/events/*/log?*", PeopleTest::answersWithPages);
    visitor.opens("/organize/" + eventId + "/log");
    var log = visitor.part("Log");
    assertThat(log.getByRole(AriaRole.LISTITEM)).hasCount(20);

    visitor.presses("Load more");

    assertThat(log.getByRole(AriaRole.LISTITEM)).hasCount(21);
    assertThat(visitor.button("Load more")).isHidden();
    assertThat(log).containsText("Ada Lovelace created the event");
    assertThat(log).containsText("Ada Lovelace changed the start and the end of sales");
  }

  private static void answersWithPages(Route route) {
    var last = route.request().url().contains("after=");
    var entry =
        last
            ? "{\"at\":\"%s\",\"by\":\"Ada Lovelace\",\"action\":\"CREATED\",\"details\":{}}"
            : "{\"at\":\"%s\",\"by\":\"Ada Lovelace\",\"action\":\"CHANGED\","
                + "\"details\":{\"fields\":\"startsAt, salesUntil\"}}";
    var entries =
        IntStream.range(0, last ? 1 : 20).mapToObj(_ -> entry.formatted(Instant.now())).toList();
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType("application/json")
            .setBody("{\"items\":%s%s}".formatted(entries, last ? "" : ",\"next\":\"more\"")));
  }

  @Test
  void complimentary_tickets_go_beyond_the_limit() {
    var visitor = opensConsole(organizer, "/guest-list");

    visitor.fills("How many tickets", "12");
    visitor.presses("Take tickets");

    assertThat(visitor.status()).hasText("You have 12 tickets more.");
    visitor.follows("Hand them on");
    visitor.isAt("Your tickets");
    visitor.isAt("Ticket 12 of 12");
    assertThat(visitor.button("Get more tickets")).isHidden();
  }

  @Test
  void a_printed_list_has_only_tickets() {
    Person.registered(api, "Alan Turing").books(eventId, 1);
    var gone = Person.registered(api, "Charles Babbage");
    gone.cancels(gone.books(eventId, 1).text("bookingId"));
    var visitor = opensConsole(organizer, "/attendees");
    visitor.reloadsUntil(visitor.item("Charles Babbage"), "Cancelled");

    visitor.page().evaluate("dispatchEvent(new Event('beforeprint'))");
    visitor.page().emulateMedia(PRINT);

    assertThat(visitor.item("Alan Turing")).isVisible();
    assertThat(visitor.item("Charles Babbage")).isHidden();
    assertThat(visitor.heading("Sales")).isHidden();
    assertThat(visitor.button("Refresh")).isHidden();
    visitor.isAt(plan.name());
    visitor.page().evaluate("dispatchEvent(new Event('afterprint'))");
    assertThat(visitor.item("Charles Babbage")).isVisible();
  }

  private Visitor opensConsole(Person person, String part) {
    var visitor = VISITORS.arrives().signsIn(person).opens("/organize/" + eventId + part);
    visitor.isAt(plan.name());
    return visitor;
  }

  private String invites(String role) {
    return organizer
        .send(
            Call.post("/events/" + eventId + "/invitations", Map.of("role", role))
                .idempotencyKey(UUID.randomUUID().toString()))
        .text("code");
  }

  private void joins(Person person, String role) {
    person.send(Call.post("/invitations/" + invites(role), Map.of()));
  }
}
