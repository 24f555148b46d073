package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Authenticator;
import boxoffice.blackbox.Person;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The account page. */
class OwnAccountTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final Page.RouteOptions ONCE = new Page.RouteOptions().setTimes(1);

  private static final JsonMapper JSON = new JsonMapper();

  private final Api api = Api.shared();
  private final Person person = Person.registered(api, "Ada");
  private final Visitor visitor = VISITORS.arrives().signsInToStay(person);

  @Test
  void name_and_language_are_kept() {
    opensTheAccount();
    var details = part("Details");
    assertThat(details.getByLabel("Name")).hasValue("Ada");
    details.getByLabel("Name").fill("Ada Lovelace");
    details.getByLabel("Language").selectOption("Deutsch");
    press(details, "Save");

    visitor.isAt("Ihr Konto");
    details = part("Angaben");
    assertThat(details.getByLabel("Name")).hasValue("Ada Lovelace");
    assertThat(details.getByLabel("Sprache")).hasValue("de");
    details.getByLabel("Sprache").selectOption("Keine Wahl");
    press(details, "Speichern");
    assertThat(visitor.status()).hasText("Gespeichert.");
    visitor.page().reload();
    assertThat(details.getByLabel("Sprache")).hasValue("");
  }

  @Test
  void reminders_are_switched_off_and_on() {
    opensTheAccount();
    var reminders = part("Details").getByLabel("Remind me a day before an event");
    assertThat(reminders).isChecked();

    reminders.uncheck();
    press(part("Details"), "Save");
    assertThat(visitor.status()).hasText("Saved.");

    Assertions.assertThat(person.get("/account").json().path("reminders")).hasToString("false");
    visitor.page().reload();
    assertThat(reminders).not().isChecked();
    reminders.check();
    press(part("Details"), "Save");
    assertThat(visitor.status()).hasText("Saved.");
    Assertions.assertThat(person.get("/account").json().path("reminders")).hasToString("true");
  }

  @Test
  void a_wrong_password_keeps_the_session() {
    opensTheAccount();

    changesThePassword(Person.newPassword(), Person.newPassword());

    assertThat(part("Password").getByRole(AriaRole.ALERT)).containsText("The password is wrong.");
    assertThat(visitor.button("Sign out")).isVisible();
    visitor.page().reload();
    visitor.isAt("Your account");
  }

  @Test
  void a_new_password_ends_the_other_sessions() {
    var elsewhere = VISITORS.arrives().signsIn(person);
    opensTheAccount();
    var password = Person.newPassword();

    changesThePassword(person.password(), password);
    assertThat(visitor.status()).containsText("Your password is changed.");

    visitor.page().reload();
    visitor.isAt("Your account");
    elsewhere.page().reload();
    elsewhere.opens("/bookings").isAt("Sign in");
    elsewhere.signsIn(person.email(), password);
  }

  @Test
  void a_new_password_counts_with_lost_answer() {
    opensTheAccount();
    var password = Person.newPassword();
    visitor.page().route("**/v1/account/password", LostConnectionTest.LOSING_THE_ANSWER, ONCE);

    changesThePassword(person.password(), password);
    assertThat(part("Password").getByRole(AriaRole.ALERT)).containsText("There is no connection.");
    press(part("Password"), "Change password");

    assertThat(visitor.status()).containsText("Your password is changed.");
    visitor.page().reload();
    visitor.isAt("Your account");
  }

  @Test
  void a_late_new_token_keeps_the_session() {
    opensTheAccount();
    var held = new Held("POST");
    visitor.page().route("**/v1/account/password", held);
    changesThePassword(person.password(), Person.newPassword());
    held.isUnderWay(visitor.page());
    visitor.follows("My bookings");
    visitor.isAt("My bookings");

    held.arrives(visitor.page());

    visitor.page().reload();
    visitor.isAt("My bookings");
  }

  @Test
  void a_new_address_is_confirmed_by_a_code() {
    opensTheAccount();
    var email = Person.newEmail();

    asksForTheAddress(email);
    assertThat(visitor.page().locator("#person")).hasText(person.email());
    confirmsTheAddress("000000");
    var alert = part("E-mail address").getByRole(AriaRole.ALERT);
    assertThat(alert).containsText("The code is wrong");
    confirmsTheAddress(Person.CODE);

    assertThat(visitor.status()).containsText("Your address is changed.");
    assertThat(visitor.page().locator("#person")).hasText(email);
    visitor.signsOut();
    visitor.opens("/sign-in").signsIn(email, person.password());
  }

  @Test
  void a_new_address_counts_with_lost_answer() {
    opensTheAccount();
    var email = Person.newEmail();
    asksForTheAddress(email);
    visitor.page().route("**/v1/account/email/confirm", LostConnectionTest.LOSING_THE_ANSWER, ONCE);

    confirmsTheAddress(Person.CODE);
    assertThat(part("E-mail address").getByRole(AriaRole.ALERT))
        .containsText("There is no connection.");
    press(part("E-mail address"), "Use the new address");

    assertThat(visitor.page().locator("#person")).hasText(email);
  }

  @Test
  void an_unanswered_booking_follows_to_the_address() {
    var eventId = Person.registered(api).publishes(10);
    visitor.opens("/events/" + eventId);
    visitor.page().route("**/v1/events/*/bookings", Route::abort);
    visitor.presses("Book tickets");
    assertThat(visitor.alert()).containsText("There is no connection.");
    opensTheAccount();
    asksForTheAddress(Person.newEmail());
    confirmsTheAddress(Person.CODE);
    assertThat(visitor.status()).containsText("Your address is changed.");
    visitor.page().unrouteAll();

    visitor.opens("/events/" + eventId);

    visitor.isAt("Your ticket");
    Assertions.assertThat(Bookings.all(person, eventId)).hasSize(1);
  }

  @Test
  void signing_out_everywhere_ends_each_session() {
    var elsewhere = VISITORS.arrives().signsIn(person);
    opensTheAccount();

    visitor.presses("Sign out everywhere");

    visitor.isSignedOut();
    assertThat(visitor.status()).hasText("You are signed out on all devices.");
    elsewhere.page().reload();
    elsewhere.opens("/bookings").isAt("Sign in");
  }

  @Test
  void a_second_step_is_set_up_and_asked_for() {
    opensTheAccount();
    var app = setsUpTheSecondStep();
    Assertions.assertThat(QrCode.read(part("Two-step sign-in").screenshot()))
        .startsWith("otpauth://totp/")
        .contains("secret=" + app.secret());
    assertThat(visitor.link("Open the app on this device"))
        .hasAttribute("href", Pattern.compile("^otpauth://totp/.*"));
    visitor.fills("Code of your app", app.wrongCode());
    visitor.presses("Turn on two-step sign-in");
    assertThat(part("Two-step sign-in").getByRole(AriaRole.ALERT))
        .containsText("Enter the code that your app shows now.");
    visitor.fills("Code of your app", app.code());
    visitor.presses("Turn on two-step sign-in");
    visitor.reads("A new app takes the place of the one you have.");

    visitor.signsOut();
    visitor.opens("/sign-in").fills("E-mail", person.email());
    visitor.fills("Password", person.password());
    visitor.presses("Sign in");
    visitor.isAt("Enter the code of your app");
    assertThat(visitor.heading("Enter the code of your app")).isFocused();
    visitor.fills("Code of your app", app.wrongCode());
    visitor.presses("Continue");
    assertThat(visitor.alert()).containsText("The code is wrong or expired.");
    visitor.fills("Code of your app", app.code());
    visitor.presses("Continue");
    assertThat(visitor.button("Sign out")).isVisible();
  }

  @Test
  void a_new_password_also_asks_for_the_code() {
    opensTheAccount();
    var app = setsUpTheSecondStep();
    visitor.fills("Code of your app", app.code());
    visitor.presses("Turn on two-step sign-in");
    visitor.reads("A new app takes the place of the one you have.");

    changesThePassword(person.password(), Person.newPassword());
    visitor.reads("To stay signed in, enter the code of your authenticator app.");
    visitor.fills("Code of your app", app.code());
    visitor.presses("Continue");

    assertThat(visitor.status()).containsText("Your password is changed.");
    visitor.page().reload();
    visitor.isAt("Your account");
  }

  @Test
  void only_a_link_to_an_app_is_shown() {
    visitor.isAnswered(
        "**/v1/account/second-factor", 200, Map.of("secret", "ABC", "uri", "javascript:alert(1)"));
    opensTheAccount();

    setsUpTheSecondStep();

    assertThat(visitor.link("Open the app on this device")).hasCount(0);
  }

  @Test
  void the_export_is_a_file_of_json() throws IOException {
    var eventId = Person.registered(api).publishes(10);
    var booking = person.books(eventId, 1).text("bookingId");
    opensTheAccount();

    var file = visitor.page().waitForDownload(() -> visitor.presses("Download my data"));

    var content = Files.readString(file.path());
    Assertions.assertThat(file.suggestedFilename()).isEqualTo("box-office-account.json");
    Assertions.assertThat(JSON.readTree(content).isObject()).isTrue();
    Assertions.assertThat(content).contains(person.email(), booking);
  }

  @Test
  void the_export_has_each_of_its_parts() throws IOException {
    visitor.isAnswered("**/v1/account/export?cursor=2", 200, exported(2));
    visitor.isAnswered("**/v1/account/export", 200, exported(1));
    opensTheAccount();

    var file = visitor.page().waitForDownload(() -> visitor.presses("Download my data"));

    Assertions.assertThat(JSON.readTree(Files.readString(file.path())))
        .isEqualTo(
            JSON.readTree(
                """
                {"account": {"email": "1"}, "bookings": [{"bookingId": "1"}, {"bookingId": "2"}],
                 "events": [{"eventId": "1"}, {"eventId": "2"}],
                 "messages": [{"messageId": "1"}, {"messageId": "2"}]}
                """));
  }

  private static Map<String, Object> exported(int part) {
    var name = Integer.toString(part);
    var document = new HashMap<String, Object>();
    document.put("account", Map.of("email", name));
    document.put("bookings", List.of(Map.of("bookingId", name)));
    document.put("events", List.of(Map.of("eventId", name)));
    document.put("messages", List.of(Map.of("messageId", name)));
    if (part == 1) {
      document.put("cursor", "2");
    }
    return document;
  }

  @Test
  void a_deleted_account_is_signed_out() {
    opensTheAccount();

    deletes(person.password());

    visitor.isSignedOut();
    assertThat(visitor.status()).containsText("Your account is deleted within half an hour.");
    Assertions.assertThat(visitor.browser().storageState()).doesNotContain("oken");
    Assertions.assertThat(visitor.keeps("email").isNull()).isTrue();
    visitor.opens("/sign-in").fills("E-mail", person.email());
    visitor.fills("Password", person.password());
    visitor.presses("Sign in");
    assertThat(visitor.alert()).isVisible();
  }

  @Test
  void a_wrong_password_deletes_nothing() {
    opensTheAccount();

    deletes("not mine");

    assertThat(visitor.dialog().getByRole(AriaRole.ALERT)).containsText("The password is wrong.");
    visitor.presses("Keep it");
    assertThat(visitor.dialog()).isHidden();
    visitor.page().reload();
    visitor.isAt("Your account");
  }

  @Test
  void events_to_come_keep_the_account() {
    person.publishes(10);
    opensTheAccount();

    deletes(person.password());

    assertThat(visitor.dialog().getByRole(AriaRole.ALERT)).containsText("You have events to come.");
    assertThat(visitor.button("Sign out")).isAttached();
  }

  private void opensTheAccount() {
    visitor.follows("Account");
    visitor.isAt("Your account");
  }

  private Locator part(String heading) {
    return visitor.part(heading);
  }

  private static void press(Locator part, String button) {
    part.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  private void changesThePassword(String current, String next) {
    var password = part("Password");
    password.getByText("Change the password").click();
    password.getByLabel("Current password").fill(current);
    password.getByLabel("New password").fill(next);
    press(password, "Change password");
  }

  private void asksForTheAddress(String email) {
    var address = part("E-mail address");
    address.getByText("Change the address").click();
    address.getByLabel("New address").fill(email);
    address.getByLabel("Current password").fill(person.password());
    press(address, "Send code");
    assertThat(visitor.status()).hasText("If the new address can be used, we sent it a code.");
  }

  private void confirmsTheAddress(String code) {
    part("E-mail address").getByLabel("Code").fill(code);
    press(part("E-mail address"), "Use the new address");
  }

  private Authenticator setsUpTheSecondStep() {
    var step = part("Two-step sign-in");
    step.getByText("Set it up").click();
    step.getByLabel("Current password").fill(person.password());
    press(step, "Continue");
    assertThat(step.getByRole(AriaRole.IMG)).isVisible();
    return new Authenticator(step.locator(".code").innerText());
  }

  private void deletes(String password) {
    visitor.presses("Delete account");
    visitor.dialog().getByLabel("Current password").fill(password);
    visitor.presses("Yes, delete it");
  }
}
