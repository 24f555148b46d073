package boxoffice.web;

import boxoffice.local.Messaging;
import boxoffice.local.RunningSystem;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes {@code docs/screenshots} from a new system with its demo events: the page, and a mail as it
 * is in a mail program.
 */
final class Screenshots {

  private static final Path FOLDER = Path.of("../docs/screenshots");
  static final String EMAIL = "demo@example.com";

  /** Heights by widths in CSS pixels: a phone and a laptop. */
  private static final Map<Integer, Integer> HEIGHTS = Map.of(390, 844, 1280, 900);

  /** Widths of a mail in CSS pixels: on a phone, and beside a list of mails. */
  private static final List<Integer> MAIL_WIDTHS = List.of(390, 800);

  private static final List<ColorScheme> SCHEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

  private Screenshots() {}

  public static void main(String[] arguments) throws Exception {
    try (var system = RunningSystem.start(Map.of("seed", "all"))) {
      for (var scheme : SCHEMES) {
        for (var width : HEIGHTS.keySet()) {
          take(system, width, scheme);
        }
        for (var width : MAIL_WIDTHS) {
          takeMail(system, width, scheme);
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
      var visitor = new Visitor(browser, system.page());
      new Shots(visitor, view -> save(visitor, view, width, scheme)).all();
    }
    try (var browser = Chromium.orSkip().newContext(screen.setLocale("de-DE"))) {
      var visitor = new Visitor(browser, system.page());
      new Shots(visitor, view -> save(visitor, view + "-de", width, scheme)).some();
    }
  }

  private static void takeMail(RunningSystem system, int width, ColorScheme scheme)
      throws InterruptedException, IOException {
    var screen = Visitors.options().setViewportSize(width, 1).setColorScheme(scheme);
    try (var messaging = new Messaging(system);
        var browser = Chromium.orSkip().newContext(screen)) {
      var page = browser.newPage();
      page.navigate(
          system.mailbox().resolve("/mails/%s/html".formatted(mail(messaging))).toString());
      save(page, new Page.ScreenshotOptions().setFullPage(true), "mail", width, scheme);
    }
  }

  /** The id of the mail about tickets of the demo user. */
  private static String mail(Messaging messaging) throws IOException {
    return new JsonMapper()
        .readTree(messaging.get("/mails.json").body())
        .valueStream()
        .filter(mail -> mail.at("/to/0").asText().equals(EMAIL))
        .filter(mail -> mail.path("subject").asText().startsWith("You have"))
        .map(mail -> mail.path("id").asText())
        .findFirst()
        .orElseThrow();
  }

  private static void save(Visitor visitor, String view, int width, ColorScheme scheme) {
    // The pointer must not highlight anything.
    visitor.page().mouse().move(0, 0);
    save(visitor.page(), new Page.ScreenshotOptions(), view, width, scheme);
  }

  private static void save(
      Page page, Page.ScreenshotOptions options, String view, int width, ColorScheme scheme) {
    var name = "%s-%d-%s.png".formatted(view, width, scheme.name().toLowerCase(Locale.ROOT));
    page.screenshot(options.setPath(FOLDER.resolve(name)));
    System.out.println(FOLDER.resolve(name).normalize());
  }
}
