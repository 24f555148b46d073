package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The view of an event says what people must know before they book. */
class SellingEventTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 700;

  /** Whether nothing lies over the middle of an element. */
  private static final String IN_SIGHT =
      """
      (element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const there = document.elementFromPoint(left + width / 2, top + height / 2);
        return element === there || element.contains(there);
      }\
      """;

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);

  private final Plan plan =
      Plan.of(10)
          .with("startsAt", "2027-12-01T19:00:00Z")
          .with("endsAt", "2027-12-01T21:30:00Z")
          .with("timeZone", "Europe/Berlin")
          .with("venue", "Old Town Hall & Cellar");

  @Test
  void it_says_who_sells_and_what_it_costs() {
    var visitor =
        opens(
            plan.with("doorsAt", "2027-12-01T18:15:00Z")
                .with("organizerName", "Chamber Music Society")
                .with("contact", "ask@society.example")
                .with("price", "12 €, pay at the door"));

    visitor.reads("20:00 to 22:30");
    visitor.reads("Doors open at 19:15");
    visitor.reads("12 €, pay at the door");
    visitor.reads("Chamber Music Society");
    Assertions.assertThat(visitor.link("Ask the organizer by mail").getAttribute("href"))
        .startsWith("mailto:ask@society.example?subject=First%20night%20");
  }

  @Test
  void an_event_without_a_price_is_free() {
    var visitor = opens(plan);

    visitor.reads("Free");
    assertThat(visitor.link("Ask the organizer")).hasCount(0);
  }

  @Test
  void a_site_of_the_organizer_is_named() {
    var visitor = opens(plan.with("contact", "https://society.example/ask?us"));

    var link = visitor.link("Ask the organizer at society.example");
    assertThat(link).hasAttribute("href", "https://society.example/ask?us");
    leadsOutSafely(link);
  }

  @Test
  void the_map_is_asked_only_after_a_click() {
    var visitor = opens(plan);

    assertThat(visitor.link("Show on a map"))
        .hasAttribute(
            "href", "https://www.openstreetmap.org/search?query=Old%20Town%20Hall%20%26%20Cellar");
    assertThat(visitor.link("Show on a map")).hasAttribute("target", "_blank");
    // Visitors checks after each test that no request went to another origin.
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          See https://society.example/programme.              | https://society.example/programme
          (https://society.example/a_(b))                     | https://society.example/a_(b)
          “https://society.example”, they say                 | https://society.example
          https://society.example/?q=1&r=2#top!               | https://society.example/?q=1&r=2#top
          """)
  void addresses_in_a_description_become_links(String description, String address) {
    var links = description(opens(plan.with("description", description))).locator("a");

    assertThat(links).hasCount(1);
    assertThat(links).hasText(address);
    Assertions.assertThat(links.getAttribute("href")).startsWith(address);
    leadsOutSafely(links);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://society.example/",
        "javascript:alert(1)",
        "data:text/html,<b>x</b>",
        "//society.example",
        "https://society.example@evil.example/",
        "https://user:password@society.example/",
        "https://society.example\\@evil.example/",
        "https://soсiety.example/",
        "https://SOCIETY.example/",
        "https://",
        "xhttps://society.example/",
        "<a href=\"https\">society.example</a>",
        "[society](javascript:alert(1))"
      })
  void nothing_else_becomes_a_link(String text) {
    var description = description(opens(plan.with("description", "Look: " + text)));

    assertThat(description).hasText("Look: " + text);
    assertThat(description.locator("*")).hasCount(0);
  }

  /** The API refuses such a text, so the page alone must not trust it. */
  @Test
  void an_address_with_hidden_characters_stays_text() {
    var eventId = organizer.publishes(plan.members());
    var event = organizer.get("/events/" + eventId).json().deepCopy();
    var members = new JsonMapper().convertValue(event, new TypeReference<Map<String, Object>>() {});
    members.put("description", "https://society.example/\u202egnp.exe");
    var visitor = VISITORS.arrives();
    visitor.isAnswered("**/v1/events/" + eventId, 200, members);

    visitor.opens("/events/" + eventId).isAt(plan.name());

    assertThat(description(visitor).locator("*")).hasCount(0);
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, .svg", "DARK, .dark.svg"})
  void the_cover_fits_the_color_scheme(ColorScheme scheme, String end) {
    var eventId = organizer.publishes(plan.members());
    var visitor = VISITORS.arrives(Visitors.options().setColorScheme(scheme));
    visitor.opens("/events/" + eventId).isAt(plan.name());
    var number = 1 + Long.parseLong(eventId.substring(0, 8), 16) % 6;

    var cover = visitor.page().locator(".cover img");
    visitor.page().waitForCondition(() -> (boolean) cover.evaluate("img => img.naturalWidth > 0"));

    Assertions.assertThat((String) cover.evaluate("img => img.currentSrc"))
        .endsWith("/covers/" + number + end);
    assertThat(visitor.page().locator(".event-page.hue-" + number)).hasCount(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {PHONE_HEIGHT, 844})
  void on_a_phone_the_button_stays_in_sight(int height) {
    var eventId =
        organizer.publishes(plan.with("description", "A long evening.\n".repeat(100)).members());
    var visitor = VISITORS.arrives(Visitors.options().setViewportSize(PHONE_WIDTH, height));
    visitor.opens("/events/" + eventId).isAt(plan.name());
    var button = visitor.button("Book tickets");

    for (var place : new String[] {"0", "document.body.scrollHeight / 2"}) {
      visitor.page().evaluate("window.scrollTo(0, %s)".formatted(place));
      isInSight(button);
      isInSight(visitor.field("Tickets"));
    }
    visitor.page().evaluate("window.scrollTo(0, document.body.scrollHeight)");
    isInSight(button);
    var last = visitor.page().locator(".prose").boundingBox();
    var bar = visitor.page().locator(".buy").boundingBox();
    Assertions.assertThat(last.y + last.height).isLessThanOrEqualTo(bar.y);
  }

  @Test
  void a_link_with_the_focus_is_not_covered() {
    var lines =
        "A long evening.\n".repeat(60) + "https://society.example/\n" + "More.\n".repeat(40);
    var eventId = organizer.publishes(plan.with("description", lines).members());
    var visitor = VISITORS.arrives(Visitors.options().setViewportSize(PHONE_WIDTH, PHONE_HEIGHT));
    visitor.opens("/events/" + eventId).isAt(plan.name());

    var link = visitor.link("https://society.example/");
    link.evaluate("link => link.focus()");

    isInSight(link);
  }

  @Test
  void the_numbers_change_while_one_looks() {
    var eventId = organizer.publishes(plan.members());
    var visitor = VISITORS.arrives().opens("/events/" + eventId);
    assertThat(visitor.page().locator(".meter")).containsText("10");

    Person.registered(api).books(eventId, 3);

    assertThat(visitor.page().locator(".meter")).containsText("7");
  }

  @Test
  void its_link_is_copied() {
    var eventId = organizer.publishes(plan.members());
    var visitor = VISITORS.arrives();
    visitor.browser().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    visitor.opens("/events/" + eventId);

    visitor.presses("Share");

    assertThat(visitor.status()).hasText("The link is copied.");
    Assertions.assertThat(visitor.page().evaluate("navigator.clipboard.readText()"))
        .isEqualTo(visitor.page().url());
  }

  @Test
  void it_goes_to_a_calendar_before_a_booking() throws IOException {
    var eventId = organizer.publishes(plan.members());
    var visitor = VISITORS.arrives().opens("/events/" + eventId);

    var file = visitor.page().waitForDownload(() -> visitor.presses("Add to calendar"));

    Assertions.assertThat(Files.readString(file.path()).replace("\r\n ", ""))
        .contains("UID:" + eventId + "@box-office", "DTSTART:20271201T190000Z")
        .contains("/events/" + eventId + "\r\n");
  }

  private Visitor opens(Plan event) {
    var visitor = VISITORS.arrives().opens("/events/" + organizer.publishes(event.members()));
    visitor.isAt(event.name());
    return visitor;
  }

  private static Locator description(Visitor visitor) {
    var description = visitor.page().locator(".prose");
    assertThat(description).not().isEmpty();
    return description;
  }

  private static void leadsOutSafely(Locator link) {
    assertThat(link).hasAttribute("rel", "noopener nofollow ugc");
    assertThat(link).hasAttribute("target", "_blank");
  }

  private static void isInSight(Locator element) {
    assertThat(element).isInViewport();
    Assertions.assertThat((boolean) element.evaluate(IN_SIGHT)).isTrue();
  }
}
