package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Call;
import boxoffice.blackbox.Person;
import boxoffice.local.RunningSystem;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.KeyboardModifier;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses of views. */
class AddressTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);
  private final Plan plan = Plan.of(10).soon().with("venue", "Old Town Hall");
  private final String eventId = organizer.publishes(plan.members());

  @Test
  void an_event_opens_without_an_account() {
    var visitor = VISITORS.arrives();
    visitor.page().navigate(address("/events/" + eventId));

    visitor.isAt(plan.name());
    visitor.reads("10 of 10 tickets left");
    assertThat(visitor.page()).hasTitle(plan.name() + " – Box Office");
    visitor.isSignedOut();
  }

  @Test
  void an_event_is_readable_without_script() throws Exception {
    var visitor = VISITORS.arrives(Visitors.options().setJavaScriptEnabled(false));
    visitor.page().navigate(address("/events/" + eventId));

    Assertions.assertThat(visitor.page().title()).contains(plan.name());
    var description = visitor.page().locator("meta[name=description]").getAttribute("content");
    Assertions.assertThat(description).contains("Old Town Hall");
    assertThat(visitor.page().locator("noscript h1")).hasText(plan.name());
    // Locators by text pass over what is in a noscript element.
    Assertions.assertThat(visitor.page().locator("noscript p").allInnerTexts())
        .anyMatch(text -> text.contains("Old Town Hall"));
    var facts = visitor.page().locator("script[type='application/ld+json']").textContent();
    var start = new JsonMapper().readTree(facts).path("startDate").asText();
    Assertions.assertThat(OffsetDateTime.parse(start).toInstant())
        .isEqualTo(Instant.parse(organizer.get("/events/" + eventId).text("startsAt")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/#/events", "/index.html#/events", "/events/", "/?utm_source=mail"})
  void other_addresses_of_the_list_lead_there(String route) {
    var visitor = VISITORS.arrives();
    visitor.page().navigate(address(route));

    visitor.isAt("Upcoming events");
  }

  @Test
  void an_old_address_leads_on() {
    var visitor = VISITORS.arrives();
    visitor.page().navigate(address("/#/events/" + eventId));

    visitor.isAt(plan.name());
    assertThat(visitor.page()).hasURL(address("/events/" + eventId));
  }

  @Test
  void an_old_address_works_in_an_open_page() {
    var visitor = VISITORS.arrives().opens("");
    visitor.isAt("Upcoming events");
    visitor.page().navigate(address("/#/events/" + eventId));

    visitor.isAt(plan.name());
    assertThat(visitor.page()).hasURL(address("/events/" + eventId));
  }

  @Test
  void an_old_link_for_tickets_leads_on() {
    var giver = Person.registered(api);
    var booking = giver.books(eventId, 2).text("bookingId");
    var code =
        giver
            .send(
                Call.post("/bookings/" + booking + "/hand-overs", Map.of("serials", List.of(1)))
                    .idempotencyKey(UUID.randomUUID().toString()))
            .text("code");
    var visitor = VISITORS.arrives();
    visitor.page().navigate(address("/#/hand-overs/" + code));
    visitor.isAt("Sign in");
    var taker = Person.registered(api);
    visitor.signsIn(taker.email(), taker.password());

    visitor.isAt("1 ticket for you");
    assertThat(visitor.page()).hasURL(address("/hand-overs#" + code));
  }

  @Test
  void the_code_of_a_link_reaches_no_server() {
    var code = "0".repeat(24);
    var visitor = VISITORS.arrives();
    visitor.page().navigate(address("/hand-overs#" + code));
    visitor.isAt("Sign in");

    Assertions.assertThat(visitor.watch().requests())
        .noneMatch(request -> request.url().split("#")[0].contains(code));
  }

  @Test
  void a_click_with_a_modifier_opens_a_tab() {
    var visitor = VISITORS.arrives().opens("/events/" + eventId);
    visitor.isAt(plan.name());

    var tab =
        visitor
            .browser()
            .waitForPage(
                () ->
                    visitor
                        .link("My bookings")
                        .click(
                            new Locator.ClickOptions()
                                .setModifiers(List.of(KeyboardModifier.CONTROLORMETA))));

    assertThat(tab).hasURL(address("/sign-in"));
    assertThat(visitor.page()).hasURL(address("/events/" + eventId));
  }

  @Test
  void the_current_part_is_marked() {
    var visitor = VISITORS.arrives().opens("/events/" + eventId);
    visitor.isAt(plan.name());

    assertThat(visitor.link("Events")).hasAttribute("aria-current", "page");
    assertThat(visitor.link("Organize")).not().hasAttribute("aria-current", "page");
  }

  @Test
  void signing_in_comes_back_to_the_event() {
    var person = Person.registered(api);
    var visitor = VISITORS.arrives().opens("/events/" + eventId);
    visitor.isAt(plan.name());
    visitor.link("Sign in").click();
    visitor.signsIn(person.email(), person.password());

    visitor.isAt(plan.name());
    visitor.signsOut();
    visitor.isAt("Upcoming events");
  }

  private static String address(String route) {
    return RunningSystem.shared().page().resolve(route).toString();
  }
}
