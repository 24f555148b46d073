package boxoffice.web;

import com.microsoft.playwright.BrowserContext;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * The page as it was before a fault of it was mended, for the test that must see the fault.
 *
 * @param fault what people met
 * @param file of the page, such as {@code finding/finding.js}
 * @param mended a text that occurs once in the file
 * @param broken what was in its place, as far as it matters
 * @param test the class whose test fails then
 * @param method the test
 */
record PageMutation(
    String fault, String file, String mended, String broken, Class<?> test, String method) {

  /** Long enough for what a page does without a network. Every mutation waits once in vain. */
  private static final int PATIENCE_IN_MS = 5_000;

  private static Optional<PageMutation> now = Optional.empty();

  /** How often the text occurs in the file. */
  int places() {
    return Texts.read(Texts.SITE.resolve(file)).split(Pattern.quote(mended), -1).length - 1;
  }

  /** Runs the test in the broken page. */
  TestExecutionSummary run() {
    var summary = new SummaryGeneratingListener();
    var only =
        Arrays.stream(test.getDeclaredMethods())
            .filter(each -> each.getName().equals(method))
            .map(each -> DiscoverySelectors.selectMethod(test, each))
            .toList();
    now = Optional.of(this);
    try {
      LauncherFactory.create()
          .execute(LauncherDiscoveryRequestBuilder.request().selectors(only).build(), summary);
    } finally {
      now = Optional.empty();
    }
    return summary.getSummary();
  }

  /** How long a test waits for what should come, in milliseconds. */
  static int patienceOr(int usual) {
    return now.isPresent() ? PATIENCE_IN_MS : usual;
  }

  /** Gives a browser the broken page, if there is one now. */
  static void meets(BrowserContext browser) {
    now.ifPresent(mutation -> mutation.breaksFor(browser));
  }

  private void breaksFor(BrowserContext browser) {
    browser.setDefaultTimeout(PATIENCE_IN_MS);
    browser.route("**/" + file, Visitor.answering(text -> text.replace(mended, broken)));
  }

  @Override
  public String toString() {
    return fault;
  }
}
