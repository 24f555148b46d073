package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Call;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console as a table of contents, and what its parts do. */
class ConsolePartsTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final List<String> PARTS =
      List.of("sales", "attendees", "guest-list", "mails", "people", "log", "settings");

  private static final Set<String> READS = Set.of("GET", "HEAD");

  private final Api api = Api.shared();
  private final Plan plan = Plan.of(9);
  private final Person organizer = Person.registered(api, "Ada Lovelace");

  @Test
  void each_part_has_an_address() {
    var eventId = organizer.publishes(plan.members());
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId);
    visitor.isAt("Sales");
    assertThat(visitor.heading("Attendees")).isHidden();

    visitor.follows("Attendees");

    assertThat(visitor.heading("Attendees")).isFocused();
    assertThat(visitor.heading("Sales")).isHidden();
    assertThat(visitor.page()).hasURL(Pattern.compile("/organize/" + eventId + "/attendees$"));
    assertThat(visitor.page()).hasTitle(Pattern.compile("^Attendees – " + plan.name()));
    visitor.follows("Log");
    visitor.isAt("Log");
    visitor.page().goBack();
    visitor.isAt("Attendees");
    visitor.page().reload();
    visitor.isAt("Attendees");
    assertThat(visitor.heading("Sales")).isHidden();
    visitor.page().goBack();
    visitor.isAt("Sales");
    assertThat(visitor.page()).hasTitle(Pattern.compile("^" + plan.name()));
  }

  @Test
  void a_phone_shows_one_part_at_a_time() {
    var eventId = organizer.publishes(plan.members());
    var visitor = VISITORS.arrives().signsIn(organizer);
    visitor.page().setViewportSize(390, 844);
    visitor.opens("/organize/" + eventId);
    var contents = visitor.page().getByRole(AriaRole.NAVIGATION, named("Parts of this event"));
    assertThat(contents.getByRole(AriaRole.LINK)).hasCount(PARTS.size());
    assertThat(visitor.heading("Sales")).isHidden();
    assertThat(visitor.button("Copy link")).isVisible();

    contents.getByText("Log").click();

    assertThat(visitor.heading("Log")).isFocused();
    assertThat(contents).isHidden();
    visitor.page().goBack();
    assertThat(contents).isVisible();
    assertThat(visitor.link("Log")).isFocused();
    visitor.page().keyboard().press("Enter");
    visitor.isAt("Log");
    visitor.follows("All parts");
    assertThat(contents).isVisible();
    assertThat(visitor.heading("Log")).isHidden();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  @Test
  void another_event_is_another_console() {
    var first = organizer.publishes(plan.members());
    var second = Plan.of(9);
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + first);
    visitor.isAt(plan.name());

    visitor.opens("/organize/" + organizer.publishes(second.members()));

    visitor.isAt(second.name());
    visitor.page().goBack();
    visitor.isAt(plan.name());
  }

  @Test
  void no_button_changes_anything_without_a_question() {
    var published = organizer.publishes(plan.members());
    organizer.send(
        Call.post("/events/" + published + "/invitations", Map.of("role", "STEWARD"))
            .idempotencyKey(UUID.randomUUID().toString()));
    join(published, Person.registered(api, "Grace Hopper"));
    var visitor = VISITORS.arrives().signsIn(organizer);

    for (var eventId : List.of(published, organizer.drafts(5))) {
      for (var part : PARTS) {
        visitor.opens("/organize/" + eventId + "/" + part);
        var buttons = visitor.page().locator("#main button[type=button]:visible");
        assertThat(visitor.page().locator(".part h2:visible").first()).isVisible();
        var names = buttons.allInnerTexts();
        for (var i = 0; i < names.size() && i < buttons.count(); i++) {
          if (!names.get(i).equals("Print list")) {
            buttons.nth(i).click();
            declines(visitor);
          }
        }
      }
    }

    Assertions.assertThat(visitor.watch().requests())
        .filteredOn(request -> !READS.contains(request.method()))
        .allMatch(request -> request.url().contains("/auth/"));
  }

  private static void declines(Visitor visitor) {
    if (visitor.dialog().isVisible()) {
      visitor.page().keyboard().press("Escape");
      assertThat(visitor.dialog()).isHidden();
    }
  }

  private void join(String eventId, Person person) {
    var invited =
        organizer.send(
            Call.post("/events/" + eventId + "/invitations", Map.of("role", "STEWARD"))
                .idempotencyKey(UUID.randomUUID().toString()));
    person.send(Call.post("/invitations/" + invited.text("code"), Map.of()));
  }

  @Test
  void the_link_of_an_event_can_be_copied() {
    var eventId = organizer.drafts(plan.members());
    var visitor = VISITORS.arrives().signsIn(organizer);
    visitor.browser().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    visitor.opens("/organize/" + eventId);
    visitor.isAt("Sales");
    assertThat(visitor.button("Copy link")).isHidden();

    visitor.presses("Publish");
    visitor.presses("Not yet");
    assertThat(visitor.button("Copy link")).isHidden();
    visitor.presses("Publish");
    visitor.presses("Yes, publish it");
    visitor.presses("Copy link");

    assertThat(visitor.status()).containsText("The link is copied.");
    var link = (String) visitor.page().evaluate("navigator.clipboard.readText()");
    Assertions.assertThat(link).endsWith("/events/" + eventId);
    var guest = VISITORS.arrives();
    guest.page().navigate(link);
    guest.isAt(plan.name());
  }

  @Test
  void empty_parts_say_what_comes_next() {
    var eventId = organizer.publishes(plan.members());
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId);

    visitor.reads("Send the link of the event to people who may come.");
    visitor.follows("Attendees");
    visitor.reads("There are no bookings yet. Send people the link of the event.");
    visitor.follows("Mails");
    visitor.reads("You have not written to your guests.");
    visitor.follows("People");
    visitor.reads("Nobody helps with this event yet. Make a link");

    var draft = "/organize/" + organizer.drafts(5);
    visitor.opens(draft).reads("Nobody else sees this draft.");
    assertThat(visitor.page().locator("figure")).isHidden();
    visitor.follows("Attendees");
    visitor.reads("A draft has no attendees.");
    visitor.follows("Guest list");
    visitor.reads("You can take tickets as soon as the event is published.");
    visitor.isAnswered("**/v1/events/*/log?*", 200, Map.of("items", List.of()));
    visitor.follows("Log");
    visitor.reads("Nothing has happened yet.");
  }

  @Test
  void lowering_the_capacity_asks_before() {
    var eventId = organizer.publishes(plan.members());
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize/" + eventId + "/settings");

    visitor.fills("Capacity", "4");
    visitor.presses("Change capacity");
    assertThat(visitor.dialog()).containsText("Lower the capacity to 4?");
    visitor.presses("Keep it");
    Assertions.assertThat(organizer.get("/events/mine/" + eventId).number("capacity")).isEqualTo(9);
    visitor.presses("Change capacity");
    visitor.presses("Yes, lower it");

    assertThat(visitor.status()).containsText("The capacity is 4 now.");
    Assertions.assertThat(organizer.get("/events/mine/" + eventId).number("capacity")).isEqualTo(4);
  }
}
