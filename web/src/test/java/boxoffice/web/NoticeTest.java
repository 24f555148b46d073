package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Browser;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Short messages on a phone: they cover nothing that somebody wants to press. */
class NoticeTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final String SAY =
      "async () => (await import('/messages.js')).say('The link is copied. Send it to one"
          + " person.')";

  /** The controls that the message is over. */
  private static final String COVERED =
      """
      () => {
        const own = document.getElementById('status').getBoundingClientRect();
        return [...document.querySelectorAll('a, button, input, select, summary')]
          .filter((node) => node.checkVisibility({ visibilityProperty: true }))
          .filter((node) => {
            const box = node.getBoundingClientRect();
            return box.top < own.bottom && box.bottom > own.top && box.left < own.right && box.right > own.left;
          })
          .map((node) => node.textContent);
      }\
      """;

  private static final Browser.NewContextOptions PHONE =
      Visitors.options().setViewportSize(390, 844);

  private final Person organizer = Person.registered(Api.shared());
  private final String eventId = organizer.publishes(Plan.of(10).members());

  private Visitor visitor;

  @BeforeEach
  void arrive() {
    visitor = VISITORS.arrives(PHONE);
  }

  @Test
  void a_message_is_above_the_booking_bar() {
    visitor.opens("/events/" + eventId);
    assertThat(visitor.button("Book tickets")).isVisible();

    hearsAMessage();
  }

  @Test
  void a_message_stays_clear_of_what_scrolls() {
    visitor.signsIn(organizer).opens("/account").isAt("Your account");
    visitor.page().evaluate(SAY);
    assertThat(visitor.status()).isVisible();

    for (var top = 0; top < 600; top += 60) {
      visitor.page().evaluate("(top) => window.scrollTo(0, top)", top);
      coversNothing();
    }
  }

  @Test
  void a_message_of_a_dialog_is_inside_it() {
    visitor.signsIn(organizer).opens("/account").isAt("Your account");
    visitor.presses("Delete account");
    assertThat(visitor.dialog()).isVisible();

    visitor.page().evaluate(SAY);

    assertThat(visitor.dialog().getByText("The link is copied.")).isVisible();
    assertThat(visitor.page().locator("#status")).isEmpty();
  }

  private void hearsAMessage() {
    visitor.page().evaluate(SAY);
    assertThat(visitor.status()).isVisible();
    coversNothing();
  }

  private void coversNothing() {
    visitor.page().waitForCondition(() -> ((List<?>) visitor.page().evaluate(COVERED)).isEmpty());
  }
}
