package boxoffice.web;

import boxoffice.local.RunningSystem;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The visitors of a test, each with a separate browser. After a failed test, {@code
 * target/failures} has screenshots. After every other test, the page must have done nothing that is
 * forbidden.
 */
final class Visitors implements BeforeAllCallback, AfterTestExecutionCallback, AfterEachCallback {

  private static final Path FAILURES = Path.of("target", "failures");

  /** Longer than any step takes on a busy machine. Only failing tests wait so long. */
  private static final int PATIENCE_IN_MS = 20_000;

  private final List<Visitor> here = new ArrayList<>();

  /** A visitor with a wide screen. */
  Visitor arrives() {
    return arrives(options());
  }

  Visitor arrives(Browser.NewContextOptions options) {
    try {
      return arrives(Chromium.orSkip(), options);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A visitor with another browser. */
  Visitor arrives(Browser browser, Browser.NewContextOptions options) throws InterruptedException {
    var context = browser.newContext(options);
    PageMutation.meets(context);
    var visitor = new Visitor(context, RunningSystem.shared().page());
    here.add(visitor);
    return visitor;
  }

  List<Visitor> all() {
    return List.copyOf(here);
  }

  /**
   * A wide screen in Berlin, without animations. There is no service worker, which would take
   * requests from tests that intercept them.
   */
  static Browser.NewContextOptions options() {
    return new Browser.NewContextOptions()
        .setViewportSize(1280, 800)
        .setLocale("en-GB")
        .setTimezoneId("Europe/Berlin")
        .setServiceWorkers(ServiceWorkerPolicy.BLOCK)
        .setReducedMotion(ReducedMotion.REDUCE);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws InterruptedException {
    Chromium.orSkip();
    PlaywrightAssertions.setDefaultAssertionTimeout(PageMutation.patienceOr(PATIENCE_IN_MS));
  }

  @Override
  public void afterTestExecution(ExtensionContext context) throws IOException {
    if (context.getExecutionException().isPresent()) {
      Files.createDirectories(FAILURES);
      var test = context.getRequiredTestMethod();
      for (var i = 0; i < here.size(); i++) {
        var name =
            "%s.%s-%d".formatted(test.getDeclaringClass().getSimpleName(), test.getName(), i);
        here.get(i)
            .page()
            .screenshot(
                new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(FAILURES.resolve(name + ".png")));
      }
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    try {
      if (context.getExecutionException().isEmpty()) {
        here.forEach(visitor -> visitor.watch().nothingForbidden());
      }
    } finally {
      here.forEach(Visitor::leaves);
      here.clear();
    }
  }
}
