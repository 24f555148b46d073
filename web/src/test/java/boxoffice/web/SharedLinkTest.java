package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the address of an event leads to, with scripts and without. After each test, {@link
 * Visitors} checks that no script opened a dialog and that the policy had nothing to stop.
 */
class SharedLinkTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final String STRUCTURED =
      "document.querySelector('script[type=\"application/ld+json\"]').text";

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);

  @Test
  void without_scripts_it_says_what_when_and_where() {
    var plan =
        Plan.of(5)
            .with("startsAt", "2027-12-01T19:00:00Z")
            .with("timeZone", "Europe/Berlin")
            .with("venue", "Town hall")
            .with("description", "Two quartets");
    var crawler = withoutScripts(organizer.publishes(plan.members()));

    assertThat(crawler.page()).hasTitle(plan.name() + " – Box Office");
    crawler.isAt(plan.name());
    // Locators by text pass over what is in a noscript element.
    Assertions.assertThat(crawler.page().locator("noscript p").allInnerTexts())
        .startsWith(
            "Wednesday, 1 December 2027, 20:00, Central European Standard Time (Europe/Berlin)",
            "Town hall",
            "Two quartets");
  }

  @Test
  void an_address_of_nothing_is_the_page() {
    var crawler = withoutScripts(UUID.randomUUID().toString().replace("-", ""));

    assertThat(crawler.page()).hasTitle("Box Office");
    assertThat(crawler.page().locator("meta[name=robots][content=noindex]")).hasCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</title></script></noscript><script>alert(1)</script>",
        "<!--<script>",
        "\"><img src=x onerror=alert(1)>",
        "</noscript><base href=//evil.example>",
        "&lt;/script&gt; $1 \\u003c {{name}}"
      })
  void with_scripts_texts_stay_texts(String text) {
    var eventId =
        organizer.publishes(
            Plan.of(5).with("name", text).with("venue", text).with("description", text).members());
    var visitor = VISITORS.arrives().opens("/events/" + eventId);

    // The page has two modules, the facts for search engines and a title.
    assertThat(visitor.page().locator("script, base, title, meta[http-equiv], [onerror]"))
        .hasCount(4);
    assertThat(visitor.page().locator("meta[property='og:title']")).hasAttribute("content", text);
    Assertions.assertThat(
            visitor.page().evaluate("() => JSON.parse(%s).name".formatted(STRUCTURED)))
        .isEqualTo(text);
  }

  private static Visitor withoutScripts(String eventId) {
    return VISITORS
        .arrives(Visitors.options().setJavaScriptEnabled(false))
        .opens("/events/" + eventId);
  }
}
