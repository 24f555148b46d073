package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees before they scroll. */
class FirstScreenTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private final Person organizer = Person.registered(Api.shared());

  @ParameterizedTest
  @CsvSource({"390, 844", "1280, 800"})
  void the_next_events_are_on_the_first_screen(int width, int height) {
    for (var i = 0; i < 3; i++) {
      organizer.publishes(Plan.of(10).soon().members());
    }
    var visitor = VISITORS.arrives(Visitors.options().setViewportSize(width, height));
    visitor.opens("/events").isAt("Upcoming events");

    var cards = visitor.page().locator(".card.event");
    assertThat(cards.nth(1).getByRole(AriaRole.HEADING)).isVisible();
    var first = cards.first().boundingBox();
    assertThat(first.y + first.height).as("end of the first event").isLessThan(height);
    assertThat(cards.nth(1).locator("h3").boundingBox().y).isLessThan(height - 24);
  }

  @Test
  void an_event_has_its_color() {
    var plan = Plan.of(10).soon();
    organizer.publishes(plan.members());
    var visitor = VISITORS.arrives().opens("/events");

    assertThat(visitor.item(plan.name())).hasClass(Pattern.compile("hue-[1-6]"));
  }
}
