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
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A person with their own browser. They find elements by role and name, as people do, and wait for
 * elements that are not there yet.
 */
final class Visitor {

  /** In the format of a date field. */
  static final String NEXT_MONTH = LocalDate.now(ZoneOffset.UTC).plusDays(30) + "T20:00";

  private static final Duration RELOAD = Duration.ofMillis(500);

  private static final String FOLLOW =
      """
      (href) => {
        const link = document.createElement('a');
        link.setAttribute('href', href);
        document.body.append(link);
        link.click();
        link.remove();
      }\
      """;

  private static final String KEPT =
      "name => sessionStorage.getItem(name) ?? localStorage.getItem(name)";

  private static final JsonMapper JSON = new JsonMapper();

  private final BrowserContext browser;
  private final URI address;
  private final Watch watch;
  private final Page page;
  private UnaryOperator<String> language = UnaryOperator.identity();

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

  /** The whole address of a route. */
  String address(String route) {
    return address + route.replaceFirst("^/", "");
  }

  BrowserContext browser() {
    return browser;
  }

  Watch watch() {
    return watch;
  }

  /**
   * Goes to a view, as by a link: a page that is open stays open. Waits until the view has replaced
   * the one before, which may have links of the same name.
   *
   * @param route such as {@code /events}; empty for the first view
   */
  Visitor opens(String route) {
    if (setsOutFor(route)) {
      assertThat(page.locator("#main[aria-busy=true]")).hasCount(0);
    }
    return this;
  }

  /**
   * Goes to a view that may not come, because a request of it is held.
   *
   * @return whether the page was open before, and stays open
   */
  boolean setsOutFor(String route) {
    var isOpen = page.url().startsWith(address.toString());
    if (isOpen) {
      page.evaluate(FOLLOW, "/" + route.replaceFirst("^/", ""));
    } else {
      page.navigate(address(route));
    }
    return isOpen;
  }

  /** From the next load on, the browser asks for these languages, the most wanted first. */
  Visitor asksFor(String... languages) {
    browser.addInitScript(
        "Object.defineProperty(Navigator.prototype, 'languages', { get: () => %s });"
            .formatted(JSON.valueToTree(languages)));
    return this;
  }

  /** From now on, finds elements by their names in another language than English. */
  Visitor translates(UnaryOperator<String> translation) {
    language = translation;
    return this;
  }

  /** A text of the page in the language of this visitor. */
  String says(String english) {
    return language.apply(english);
  }

  /** Loads the page again, in another language. */
  Visitor speaks(String language) {
    page.evaluate(
        "it => localStorage.setItem('box-office.language', JSON.stringify(it))", language);
    page.reload();
    assertThat(page.locator("#main h1").first()).isVisible();
    assertThat(page.locator("#foot button").first()).isAttached();
    return this;
  }

  /** Signs in until the last tab is closed. */
  Visitor signsIn(Person person) {
    return opens("/sign-in").signsIn(person.email(), person.password());
  }

  /** Signs in on the current view, which must be the sign-in. */
  Visitor signsIn(String email, String password) {
    fills("E-mail", email);
    fills("Password", password);
    presses("Sign in");
    assertThat(page.locator("body.signed-in")).isVisible();
    return this;
  }

  /** Signs in and stays signed in on this device. */
  Visitor signsInToStay(Person person) {
    opens("/sign-in");
    field("Keep me signed in on this device").check();
    return signsIn(person.email(), person.password());
  }

  /** Signs out; on a narrow screen, by the menu. */
  void signsOut() {
    assertThat(page.locator(".top")).isVisible();
    if (button("Sign out").isHidden()) {
      page.locator("#who").click();
    }
    presses("Sign out");
    isSignedOut();
  }

  /** Waits until the page is as for somebody without a session. */
  void isSignedOut() {
    assertThat(page.locator("#sign-in")).isVisible();
  }

  /** The value that this tab or the device keeps under a name; JSON null if there is none. */
  JsonNode keeps(String name) {
    try {
      var kept = page.evaluate(KEPT, "box-office." + name);
      return JSON.readTree(String.valueOf(kept));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  Locator heading(String name) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(says(name)).setExact(true));
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(says(name)).setExact(true));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(says(name)));
  }

  Locator field(String label) {
    return page.getByLabel(says(label), new Page.GetByLabelOptions().setExact(true));
  }

  /** A message that screen readers read at once, such as a problem. */
  Locator alert() {
    return page.getByRole(AriaRole.ALERT);
  }

  /**
   * A message that screen readers read when they are idle; if a dialog is open, that of the dialog.
   */
  Locator status() {
    return page.getByRole(AriaRole.STATUS).last();
  }

  /** A part of the view with its own heading. */
  Locator part(String heading) {
    return page.getByRole(
        AriaRole.REGION, new Page.GetByRoleOptions().setName(says(heading)).setExact(true));
  }

  Locator dialog() {
    return page.getByRole(AriaRole.DIALOG);
  }

  /** The item of a list or row of a table that contains a text. */
  Locator item(String text) {
    return page.locator("li, tr").filter(new Locator.FilterOptions().setHasText(says(text)));
  }

  /** A number of the console with its name. */
  Locator figure(String name) {
    return page.locator("dl > div")
        .filter(
            new Locator.FilterOptions()
                .setHas(page.getByText(says(name), new Page.GetByTextOptions().setExact(true))));
  }

  /** Waits until a number of the console has this value. */
  void counts(String name, int value) {
    assertThat(figure(name)).hasText(Pattern.compile("^" + says(name) + value + "(?!\\d)"));
  }

  Locator image(String name) {
    return page.getByRole(
        AriaRole.IMG, new Page.GetByRoleOptions().setName(says(name)).setExact(true));
  }

  Locator qrCode() {
    return image("QR code of your ticket");
  }

  String scans() {
    assertThat(qrCode()).isVisible();
    return QrCode.read(page.screenshot());
  }

  Locator text(String text) {
    return page.getByText(says(text));
  }

  void fills(String label, String text) {
    field(label).fill(text);
  }

  void presses(String button) {
    button(button).click();
  }

  /** Presses a button of a part of the view, such as a dialog. */
  void presses(String button, Locator part) {
    part.getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(says(button)).setExact(true))
        .click();
  }

  void follows(String link) {
    link(link).first().click();
  }

  /** Waits until the text is visible; it may also be where nobody sees it. */
  void reads(String text) {
    var seen = text(text).filter(new Locator.FilterOptions().setVisible(true));
    assertThat(seen.first()).isVisible();
  }

  /** Waits until the heading is visible. */
  void isAt(String heading) {
    assertThat(heading(heading)).isVisible();
  }

  /** Reloads the page until a part of it has the text: some lists are stale for a few seconds. */
  void reloadsUntil(Locator part, String text) {
    Await.until(
        () -> {
          page.reload();
          assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
          return part.allInnerTexts().toString();
        },
        seen -> seen.replace("\u200B", "").contains(text),
        RELOAD);
  }

  /**
   * Gives the page a clock that the test can stop. It must have it before it sets a timer: an older
   * timer goes on by itself.
   */
  Visitor hasAClock() {
    page.clock().install();
    return this;
  }

  /** Stops the clock that the page has so many milliseconds ahead, until a test moves it. */
  void stopsTheClock(long ahead) {
    page.clock().pauseAt(System.currentTimeMillis() + ahead);
  }

  /** Fills in the form for an event next month and sends it. */
  void createsEvent(String name, int capacity) {
    fills("Name", name);
    fills("Starts", NEXT_MONTH);
    fills("Capacity", Integer.toString(capacity));
    presses("Create event");
  }

  /** Loads pages of a list until it contains a part. */
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

  /**
   * From now on, gets this answer to requests.
   *
   * @param address a pattern
   */
  void isAnswered(String address, int status, Map<String, ?> body) {
    var problem = status >= 400 ? "application/problem+json" : "application/json";
    var answer = new Route.FulfillOptions().setStatus(status).setContentType(problem);
    answer.setBody(JSON.valueToTree(body).toString());
    page.route(address, route -> route.fulfill(answer));
  }

  /**
   * From now on, gets the answers to requests with another text.
   *
   * @param address a pattern
   */
  void isAnswered(String address, UnaryOperator<String> edit) {
    page.route(address, answering(edit));
  }

  /** Gives requests their answers with another text. */
  static Consumer<Route> answering(UnaryOperator<String> edit) {
    return route -> {
      var answer = route.fetch();
      var body = edit.apply(answer.text());
      route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(body));
    };
  }

  /** From now on, gets no updates of an event, as in a tunnel. */
  void losesSightOf(String eventId) {
    page.route("**/v1/events/" + eventId, Route::abort);
  }

  void leaves() {
    browser.close();
  }
}
