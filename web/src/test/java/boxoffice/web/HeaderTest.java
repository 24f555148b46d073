package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The head of the page, on screens of all widths. */
class HeaderTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final int PHONE = 390;
  private static final int TABLET = 768;
  private static final int WIDEST = 1280;

  /** Texts of the header that take more than one line. */
  private static final String BROKEN =
      """
      () => [...document.querySelectorAll('.top :is(a, button)')]
        .filter((node) => node.checkVisibility())
        .filter((node) => {
          const range = document.createRange();
          range.selectNodeContents(node.lastChild);
          return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
        })
        .map((node) => node.textContent)\
      """;

  /** In how many rows the links of the header are, with the brand or below it. */
  private static final String ROWS_OF_LINKS =
      """
      () => new Set([...document.querySelectorAll('#nav a')]
        .map((node) => Math.round(node.getBoundingClientRect().top))).size\
      """;

  /** In how many rows the parts of the header are. */
  private static final String ROWS =
      """
      () => {
        const boxes = [...document.querySelectorAll('.top > *')]
          .filter((node) => node.checkVisibility())
          .map((node) => node.getBoundingClientRect())
          .sort((one, other) => one.top - other.top);
        return boxes.filter(({ top }, i) => i === 0 || top >= boxes[i - 1].bottom).length;
      }\
      """;

  private final Person person = Person.registered(Api.shared());

  private Visitor visitor;

  @BeforeEach
  void sign_in() {
    visitor = VISITORS.arrives().signsIn(person);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void the_header_fits_at_every_width(String language) {
    visitor.speaks(language);
    for (var width = 320; width <= WIDEST; width += 16) {
      visitor.page().setViewportSize(width, 800);
      if (width >= 360) {
        assertThat(visitor.page().evaluate(BROKEN)).as("broken at %d px", width).asList().isEmpty();
      }
      assertThat(visitor.page().evaluate(ROWS_OF_LINKS))
          .as("rows of links at %d px", width)
          .isEqualTo(1);
      assertThat(visitor.page().evaluate(ROWS))
          .as("rows at %d px", width)
          .isEqualTo(width < TABLET ? 2 : 1);
      Fit.holds(visitor, width, "100%");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void the_header_fits_with_large_text(String language) {
    visitor.speaks(language);
    for (var size : List.of("137%", "200%", "250%")) {
      Fit.holds(visitor, PHONE, size);
      Fit.holds(visitor, TABLET, size);
    }
  }

  @Test
  void a_phone_shows_who_is_signed_in() {
    visitor.page().setViewportSize(PHONE, 844);

    assertThat(visitor.button(person.email())).isVisible();
    assertThat(visitor.button("Sign out")).isHidden();

    visitor.presses(person.email());

    assertThat(visitor.page().locator("#person")).isVisible();
    assertThat(visitor.page().locator("#person")).hasText(person.email());
    visitor.presses("Sign out");
    visitor.isSignedOut();
    assertThat(visitor.button(person.email())).isHidden();
  }

  @Test
  void the_menu_closes_with_the_view() {
    visitor.page().setViewportSize(PHONE, 844);
    visitor.presses(person.email());

    visitor.follows("Account");

    visitor.isAt("Your account");
    assertThat(visitor.button("Sign out")).isHidden();
  }

  @Test
  void the_menu_works_by_keyboard() {
    visitor.page().setViewportSize(PHONE, 844);
    visitor.button(person.email()).focus();

    visitor.page().keyboard().press("Enter");
    visitor.page().keyboard().press("Tab");
    assertThat(visitor.link("Account")).isFocused();
    visitor.page().keyboard().press("Escape");

    assertThat(visitor.link("Account")).isHidden();
    assertThat(visitor.button(person.email())).isFocused();
  }

  @Test
  void the_header_marks_the_view() {
    visitor.opens("/bookings").isAt("My bookings");

    var marked = visitor.page().locator(".top [aria-current=page]");
    assertThat(marked).hasText("My bookings");
    assertThat(marked).hasCSS("text-decoration-line", "underline");
  }
}
