package boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each view, to somebody who reads German: longer words must fit, too. */
class GermanViewsTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  /** A phone, and the narrowest screen of WCAG 2.2, 1.4.10. */
  private static final List<Integer> WIDTHS = List.of(390, 320);

  /** What is cut off or sticks out, but in what scrolls. */
  private static final String TOO_WIDE =
      """
      () => [...document.querySelectorAll('body *')]
        .filter((node) => node.checkVisibility() && !node.closest('.scroll, svg, [popover], video, canvas'))
        .filter((node) => [...node.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim()))
        .filter((node) => {
          const { left, right, width } = node.getBoundingClientRect();
          const hidden = getComputedStyle(node).clipPath !== 'none' || width <= 1 || right < 0;
          const cut = getComputedStyle(node).overflowX !== 'visible' && node.scrollWidth > node.clientWidth + 1;
          return !hidden && (right > innerWidth + 1 || left < -1 || (cut && getComputedStyle(node).display !== 'inline'));
        })
        .map((node) => `${node.localName}.${node.className}: ${node.textContent}`)\
      """;

  static List<View> views() {
    return View.all();
  }

  @ParameterizedTest
  @MethodSource("views")
  @SuppressWarnings("unchecked")
  void each_view_is_german_and_fits(View view) {
    var visitor = VISITORS.arrives().asksFor("de-DE", "de", "en-US", "en").opens("");
    var german = dictionary(visitor);
    visitor.speaks(Texts.translation(german));

    view.shownTo(visitor);

    assertThat(visitor.page().locator("html").getAttribute("lang")).isEqualTo("de");
    assertThat(visitor.page().locator("h1, h2, h3, button, label, summary, th").allInnerTexts())
        .filteredOn(text -> german.containsKey(text) && !german.get(text).asText().equals(text))
        .as("English in %s", view)
        .isEmpty();
    for (var width : WIDTHS) {
      visitor.page().setViewportSize(width, 800);
      assertThat(visitor.page().evaluate("document.documentElement.scrollWidth"))
          .as("width of %s at %s", view, width)
          .isEqualTo(width);
      assertThat((List<String>) visitor.page().evaluate(TOO_WIDE))
          .as("too wide in %s at %s", view, width)
          .isEmpty();
    }
  }

  private static Map<String, JsonNode> dictionary(Visitor visitor) {
    var all = new HashMap<>(Texts.dictionary(visitor, "de.js"));
    all.putAll(Texts.dictionary(visitor, "de.more.js"));
    return all;
  }
}
