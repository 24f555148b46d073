package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.local.Messaging;
import boxoffice.local.RunningSystem;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes {@code docs/screenshots} from a new system with its demo events: the page, and a mail as it
 * is in a mail program.
 */
final class Screenshots {

  private static final Path FOLDER = Path.of("../docs/screenshots");
  private static final String EMAIL = "demo@example.com";
  private static final String PASSWORD = "Demo-Passw0rd-1";
  private static final String EVENT = "Night Trains";
  private static final String TONIGHT = "Silent film";

  private static final Pattern LET_IN = Pattern.compile("^Let in");

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
      var visitor = new Visitor(browser, system.page()).opens("/sign-in");
      visitor.signsIn(EMAIL, PASSWORD);
      visitor.reads("tickets left");
      save(visitor, "events", width, scheme);

      visitor.follows(EVENT);
      assertThat(visitor.button("Book tickets")).isVisible();
      save(visitor, "event", width, scheme);

      visitor.opens("/bookings");
      visitor.reads("in line");
      save(visitor, "bookings", width, scheme);

      visitor.page().locator("li:has(.badge.confirmed) a").first().click();
      visitor.reads("History");
      save(visitor, "tickets", width, scheme);

      visitor.presses("Hand tickets on");
      visitor.dialog().getByRole(AriaRole.CHECKBOX).first().check();
      visitor.presses("Make a link");
      var link = HandOverTest.link(visitor, "Link for 1 ticket").inputValue();
      save(visitor, visitor.part("Links for your tickets"), "links", width, scheme);
      visitor.page().navigate(link);
      assertThat(visitor.button("Take the ticket")).isVisible();
      save(visitor, "hand-over", width, scheme);

      visitor.opens("/organize").follows(EVENT);
      visitor.isAt("Sales");
      save(visitor, "console", width, scheme);

      visitor.follows("People");
      visitor.presses("Make a link");
      assertThat(visitor.button("Copy link")).isVisible();
      save(visitor, visitor.part("People"), "people", width, scheme);

      visitor.opens("/organize").follows(TONIGHT);
      visitor.follows("Open the door");
      letsOneIn(visitor);
      save(visitor, "door", width, scheme);
    }
  }

  private static void letsOneIn(Visitor door) {
    door.text("Find a guest").click();
    door.fills("Name or ticket code", "a");
    door.page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(LET_IN))
        .first()
        .click();
    door.reads("Welcome, ");
    door.text("Find a guest").click();
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

  /** With a part of the view at the top. */
  private static void save(
      Visitor visitor, Locator part, String view, int width, ColorScheme scheme) {
    visitor.page().keyboard().press("Escape");
    part.evaluate("node => node.scrollIntoView()");
    save(visitor, view, width, scheme);
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
