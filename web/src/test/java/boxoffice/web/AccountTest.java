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

/** An account: how people get in, stay in, and get out. */
class AccountTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private final Api api = Api.shared();

  @Test
  void whoSignsUpAndConfirmsTheirAddressCanSignIn() {
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
  void aWrongCodeIsToldAndMayBeCorrected() {
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
  void aWrongPasswordIsToldAndTheAddressIsKept() {
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
  void whoSignedInStaysSoAcrossAReload() {
    var visitor = VISITORS.arrives().signsIn(Person.registered(api));

    visitor.page().reload();

    assertThat(visitor.button("Sign out")).isVisible();
    visitor.opens("#/bookings").isAt("My bookings");
  }

  @Test
  void whoAskedToBeKeptIsSignedInInANewTabToo() {
    var visitor = VISITORS.arrives().signsInToStay(Person.registered(api));

    visitor.inAnotherTab().opens("#/bookings").isAt("My bookings");
  }

  @Test
  void whoDidNotAskToBeKeptIsSignedInInNoOtherTab() {
    var visitor = VISITORS.arrives().signsIn(Person.registered(api));

    visitor.inAnotherTab().opens("#/bookings").isAt("Sign in");
  }

  @Test
  void whoSignsOutIsSignedOutInEveryTab() {
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
  void whatASignedOutPersonTypedAndSawIsNotKeptInTheBrowser() {
    var person = Person.registered(api);
    var visitor = VISITORS.arrives().signsInToStay(person);

    visitor.presses("Sign out");
    visitor.isAt("Sign in");

    Assertions.assertThat(visitor.browser().storageState()).doesNotContain(person.email());
    Assertions.assertThat(visitor.browser().storageState()).doesNotContain("oken");
  }

  @Test
  void theAccessTokenIsNeverWrittenDown() {
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
  void aSessionThatTheServerEndedAsksToSignInAgain() {
    var person = Person.registered(api);
    var visitor = VISITORS.arrives().signsIn(person);
    var refresh = visitor.keeps("session").path("refreshToken").asText();
    api.send(Call.post("/auth/logout", Map.of("refreshToken", refresh)));

    visitor.page().reload();
    visitor.opens("#/bookings").isAt("Sign in");
  }

  @Test
  void whoIsRefusedWithANewTokenTooIsAskedToSignInOnce() {
    var visitor = VISITORS.arrives().signsIn(Person.registered(api));
    visitor.page().route("**/v1/events*", AccountTest::unauthorized);

    visitor.page().reload();

    visitor.isAt("Sign in");
    visitor.reads("You are signed out. Sign in again.");
    Assertions.assertThat(visitor.keeps("session").isNull()).isTrue();
  }

  @Test
  void whoLooksWhileTheirSessionEndsIsAskedToSignInAndBroughtBack() {
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
  void whoForgotTheirPasswordSetsANewOne() {
    var person = Person.registered(api);
    var password = Person.newPassword();
    var visitor = VISITORS.arrives().opens("#/reset");

    visitor.isAt("Reset your password");
    visitor.fills("E-mail", person.email());
    visitor.presses("Send code");
    visitor.isAt("Choose a new one");
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
