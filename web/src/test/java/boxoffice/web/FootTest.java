package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The foot of the page: what the operator has set, and the languages. */
class FootTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final String FILE = "**/site.json";

  private final Visitor visitor = VISITORS.arrives();

  @Test
  void the_foot_has_what_the_operator_set() {
    visitor.isAnswered(
        FILE,
        200,
        Map.of(
            "operator", "Old Town Hall",
            "imprint", "https://hall.example/imprint",
            "privacy", "https://hall.example/privacy",
            "help", "https://hall.example/help",
            "contact", "mailto:hall@hall.example"));
    visitor.opens("/events");

    assertThat(foot()).containsText("Old Town Hall");
    assertThat(links()).hasText(new String[] {"Imprint", "Privacy", "Help", "Contact"});
    assertThat(links().last()).hasAttribute("href", "mailto:hall@hall.example");
  }

  @Test
  void what_is_not_set_is_not_there() {
    visitor.isAnswered(FILE, 200, Map.of("help", "https://hall.example/help"));
    visitor.opens("/events");

    assertThat(links()).hasText(new String[] {"Help"});
  }

  @Test
  void an_unsafe_address_is_no_link() {
    visitor.isAnswered(
        FILE,
        200,
        Map.of(
            "imprint", "javascript:alert(1)",
            "privacy", "http://hall.example/privacy",
            "help", "mailto:hall@hall.example",
            "contact", "data:text/html,x"));
    visitor.opens("/events");

    assertThat(languages().first()).isVisible();
    assertThat(links()).hasCount(0);
  }

  @Test
  void without_an_answer_it_has_the_languages() {
    visitor.page().route(FILE, route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
    visitor.opens("/events");

    assertThat(languages()).hasText(new String[] {"English", "Deutsch"});
    assertThat(links()).hasCount(0);
  }

  @Test
  void a_language_is_chosen_in_itself() {
    visitor.opens("/events").isAt("Upcoming events");
    assertThat(visitor.button("Deutsch")).hasAttribute("lang", "de");
    assertThat(visitor.button("English")).hasAttribute("aria-pressed", "true");

    visitor.presses("Deutsch");

    visitor.isAt("Kommende Veranstaltungen");
    assertThat(visitor.button("Deutsch")).hasAttribute("aria-pressed", "true");
    visitor.presses("English");
    visitor.isAt("Upcoming events");
  }

  @Test
  void the_foot_moves_nothing_when_it_comes() {
    var waiting = new Route[1];
    visitor.page().route(FILE, route -> waiting[0] = route);
    visitor.opens("/events").isAt("Upcoming events");
    visitor.page().waitForCondition(() -> waiting[0] != null);
    var before = visitor.page().evaluate("document.documentElement.scrollHeight");

    waiting[0].fulfill(
        new Route.FulfillOptions()
            .setContentType("application/json")
            .setBody("{\"operator\": \"Old Town Hall\", \"help\": \"https://hall.example/help\"}"));

    assertThat(languages().first()).isVisible();
    assertThat(visitor.page().evaluate("document.documentElement.scrollHeight")).isEqualTo(before);
  }

  private Locator foot() {
    return visitor.page().locator("footer");
  }

  private Locator links() {
    return foot().locator("a");
  }

  private Locator languages() {
    return foot().locator("button");
  }
}
