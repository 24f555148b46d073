package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Call;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Route;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Accounts and sessions. */
class AccountTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private final Api api = Api.shared();

  @Test
  void a_confirmed_account_can_sign_in() {
    var email = Person.newEmail();
    var password = Person.newPassword();
    var visitor = VISITORS.arrives().opens("#/sign-up");

    visitor.isAt("Create an account");
    visitor.fills("Name", "Ada Lovelace");
    visitor.fills("E-mail", email);
    visitor.fills("Password", password);
    visitor.presses("Create account");

    visitor.isAt("Confirm your address");
    visitor.fills("Code", Person.CODE);
    visitor.presses("Confirm");

    visitor.isAt("Sign in");
    visitor.fills("E-mail", email);
    visitor.fills("Password", password);
    visitor.presses("Sign in");
    assertThat(visitor.button("Sign out")).isVisible();
  }

  @Test
  void a_wrong_code_can_be_corrected() {
    var visitor = VISITORS.arrives().opens("#/sign-up");
    visitor.fills("Name", "Ada Lovelace");
    visitor.fills("E-mail", Person.newEmail());
    visitor.fills("Password", Person.newPassword());
    visitor.presses("Create account");

    visitor.isAt("Confirm your address");
    visitor.fills("Code", "000000");
    visitor.presses("Confirm");
    assertThat(visitor.alert()).containsText("code");

    visitor.fills("Code", Person.CODE);
    visitor.presses("Confirm");
    visitor.isAt("Sign in");
  }

  @Test
  void a_wrong_password_keeps_the_address() {
    var person = Person.registered(api);
    var visitor = VISITORS.arrives().opens("#/sign-in");

    visitor.fills("E-mail", person.email());
    visitor.fills("Password", Person.newPassword());
    visitor.presses("Sign in");

    assertThat(visitor.alert()).isVisible();
    assertThat(visitor.field("E-mail")).hasValue(person.email());
    assertThat(visitor.button("Sign out")).isHidden();
  }

  @Test
  void a_reload_keeps_the_session() {
    var visitor = VISITORS.arrives().signsIn(Person.registered(api));

    visitor.page().reload();

    assertThat(visitor.button("Sign out")).isVisible();
    visitor.opens("#/bookings").isAt("My bookings");
  }

  @Test
  void a_kept_session_works_in_a_new_tab() {
    var visitor = VISITORS.arrives().signsInToStay(Person.registered(api));

    visitor.inAnotherTab().opens("#/bookings").isAt("My bookings");
  }

  @Test
  void a_session_of_one_tab_stays_there() {
    var visitor = VISITORS.arrives().signsIn(Person.registered(api));

    visitor.inAnotherTab().opens("#/bookings").isAt("Sign in");
  }

  @Test
  void signing_out_signs_out_every_tab() {
    var visitor = VISITORS.arrives().signsInToStay(Person.registered(api));
    var tab = visitor.inAnotherTab().opens("#/bookings");
    tab.isAt("My bookings");

    visitor.presses("Sign out");

    visitor.isAt("Sign in");
    tab.isAt("Sign in");
    tab.page().reload();
    tab.isAt("Sign in");
  }

  @Test
  void signing_out_clears_the_browser() {
    var person = Person.registered(api);
    var visitor = VISITORS.arrives().signsInToStay(person);

    visitor.presses("Sign out");
    visitor.isAt("Sign in");

    Assertions.assertThat(visitor.browser().storageState()).doesNotContain(person.email());
    Assertions.assertThat(visitor.browser().storageState()).doesNotContain("oken");
  }

  @Test
  void the_access_token_is_never_stored() {
    var visitor = VISITORS.arrives().signsInToStay(Person.registered(api));
    visitor.opens("#/bookings").isAt("My bookings");

    var tokens =
        visitor.watch().requests().stream()
            .map(request -> request.headers().getOrDefault("authorization", ""))
            .filter(header -> header.startsWith("Bearer "))
            .map(header -> header.substring("Bearer ".length()))
            .toList();

    Assertions.assertThat(tokens).isNotEmpty();
    Assertions.assertThat(tokens).noneMatch(visitor.browser().storageState()::contains);
  }

  @Test
  void a_revoked_session_asks_to_sign_in() {
    var person = Person.registered(api);
    var visitor = VISITORS.arrives().signsIn(person);
    var refresh = visitor.keeps("session").path("refreshToken").asText();
    api.send(Call.post("/auth/logout", Map.of("refreshToken", refresh)));

    visitor.page().reload();
    visitor.opens("#/bookings").isAt("Sign in");
  }

  @Test
  void a_refused_new_token_ends_the_session() {
    var visitor = VISITORS.arrives().signsIn(Person.registered(api));
    visitor.page().route("**/v1/events*", AccountTest::unauthorized);

    visitor.page().reload();

    visitor.isAt("Sign in");
    visitor.reads("You are signed out. Sign in again.");
    Assertions.assertThat(visitor.keeps("session").isNull()).isTrue();
  }

  @Test
  void a_new_sign_in_returns_to_the_view() {
    var eventId = Person.registered(api).publishes(10);
    var person = Person.registered(api);
    var visitor = VISITORS.arrives().signsIn(person).opens("#/events/" + eventId);
    assertThat(visitor.button("Book tickets")).isVisible();

    visitor.page().route("**/v1/events/" + eventId, AccountTest::unauthorized);
    visitor.isAt("Sign in");
    visitor.page().unrouteAll();
    visitor.signsIn(person.email(), person.password());

    assertThat(visitor.button("Book tickets")).isVisible();
  }

  static void unauthorized(Route route) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(401)
            .setContentType("application/problem+json")
            .setBody("{\"type\":\"/problems/unauthorized\",\"status\":401}"));
  }

  @Test
  void a_forgotten_password_can_be_reset() {
    var person = Person.registered(api);
    var password = Person.newPassword();
    var visitor = VISITORS.arrives().opens("#/reset");

    visitor.isAt("Reset your password");
    visitor.fills("E-mail", person.email());
    visitor.presses("Send code");
    visitor.isAt("Choose a new password");
    visitor.fills("Code", Person.CODE);
    visitor.fills("Password", password);
    visitor.presses("Set new password");

    visitor.isAt("Sign in");
    visitor.fills("E-mail", person.email());
    visitor.fills("Password", password);
    visitor.presses("Sign in");
    assertThat(visitor.button("Sign out")).isVisible();
  }
}
