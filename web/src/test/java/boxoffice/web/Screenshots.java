package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.local.RunningSystem;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes {@code docs/screenshots} from a new system with its demo events. */
final class Screenshots {

  private static final Path FOLDER = Path.of("../docs/screenshots");
  private static final String EMAIL = "demo@example.com";
  private static final String PASSWORD = "Demo-Passw0rd-1";
  private static final String EVENT = "Night Trains";

  /** Heights by widths in CSS pixels: a phone and a laptop. */
  private static final Map<Integer, Integer> HEIGHTS = Map.of(390, 844, 1280, 900);

  private Screenshots() {}

  public static void main(String[] arguments) throws Exception {
    try (var system = RunningSystem.start(Map.of("seed", "all"))) {
      for (var width : HEIGHTS.keySet()) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
          take(system, width, scheme);
        }
      }
    }
    // The driver of the browser keeps the process alive.
    System.exit(0);
  }

  private static void take(RunningSystem system, int width, ColorScheme scheme)
      throws InterruptedException {
    var screen =
        Visitors.options().setViewportSize(width, HEIGHTS.get(width)).setColorScheme(scheme);
    try (var browser = Chromium.orSkip().newContext(screen)) {
      var visitor = new Visitor(browser, system.page()).opens("#/sign-in");
      visitor.signsIn(EMAIL, PASSWORD);
      visitor.reads("tickets left");
      save(visitor, "events", width, scheme);

      visitor.follows(EVENT);
      assertThat(visitor.button("Book tickets")).isVisible();
      save(visitor, "event", width, scheme);

      visitor.opens("#/bookings");
      visitor.reads("in line");
      save(visitor, "bookings", width, scheme);

      visitor.opens("#/organize").follows(EVENT);
      visitor.reads("Aylin Demir");
      save(visitor, "console", width, scheme);
    }
  }

  private static void save(Visitor visitor, String view, int width, ColorScheme scheme) {
    var name = "%s-%d-%s.png".formatted(view, width, scheme.name().toLowerCase(Locale.ROOT));
    // The pointer must not highlight anything.
    visitor.page().mouse().move(0, 0);
    visitor.page().screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name)));
    System.out.println(FOLDER.resolve(name).normalize());
  }
}
