package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Call;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Accounts and sessions. */
class AccountTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final Pattern AT_LEAST_12 = Pattern.compile("^At least 12 characters\\.");

  private final Api api = Api.shared();

  @Test
  void a_confirmed_account_is_signed_in() {
    var email = Person.newEmail();
    var password = Person.newPassword();
    var visitor = asksForACode(email);

    confirms(visitor, password, Person.CODE);

    visitor.isAt("Upcoming events");
    visitor.reads(email);
    visitor.signsOut();
    visitor.opens("/sign-in").signsIn(email, password);
  }

  @Test
  void registering_asks_for_the_address_alone() {
    var visitor = VISITORS.arrives().opens("/sign-up");

    visitor.isAt("Create an account");
    assertThat(visitor.page().locator("main input")).hasCount(1);
    visitor.reads("If this address can be used, we send it a code.");
  }

  @Test
  void a_known_address_sees_the_same_words() {
    var visitor = asksForACode(Person.registered(api).email());

    assertThat(visitor.status()).hasText("If this address can be used, we sent it a code.");
    assertThat(visitor.alert()).isHidden();
  }

  @Test
  void the_password_is_asked_once_and_can_show() {
    var visitor = VISITORS.arrives().opens("/confirm");

    visitor.isAt("Confirm your address");
    assertThat(visitor.page().locator("[type=password]")).hasCount(1);
    assertThat(visitor.field("Password")).hasAccessibleDescription(AT_LEAST_12);
    visitor.presses("Show");
    assertThat(visitor.field("Password")).hasAttribute("type", "text");
  }

  @Test
  void a_wrong_code_can_be_corrected() {
    var visitor = asksForACode(Person.newEmail());

    confirms(visitor, Person.newPassword(), "000000");
    assertThat(visitor.alert()).containsText("The code is wrong, expired or used.");
    assertThat(visitor.alert()).containsText("If you have confirmed before, sign in");
    visitor.fills("Code", Person.CODE);
    visitor.presses("Confirm");

    visitor.isAt("Upcoming events");
  }

  @Test
  void a_code_of_a_known_address_leads_on() {
    var person = Person.registered(api);
    var visitor = asksForACode(person.email());

    confirms(visitor, Person.newPassword(), Person.CODE);
    assertThat(visitor.alert()).containsText("If you have confirmed before, sign in");
    visitor.follows("set a new password");

    visitor.isAt("Reset your password");
    assertThat(visitor.field("E-mail")).hasValue(person.email());
    visitor.signsIn(person);
  }

  @Test
  void a_confirmation_with_lost_answer_counts() {
    var email = Person.newEmail();
    var visitor = asksForACode(email);
    visitor
        .page()
        .route(
            "**/v1/auth/confirm",
            LostConnectionTest.LOSING_THE_ANSWER,
            new Page.RouteOptions().setTimes(1));

    confirms(visitor, Person.newPassword(), Person.CODE);
    assertThat(visitor.alert()).containsText("There is no connection.");
    visitor.presses("Confirm");

    visitor.isAt("Upcoming events");
    visitor.reads(email);
  }

  @Test
  void a_late_confirmation_replaces_no_session() {
    var other = Person.registered(api);
    var visitor = asksForACode(Person.newEmail());
    var held = new Held("POST");
    visitor.page().route("**/v1/auth/login", held);
    confirms(visitor, Person.newPassword(), Person.CODE);
    held.isUnderWay(visitor.page());
    visitor.follows("Back to sign-in");
    visitor.isAt("Sign in");
    visitor.signsIn(other.email(), other.password());

    held.arrives(visitor.page());

    visitor.page().waitForCondition(() -> visitor.watch().requests("POST", "/logout").size() == 1);
    visitor.opens("/bookings").reads(other.email());
  }

  private static Visitor asksForACode(String email) {
    var visitor = VISITORS.arrives().opens("/sign-up");
    visitor.fills("E-mail", email);
    visitor.presses("Send code");
    visitor.isAt("Confirm your address");
    return visitor;
  }

  private static void confirms(Visitor visitor, String password, String code) {
    visitor.fills("Name", "Ada Lovelace");
    visitor.fills("Password", password);
    visitor.fills("Code", code);
    visitor.presses("Confirm");
  }

  @Test
  void a_wrong_password_keeps_the_address() {
    var person = Person.registered(api);
    var visitor = VISITORS.arrives().opens("/sign-in");

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
    visitor.opens("/bookings").isAt("My bookings");
  }

  @Test
  void signing_out_signs_out_every_tab() {
    var visitor = VISITORS.arrives().signsInToStay(Person.registered(api));
    var tab = visitor.inAnotherTab().opens("/bookings");
    tab.isAt("My bookings");

    visitor.presses("Sign out");

    visitor.isSignedOut();
    tab.isSignedOut();
    tab.isAt("Upcoming events");
    tab.opens("/bookings").isAt("Sign in");
  }

  @Test
  void signing_out_clears_the_browser() {
    var person = Person.registered(api);
    var visitor = VISITORS.arrives().signsInToStay(person);

    visitor.signsOut();

    Assertions.assertThat(visitor.browser().storageState()).doesNotContain(person.email());
    Assertions.assertThat(visitor.browser().storageState()).doesNotContain("oken");
  }

  @Test
  void the_access_token_is_never_stored() {
    var visitor = VISITORS.arrives().signsInToStay(Person.registered(api));
    visitor.opens("/bookings").isAt("My bookings");

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
    visitor.opens("/bookings").isAt("Sign in");
  }

  @Test
  void a_refused_new_token_ends_the_session() {
    var visitor = VISITORS.arrives().signsIn(Person.registered(api));
    visitor.page().route("**/v1/bookings*", AccountTest::unauthorized);

    visitor.opens("/bookings");

    visitor.isAt("Sign in");
    visitor.reads("You are signed out. Sign in again.");
    Assertions.assertThat(visitor.keeps("session").isNull()).isTrue();
  }

  @Test
  void a_new_sign_in_returns_to_the_view() {
    var person = Person.registered(api);
    var visitor = VISITORS.arrives().signsIn(person).opens("/organize");
    visitor.isAt("My events");

    visitor.page().route("**/v1/events/mine*", AccountTest::unauthorized);
    visitor.page().reload();
    visitor.isAt("Sign in");
    visitor.page().unrouteAll();
    visitor.signsIn(person.email(), person.password());

    visitor.isAt("My events");
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
    var visitor = VISITORS.arrives().opens("/reset");

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

  @Test
  void a_used_code_of_a_reset_leads_on() {
    var person = Person.registered(api);
    var visitor = VISITORS.arrives().opens("/reset");
    visitor.fills("E-mail", person.email());
    visitor.presses("Send code");
    visitor.isAt("Choose a new password");
    visitor
        .page()
        .route(
            "**/v1/auth/password/reset",
            LostConnectionTest.LOSING_THE_ANSWER,
            new Page.RouteOptions().setTimes(1));

    visitor.fills("Code", Person.CODE);
    visitor.fills("Password", Person.newPassword());
    visitor.presses("Set new password");
    assertThat(visitor.alert()).containsText("There is no connection.");
    visitor.presses("Set new password");
    assertThat(visitor.alert()).containsText("Send a new code and set the password again.");
    visitor.presses("Send code");
    assertThat(visitor.status()).containsText("we sent it a code");
    visitor.presses("Set new password");

    visitor.isAt("Sign in");
  }

  @Test
  void a_late_second_step_starts_again() {
    var person = Person.registered(api);
    var visitor = VISITORS.arrives().opens("/sign-in");
    visitor.isAnswered(
        "**/v1/auth/login", 200, Map.of("secondFactor", Map.of("session", "of the sign-in")));
    visitor.isAnswered(
        "**/v1/auth/login/second-factor", 401, Map.of("type", "/problems/wrong-credentials"));
    visitor.fills("E-mail", person.email());
    visitor.fills("Password", person.password());
    visitor.presses("Sign in");
    visitor.isAt("Enter the code of your app");
    visitor.fills("Code of your app", "123456");
    visitor.presses("Continue");
    assertThat(visitor.alert()).containsText("Start again with your password.");
    visitor.page().unrouteAll();

    visitor.presses("Start again");

    visitor.isAt("Sign in");
    visitor.signsIn(person.email(), person.password());
  }
}
