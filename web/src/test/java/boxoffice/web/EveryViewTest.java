package boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requirements that apply to every view. */
class EveryViewTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final List<String> GRAVE = List.of("serious", "critical");

  /** The narrowest screen of WCAG 2.2, 1.4.10, in CSS pixels. */
  private static final int NARROWEST = 320;

  /** Of a usual phone, in CSS pixels. */
  private static final int PHONE = 390;

  private static final int LAPTOP = 1280;

  private static final Map<String, Integer> FINDINGS = new TreeMap<>();

  private static int looks;

  static List<View> views() {
    return View.all();
  }

  @ParameterizedTest
  @MethodSource("views")
  void each_view_is_accessible(View view) {
    var visitor = view.shownTo(VISITORS.arrives());

    isAccessible(visitor, view + ", English");
    visitor.page().setViewportSize(NARROWEST, 640);
    hasNoGraveFinding(visitor, view + ", narrow");
    Fit.holdsForFingers(visitor);
    Fit.holdsStill(visitor);
    fits(visitor);
    Fit.holdsInForcedColors(visitor);
  }

  @ParameterizedTest
  @MethodSource("views")
  void each_view_is_german_and_accessible(View view) {
    var visitor = VISITORS.arrives().asksFor("de-DE", "de", "en-US", "en").opens("");
    var german = Texts.german(visitor);

    view.shownTo(visitor.translates(german));

    assertThat(visitor.page().locator("h1, h2, h3, button, label, summary, th").allInnerTexts())
        .as("English in %s", view)
        .allMatch(text -> german.apply(text).equals(text) || german.apply(text).isEmpty());
    isAccessible(visitor, view + ", German");
    fits(visitor);
  }

  private static void isAccessible(Visitor visitor, String where) {
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      visitor.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      hasNoGraveFinding(visitor, where + ", " + scheme);
    }
  }

  private static void fits(Visitor visitor) {
    Fit.holds(visitor, NARROWEST, "100%");
    Fit.holds(visitor, PHONE, "137%");
    Fit.holds(visitor, PHONE, "200%");
    Fit.holds(visitor, NARROWEST, "200%");
    Fit.holds(visitor, LAPTOP, "200%");
  }

  @AfterAll
  static void print_the_findings_of_axe() {
    System.out.printf("axe, %d looks at %d views: %s%n", looks, views().size(), FINDINGS);
  }

  private static void hasNoGraveFinding(Visitor visitor, String where) {
    var findings = new AxeBuilder(visitor.page()).analyze().getViolations();
    looks++;
    findings.forEach(finding -> FINDINGS.merge(finding.getImpact(), 1, Integer::sum));
    findings.forEach(finding -> System.out.println("axe, " + where + ": " + described(finding)));
    assertThat(findings)
        .as("findings of axe in %s", where)
        .filteredOn(finding -> GRAVE.contains(finding.getImpact()))
        .extracting(EveryViewTest::described)
        .isEmpty();
  }

  private static String described(Rule finding) {
    return "%s: %s at %s"
        .formatted(
            finding.getImpact(),
            finding.getHelp(),
            finding.getNodes().stream()
                .map(node -> String.valueOf(node.getHtml()))
                .collect(Collectors.joining(", ")));
  }
}
