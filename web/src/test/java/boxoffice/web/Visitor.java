package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Await;
import boxoffice.blackbox.Person;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * Somebody at the page, with a browser of their own. They find things as people do, by what they
 * are and what they are called; what is not there yet is waited for.
 */
final class Visitor {

  /** As the form has it. */
  static final String NEXT_MONTH = LocalDate.now(ZoneOffset.UTC).plusDays(30) + "T20:00";

  private static final Duration RELOAD = Duration.ofMillis(500);

  private static final JsonMapper JSON = new JsonMapper();

  private final BrowserContext browser;
  private final URI address;
  private final Watch watch;
  private final Page page;

  Visitor(BrowserContext browser, URI address) {
    this(browser, address, Watch.over(browser, address), browser.newPage());
  }

  private Visitor(BrowserContext browser, URI address, Watch watch, Page page) {
    this.browser = browser;
    this.address = address;
    this.watch = watch;
    this.page = page;
  }

  /** The same person in another tab of the same browser. */
  Visitor inAnotherTab() {
    return new Visitor(browser, address, watch, browser.newPage());
  }

  Page page() {
    return page;
  }

  BrowserContext browser() {
    return browser;
  }

  Watch watch() {
    return watch;
  }

  /**
   * Goes to a view.
   *
   * @param route such as {@code #/events}; empty for where the page begins
   */
  Visitor opens(String route) {
    page.navigate(address + route);
    return this;
  }

  /** Signs in for as long as the tab is open. */
  Visitor signsIn(Person person) {
    return opens("#/sign-in").signsIn(person.email(), person.password());
  }

  /** Signs in where the page asks for it. */
  Visitor signsIn(String email, String password) {
    fills("E-mail", email);
    fills("Password", password);
    presses("Sign in");
    assertThat(button("Sign out")).isVisible();
    return this;
  }

  /** Signs in and asks to be kept so on this device. */
  Visitor signsInToStay(Person person) {
    opens("#/sign-in");
    field("Keep me signed in on this device").check();
    return signsIn(person);
  }

  /** What this tab keeps under a name; null where it keeps nothing. */
  JsonNode keeps(String name) {
    try {
      var kept = page.evaluate("name => sessionStorage.getItem('box-office.' + name)", name);
      return JSON.readTree(String.valueOf(kept));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  Locator heading(String name) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  /** What is said at once, such as a problem. */
  Locator alert() {
    return page.getByRole(AriaRole.ALERT);
  }

  /**
   * What is said when there is time, such as that something was done; in a dialog, where one is.
   */
  Locator status() {
    return page.getByRole(AriaRole.STATUS).last();
  }

  Locator dialog() {
    return page.getByRole(AriaRole.DIALOG);
  }

  /** The item of a list that a heading or cell of this text belongs to. */
  Locator item(String text) {
    return page.locator("li, tr").filter(new Locator.FilterOptions().setHasText(text));
  }

  /** A number with its name, as the console shows them. */
  Locator figure(String name) {
    return page.locator("dl > div")
        .filter(
            new Locator.FilterOptions()
                .setHas(page.getByText(name, new Page.GetByTextOptions().setExact(true))));
  }

  /** Looks until a number of the console is so. */
  void counts(String name, int value) {
    assertThat(figure(name)).hasText(Pattern.compile("^" + name + value + "(?!\\d)"));
  }

  Locator image(String name) {
    return page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator qrCode() {
    return image("QR code of your ticket");
  }

  /** Reads the QR code on the screen as a camera does. */
  String scans() {
    assertThat(qrCode()).isVisible();
    return QrCode.read(page.screenshot());
  }

  Locator text(String text) {
    return page.getByText(text);
  }

  void fills(String label, String text) {
    field(label).fill(text);
  }

  void presses(String button) {
    button(button).click();
  }

  void follows(String link) {
    link(link).first().click();
  }

  /** Looks until the text is somewhere on the screen. */
  void reads(String text) {
    assertThat(text(text).first()).isVisible();
  }

  /** Looks until a heading says so. */
  void isAt(String heading) {
    assertThat(heading(heading)).isVisible();
  }

  /** Reloads the page until a part of it has the text: some lists are a few seconds old. */
  void reloadsUntil(Locator part, String text) {
    Await.until(
        () -> {
          page.reload();
          assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
          return part.allInnerTexts().toString();
        },
        seen -> seen.contains(text),
        RELOAD);
  }

  /** From now on the page's clock stands, so many milliseconds ahead, until a test moves it. */
  void stopsTheClock(long ahead) {
    page.clock().install();
    page.clock().pauseAt(System.currentTimeMillis() + ahead);
  }

  /** Writes an event of next month down, and sends it. */
  void createsEvent(String name, int capacity) {
    fills("Name", name);
    fills("Starts", NEXT_MONTH);
    fills("Capacity", Integer.toString(capacity));
    presses("Create event");
  }

  /** Loads more of a list until a part of it is there. */
  void loadsMoreUntil(Locator part) {
    var more = button("Load more");
    assertThat(more).isVisible();
    while (part.count() == 0 && more.isVisible()) {
      var before = page.locator("li").count();
      more.click();
      page.waitForCondition(() -> page.locator("li").count() > before || more.isHidden());
    }
    assertThat(part).isVisible();
  }

  /** From now on hears nothing new of an event, as on a train. */
  void losesSightOf(String eventId) {
    page.route("**/v1/events/" + eventId, route -> route.abort());
  }

  /** Closes the browser. */
  void leaves() {
    browser.close();
  }
}
