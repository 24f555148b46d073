package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Await;
import boxoffice.blackbox.Call;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One sign-in for all tabs of a browser. */
class SessionTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final String BOOKINGS = "**/v1/bookings*";
  private static final String REFRESH = "**/v1/auth/refresh";

  /** As in a browser that stores nothing for this page. */
  private static final String NOTHING_IS_STORED =
      """
      const denied = { get() { throw new DOMException('denied', 'SecurityError'); } };
      Object.defineProperty(window, 'localStorage', denied);
      Object.defineProperty(window, 'sessionStorage', denied);
      const refused = () => Promise.reject(new DOMException('denied', 'SecurityError'));
      Object.assign(LockManager.prototype, { request: refused, query: refused });
      window.BroadcastChannel = class { constructor() { throw new DOMException('', 'SecurityError'); } };
      """;

  private static final String NO_LOCKS =
      "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })";

  private final Api api = Api.shared();
  private final Person person = Person.registered(api);
  private final Visitor visitor = VISITORS.arrives();

  @Test
  void a_new_tab_is_signed_in() {
    visitor.signsIn(person);

    var tab = visitor.inAnotherTab().opens("/bookings");

    tab.isAt("My bookings");
    tab.reads(person.email());
  }

  @Test
  void an_open_tab_is_signed_in_where_it_is() {
    var tab = visitor.inAnotherTab().opens("/events");
    tab.isSignedOut();

    visitor.signsIn(person);

    assertThat(tab.button("Sign out")).isVisible();
    assertThat(tab.status()).hasText("You signed in in another tab.");
    Assertions.assertThat(tab.page().url()).endsWith("/events");
  }

  @Test
  void a_tab_that_asks_to_sign_in_goes_on() {
    var tab = visitor.inAnotherTab().opens("/bookings");
    tab.isAt("Sign in");

    visitor.signsIn(person);

    tab.isAt("My bookings");
  }

  @Test
  void the_last_tab_ends_the_session() {
    visitor.signsIn(person);
    var refreshToken = visitor.keeps("session").path("refreshToken").asText();
    var tab = visitor.inAnotherTab().opens("/bookings");
    tab.isAt("My bookings");
    visitor.page().close();
    var stays = tab.inAnotherTab().opens("/bookings");
    stays.isAt("My bookings");

    tab.page().close();
    stays.page().close();
    var next = visitor.inAnotherTab().opens("/bookings");

    next.isAt("Sign in");
    Assertions.assertThat(next.browser().storageState()).doesNotContain(refreshToken);
    Await.until(
        () -> api.send(Call.post("/auth/refresh", Map.of("refreshToken", refreshToken))),
        answer -> answer.status() != 200);
  }

  @Test
  void a_kept_session_outlives_the_last_tab() {
    visitor.signsInToStay(person);
    visitor.page().close();

    visitor.inAnotherTab().opens("/bookings").isAt("My bookings");
  }

  @Test
  void nothing_unanswered_outlives_a_short_session() {
    var eventId = Person.registered(api).publishes(10);
    visitor.signsIn(person).opens("/events/" + eventId);
    visitor.page().route("**/v1/events/*/bookings", Route::abort);
    visitor.presses("Book tickets");
    assertThat(visitor.alert()).containsText("There is no connection.");
    visitor.page().close();

    var next = visitor.inAnotherTab().opens("/events");

    next.isSignedOut();
    Assertions.assertThat(next.browser().storageState()).doesNotContain(person.email());
  }

  @Test
  void a_reload_and_a_way_back_keep_the_session() {
    visitor.signsIn(person).opens("/bookings").isAt("My bookings");

    visitor.page().reload();
    visitor.isAt("My bookings");
    visitor.page().navigate("about:blank");
    visitor.page().goBack();

    visitor.isAt("My bookings");
  }

  @Test
  void a_new_tab_needs_no_new_token() {
    visitor.signsIn(person);

    visitor.inAnotherTab().opens("/bookings").isAt("My bookings");

    Assertions.assertThat(renewals()).isEmpty();
  }

  @Test
  void five_tabs_renew_once() {
    visitor.signsIn(person);
    var tabs = Stream.generate(visitor::inAnotherTab).limit(5).toList();
    tabs.forEach(tab -> tab.opens("/bookings").isAt("My bookings"));
    var before = tokensOfBookings();
    var refused = before.getLast();
    visitor.browser().route(BOOKINGS, refusing(refused));
    var held = new Held("POST");
    visitor.browser().route(REFRESH, held);

    tabs.forEach(tab -> tab.setsOutFor("/bookings"));
    var all = before.size() + tabs.size();
    visitor.page().waitForCondition(() -> tokensOfBookings().size() == all);
    held.isUnderWay(visitor.page());
    held.arrives();

    visitor.page().waitForCondition(() -> tokensOfBookings().size() == all + tabs.size());
    Assertions.assertThat(renewals()).hasSize(1);
    Assertions.assertThat(tokensOfBookings().subList(all, all + tabs.size()))
        .doesNotContain(refused)
        .containsOnly(tokensOfBookings().getLast());
  }

  @Test
  void a_closed_tab_leaves_the_renewal_to_another() {
    visitor.signsIn(person);
    var tab = visitor.inAnotherTab().opens("/bookings");
    tab.isAt("My bookings");
    visitor.browser().route(BOOKINGS, refusing(tokensOfBookings().getLast()));
    tab.page().route(REFRESH, route -> {});
    tab.setsOutFor("/bookings");
    tab.page().waitForCondition(() -> renewals().size() == 1);
    visitor.setsOutFor("/bookings");

    tab.page().close();

    visitor.isAt("My bookings");
    Assertions.assertThat(renewals()).hasSize(2);
  }

  @Test
  void signing_out_ends_every_tab() {
    visitor.signsIn(person);
    var tab = visitor.inAnotherTab().opens("/organize/new");
    tab.fills("Name", "First night");
    var draft = "draft/" + person.email() + "/new";
    tab.page().waitForCondition(() -> !tab.keeps(draft).isNull());

    visitor.signsOut();

    tab.isSignedOut();
    assertThat(tab.status()).hasText("You signed out in another tab.");
    tab.opens("/bookings").isAt("Sign in");
    Assertions.assertThat(tab.keeps(draft).isNull()).isTrue();
  }

  @Test
  void an_expired_session_asks_in_every_tab() {
    visitor.signsIn(person);
    var tab = visitor.inAnotherTab().opens("/organize");
    tab.isAt("My events");
    visitor.page().route("**/v1/**", AccountTest::unauthorized);
    visitor.opens("/bookings").isAt("Sign in");
    visitor.page().unrouteAll();
    tab.isAt("Sign in");

    tab.signsIn(person.email(), person.password());

    tab.isAt("My events");
    visitor.isAt("My bookings");
  }

  @Test
  void another_person_takes_over_every_tab() {
    var next = Person.registered(api);
    visitor.signsIn(person).opens("/bookings").isAt("My bookings");
    var tab = visitor.inAnotherTab().opens("/events");

    tab.signsOut();
    tab.signsIn(next);

    visitor.reads(next.email());
    visitor.isAt("Upcoming events");
    assertThat(visitor.text(person.email())).hasCount(0);
  }

  @Test
  void two_tabs_do_not_send_one_request() {
    var eventId = Person.registered(api).publishes(10);
    visitor.signsIn(person).opens("/events/" + eventId);
    List<Route> waiting = new ArrayList<>();
    visitor.page().route("**/v1/events/*/bookings", waiting::add);
    visitor.presses("Book tickets");
    visitor.page().waitForCondition(() -> waiting.size() == 1);

    var tab = visitor.inAnotherTab().opens("/events/" + eventId);
    assertThat(tab.alert()).containsText("Your request is still in progress.");
    waiting.getFirst().resume();

    visitor.isAt("Your ticket");
    tab.isAt("You are in");
    Assertions.assertThat(visitor.watch().requests("POST", "/bookings")).hasSize(1);
  }

  @Test
  void one_tab_works_where_nothing_is_stored() {
    visitor.browser().addInitScript(NOTHING_IS_STORED);

    visitor.signsIn(person).opens("/bookings").isAt("My bookings");
    visitor.page().route(BOOKINGS, refusing(tokensOfBookings().getLast()), once());
    visitor.opens("/bookings");

    visitor.page().waitForCondition(() -> tokensOfBookings().size() == 3);
    Assertions.assertThat(renewals()).hasSize(1);
    visitor.signsOut();
  }

  @Test
  void one_tab_works_without_locks() {
    visitor.browser().addInitScript(NO_LOCKS);
    var eventId = Person.registered(api).publishes(10);

    visitor.signsIn(person).opens("/events/" + eventId).presses("Book tickets");
    visitor.isAt("Your ticket");
    visitor.page().reload();

    visitor.isAt("Your ticket");
  }

  private List<?> renewals() {
    return visitor.watch().requests("POST", "/auth/refresh");
  }

  private List<String> tokensOfBookings() {
    return visitor.watch().requests("GET", "/v1/bookings").stream()
        .map(request -> request.headers().get("authorization"))
        .toList();
  }

  /** The server no longer takes this token. */
  private static Consumer<Route> refusing(String token) {
    return route -> {
      if (token.equals(route.request().headers().get("authorization"))) {
        AccountTest.unauthorized(route);
      } else {
        route.fallback();
      }
    };
  }

  private static Page.RouteOptions once() {
    return new Page.RouteOptions().setTimes(1);
  }
}
