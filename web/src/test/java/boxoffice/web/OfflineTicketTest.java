package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Answer;
import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ticket that was seen opens without a network, for its owner alone. */
class OfflineTicketTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  /** All that the device keeps for the page, by its names. */
  private static final String KEPT =
      """
      async () => [
        ...(await caches.keys()),
        ...(await indexedDB.databases()).map(({ name }) => name),
        ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
        ...Object.keys(localStorage),
      ]\
      """;

  private static final String PAGE_IS_KEPT =
      """
      async () => {
        const names = await caches.keys();
        return names.length === 1 && (await caches.match('/bookings')) !== undefined;
      }\
      """;

  private static final String NEW_IS_KEPT =
      """
      async () => {
        const kept = await caches.match('/booking/history.js');
        const text = (await kept?.text()) ?? '';
        return (await caches.keys()).length === 1 && text.includes('What happened');
      }\
      """;

  private static final String ADDRESSES =
      """
      async () => {
        const caching = (await caches.keys()).map((name) => caches.open(name));
        const keys = (await Promise.all(caching)).map(async (cache) => (await cache).keys());
        return (await Promise.all(keys)).flat().map(({ url }) => new URL(url).pathname);
      }\
      """;

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);
  private final Person guest = Person.registered(api);
  private final Plan plan = Plan.of(10).in(20);
  private final String eventId = organizer.publishes(plan.members());

  @Test
  void a_seen_ticket_opens_without_a_network() {
    var booking = guest.books(eventId, 1);
    var visitor = hasSeen(booking, options());
    visitor.browser().setOffline(true);

    visitor.page().reload();

    visitor.isAt("Your ticket");
    visitor.reads("There is no connection. You see this as it was on ");
    Assertions.assertThat(visitor.scans())
        .isEqualTo(Tickets.scanned(Tickets.of(booking).getFirst()));
    assertThat(visitor.button("Cancel booking")).hasCount(0);
  }

  @Test
  void the_list_leads_to_it_without_a_network() {
    var visitor = hasSeen(guest.books(eventId, 2), options());
    visitor.browser().setOffline(true);

    visitor.page().navigate(address(visitor, "/bookings"));

    assertThat(visitor.part("Next")).containsText(plan.name());
    visitor.follows(plan.name());
    visitor.isAt("Your tickets");
    assertThat(visitor.image("QR code of ticket 2 of 2")).isVisible();
  }

  @Test
  void it_opens_in_german_without_a_network() {
    var visitor = hasSeen(guest.books(eventId, 1), options().setLocale("de-DE"));
    visitor.browser().setOffline(true);

    visitor.page().reload();

    visitor.isAt("Ihr Ticket");
    assertThat(visitor.page().locator("svg.qr")).isVisible();
  }

  @Test
  void the_network_brings_the_booking_as_it_is() {
    var booking = guest.books(eventId, 2);
    var visitor = hasSeen(booking, options());
    visitor.browser().setOffline(true);
    visitor.page().reload();
    visitor.reads("There is no connection.");
    guest.cancels(booking.text("bookingId"));

    visitor.browser().setOffline(false);

    visitor.isAt("Your booking");
    assertThat(visitor.text("There is no connection.")).isHidden();
  }

  @Test
  void without_a_network_an_open_ticket_says_so() {
    var visitor = hasSeen(guest.books(eventId, 1), options());

    visitor.browser().setOffline(true);

    visitor.reads("There is no connection. You see this as it was on ");
    assertThat(visitor.qrCode()).isVisible();
    visitor.browser().setOffline(false);
    assertThat(visitor.text("There is no connection.")).isHidden();
    assertThat(visitor.button("Cancel booking")).isVisible();
  }

  @ParameterizedTest
  @ValueSource(strings = {"in this tab", "in another tab", "with the account"})
  void after_the_sign_out_nothing_is_left(String where) {
    var visitor = hasSeen(guest.books(eventId, 1), options());
    Assertions.assertThat(kept(visitor)).hasSizeGreaterThanOrEqualTo(4);
    var other = visitor.inAnotherTab().opens("/account");
    other.isAt("Your account");

    switch (where) {
      case "in this tab" -> visitor.signsOut();
      case "in another tab" -> other.signsOut();
      default -> deletesTheAccount(other);
    }

    visitor.isSignedOut();
    other.isSignedOut();
    isEmpty(visitor);
    visitor.page().reload();
    isEmpty(visitor);
  }

  private void deletesTheAccount(Visitor visitor) {
    visitor.presses("Delete account");
    visitor.dialog().getByLabel("Current password").fill(guest.password());
    visitor.presses("Yes, delete it");
  }

  @Test
  void the_last_tab_takes_it_along() {
    var visitor = hasSeen(guest.books(eventId, 1), options());
    var address = address(visitor, "/");

    visitor.page().close();
    var next = visitor.browser().newPage();
    next.navigate(address);

    assertThat(next.locator("#sign-in")).isVisible();
    next.waitForCondition(() -> ((List<?>) next.evaluate(KEPT)).isEmpty());
  }

  @Test
  void another_person_sees_nothing_of_it() {
    var booking = guest.books(eventId, 1);
    var visitor = hasSeen(booking, options());
    visitor.signsOut();
    var other = Person.registered(api);
    visitor.signsIn(other).opens("/bookings").reads("You have no bookings yet.");
    visitor.browser().setOffline(true);

    visitor.opens("/bookings/" + booking.text("bookingId"));

    visitor.isAt("There is no connection.");
    assertThat(visitor.text(plan.name())).hasCount(0);
  }

  @Test
  void only_files_of_the_page_are_kept() {
    var visitor = hasSeen(guest.books(eventId, 1), options());
    visitor.page().reload();
    visitor.isAt("Your ticket");
    visitor.opens("/bookings").isAt("My bookings");

    Assertions.assertThat(addresses(visitor))
        .contains("/bookings", "/app.js", "/views/booking.js", "/booking/booking.css")
        .doesNotContain("/views/door.js")
        .allMatch(path -> path.equals("/bookings") || path.matches(".*\\.(js|css|svg|json)"))
        .noneMatch(path -> path.startsWith("/v1/"));
    System.out.printf("The device keeps %d files of the page.%n", addresses(visitor).size());
  }

  @Test
  void nothing_is_registered_before_a_ticket_is_seen() {
    var visitor = VISITORS.arrives(options()).signsIn(guest).opens("/events/" + eventId);
    visitor.isAt(plan.name());
    visitor.opens("/bookings").isAt("My bookings");

    Assertions.assertThat(registrations(visitor)).isEmpty();
    Assertions.assertThat(visitor.page().evaluate("() => caches.keys()")).isEqualTo(List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "navigator.serviceWorker.register('/app.js')",
        "navigator.serviceWorker.register('/sw.js')",
        "trustedTypes.createPolicy('box-office', { createScriptURL: (any) => any })",
        "trustedTypes.createPolicy('other', { createHTML: (any) => any })",
        "import('/dom.js').then(({ WORKER }) => (document.body.innerHTML = WORKER))",
      })
  void nobody_else_registers_a_script(String attempt) {
    var visitor = VISITORS.arrives(options()).opens("");
    visitor.isAt("Upcoming events");

    Assertions.assertThatThrownBy(() -> visitor.page().evaluate("async () => " + attempt))
        .isInstanceOf(PlaywrightException.class)
        .hasMessageContaining("TypeError");

    Assertions.assertThat(registrations(visitor)).isEmpty();
    visitor.watch().forgiveViolations();
  }

  @Test
  void a_new_version_of_the_page_replaces_the_old() {
    var visitor = hasSeen(guest.books(eventId, 1), options());
    visitor.browser().route("**/booking/history.js", OfflineTicketTest::isNew);
    visitor.page().reload();
    visitor.isAt("What happened");

    visitor.page().waitForCondition(() -> (boolean) visitor.page().evaluate(NEW_IS_KEPT));
    visitor.browser().setOffline(true);
    visitor.page().reload();

    visitor.reads("There is no connection.");
    visitor.isAt("What happened");
  }

  private static void isNew(Route route) {
    var answer = route.fetch();
    route.fulfill(
        new Route.FulfillOptions()
            .setResponse(answer)
            .setHeaders(Map.of("content-type", "text/javascript; charset=utf-8", "etag", "\"new\""))
            .setBody(answer.text().replace("'History'", "'What happened'")));
  }

  private static Browser.NewContextOptions options() {
    return Visitors.options().setServiceWorkers(ServiceWorkerPolicy.ALLOW);
  }

  private Visitor hasSeen(Answer booking, Browser.NewContextOptions options) {
    var visitor = VISITORS.arrives(options);
    // In any language.
    visitor.opens("/sign-in");
    visitor.page().locator("input[type=email]").fill(guest.email());
    visitor.page().locator("input[autocomplete=current-password]").fill(guest.password());
    visitor.page().locator("form button.primary").click();
    assertThat(visitor.page().locator("#sign-out")).isVisible();
    visitor.opens("/bookings/" + booking.text("bookingId"));
    assertThat(visitor.page().locator("svg.qr").first()).isVisible();
    visitor.page().waitForCondition(() -> (boolean) visitor.page().evaluate(PAGE_IS_KEPT));
    return visitor;
  }

  private static String address(Visitor visitor, String route) {
    return visitor.page().url().replaceFirst("(://[^/]+).*", "$1") + route;
  }

  private static List<?> kept(Visitor visitor) {
    return (List<?>) visitor.page().evaluate(KEPT);
  }

  private static List<?> registrations(Visitor visitor) {
    return (List<?>)
        visitor
            .page()
            .evaluate("async () => (await navigator.serviceWorker.getRegistrations()).map(String)");
  }

  @SuppressWarnings("unchecked")
  private static List<String> addresses(Visitor visitor) {
    return (List<String>) visitor.page().evaluate(ADDRESSES);
  }

  private static void isEmpty(Visitor visitor) {
    visitor.page().waitForCondition(() -> kept(visitor).isEmpty());
  }
}
