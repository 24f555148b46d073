package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.Target.Sight;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whose an account is: who has the code, and nobody who had the address before. */
class AccountTest {

  private final Api api = Api.shared();

  /**
   * The attacker registers the victim's address first, and does all that can be done without the
   * code.
   */
  @Test
  void a_code_confirms_only_what_came_with_it() {
    api.system().mustShow(Sight.CODES);
    api.system().mustShow(Sight.WRONG_CODES);
    var email = Person.newEmail();
    var attackers = Person.newPassword();
    var victims = Person.newPassword();

    assertThat(register(email).status()).isEqualTo(202);
    assertThat(confirm(email, "000000", "Attacker", attackers).problem()).isEqualTo("wrong-code");
    assertThat(register(email).status()).isEqualTo(202);
    assertThat(confirm(email, "000000", "Attacker", attackers).problem()).isEqualTo("wrong-code");
    assertThat(logIn(email, attackers).problem()).isEqualTo("wrong-credentials");

    assertThat(confirm(email, Person.CODE, "Victim", victims).status()).isEqualTo(204);

    assertThat(logIn(email, victims).status()).isEqualTo(200);
    assertThat(logIn(email, attackers).problem()).isEqualTo("wrong-credentials");
    assertThat(register(email).status()).isEqualTo(202);
    assertThat(confirm(email, Person.CODE, "Attacker", attackers).problem())
        .isEqualTo("wrong-code");
    assertThat(logIn(email, attackers).problem()).isEqualTo("wrong-credentials");
    assertThat(logIn(email, victims).status()).isEqualTo(200);
  }

  @Test
  void of_many_confirmations_one_sets_its_password() {
    api.system().mustShow(Sight.CODES);
    api.system().mustShow(Sight.WRONG_CODES);
    var email = Person.newEmail();
    var passwords = IntStream.range(0, 6).mapToObj(_ -> Person.newPassword()).toList();

    assertThat(Crowd.of(passwords.size(), _ -> register(email)))
        .extracting(Answer::status)
        .containsOnly(202);
    var confirmed =
        Crowd.of(passwords.size(), i -> confirm(email, Person.CODE, "One", passwords.get(i)));

    assertThat(confirmed).filteredOn(answer -> answer.status() == 204).hasSize(1);
    assertThat(confirmed)
        .filteredOn(answer -> answer.status() != 204)
        .extracting(Answer::problem)
        .containsOnly("wrong-code");
    for (var i = 0; i < passwords.size(); i++) {
      assertThat(logIn(email, passwords.get(i)).status())
          .isEqualTo(confirmed.get(i).status() == 204 ? 200 : 401);
    }
  }

  @Test
  void registering_looks_alike_for_every_address() {
    var person = Person.registered(api);

    var known = register(person.email());
    var unknown = register(Person.newEmail());

    assertThat(known.status()).isEqualTo(202);
    assertThat(known.body()).isEqualTo(unknown.body()).isEmpty();
    assertThat(known.headers().map().keySet()).isEqualTo(unknown.headers().map().keySet());
  }

  @Test
  void an_address_is_one_account_in_any_case() {
    api.system().mustShow(Sight.CODES);
    api.system().mustShow(Sight.WRONG_CODES);
    var person = Person.registered(api);
    var shouted = person.email().toUpperCase(Locale.ROOT);

    assertThat(register(shouted).status()).isEqualTo(202);
    assertThat(confirm(shouted, Person.CODE, "Another", Person.newPassword()).problem())
        .isEqualTo("wrong-code");
    assertThat(logIn(shouted, person.password()).status()).isEqualTo(200);
  }

  @Test
  void a_code_for_a_reset_confirms_nothing() {
    api.system().mustShow(Sight.CODES);
    api.system().mustShow(Sight.WRONG_CODES);
    var person = Person.registered(api);
    api.send(Call.post("/auth/password/forgot", Map.of("email", person.email())));

    assertThat(confirm(person.email(), Person.CODE, "Another", Person.newPassword()).problem())
        .isEqualTo("wrong-code");
    assertThat(logIn(person.email(), person.password()).status()).isEqualTo(200);
  }

  @Test
  void a_reset_ends_every_session_at_once() {
    api.system().mustShow(Sight.CODES);
    api.system().mustShow(Sight.ENDED_SESSIONS);
    var person = Person.registered(api);
    var others =
        IntStream.range(0, 3)
            .mapToObj(_ -> logIn(person.email(), person.password()).text("refreshToken"))
            .toList();
    assertThat(others).allMatch(token -> refresh(token).status() == 200);

    api.send(Call.post("/auth/password/forgot", Map.of("email", person.email())));
    var password = Person.newPassword();
    assertThat(reset(person.email(), Person.CODE, password).status()).isEqualTo(204);

    assertThat(others).allMatch(token -> refresh(token).problem().equals("wrong-credentials"));
    assertThat(refresh(person.refreshToken()).problem()).isEqualTo("wrong-credentials");
    var anew = logIn(person.email(), password).text("refreshToken");
    assertThat(refresh(anew).status()).isEqualTo(200);
  }

  @Test
  void a_repeat_of_a_reset_is_led_on() {
    api.system().mustShow(Sight.CODES);
    api.system().mustShow(Sight.WRONG_CODES);
    var person = Person.registered(api);
    api.send(Call.post("/auth/password/forgot", Map.of("email", person.email())));
    var password = Person.newPassword();
    assertThat(reset(person.email(), Person.CODE, password).status()).isEqualTo(204);

    var repeat = reset(person.email(), Person.CODE, password);

    assertThat(repeat.problem()).isEqualTo("wrong-code");
    assertThat(repeat.text("detail")).contains("log in or set a new password");
    assertThat(repeat.text("detail"))
        .isEqualTo(reset(Person.newEmail(), Person.CODE, password).text("detail"));
  }

  @Test
  void a_code_is_sent_again() {
    api.system().mustShow(Sight.LOCAL_PARTS);
    var email = Person.newEmail();
    register(email);

    for (var address : List.of(email, Person.newEmail(), Person.registered(api).email())) {
      var answer = api.send(Call.post("/auth/confirm/resend", Map.of("email", address)));

      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  void a_short_password_is_refused() {
    var answer = confirm(Person.newEmail(), Person.CODE, "Someone", "Xq7-Xq7-Xq7");

    assertThat(answer.problem()).isEqualTo("invalid-request");
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("password");
  }

  @Test
  void a_common_password_is_refused() {
    for (var password : List.of("password1234", "Password1234")) {
      var answer = confirm(Person.newEmail(), Person.CODE, "Someone", password);

      assertThat(answer.problem()).isEqualTo("invalid-request");
      assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("password");
    }
  }

  /** Whoever knows the client from a token, but not its secret. */
  @Test
  void cognito_itself_takes_no_call_of_strangers() {
    api.system().mustShow(Sight.LOCAL_PARTS);
    var person = Person.registered(api);
    var clientId = new Tokens(person).clientId();
    var system = api.system();

    for (var call :
        Map.<String, Map<String, ?>>of(
                "SignUp",
                Map.of("Username", Person.newEmail(), "Password", Person.newPassword()),
                "ConfirmSignUp",
                Map.of("Username", person.email(), "ConfirmationCode", Person.CODE),
                "ForgotPassword",
                Map.of("Username", person.email()),
                "ResendConfirmationCode",
                Map.of("Username", person.email()),
                "InitiateAuth",
                Map.of(
                    "AuthFlow",
                    "USER_PASSWORD_AUTH",
                    "AuthParameters",
                    Map.of("USERNAME", person.email(), "PASSWORD", person.password())))
            .entrySet()) {
      var request = new HashMap<String, Object>(call.getValue());
      request.put("ClientId", clientId);

      assertThat(Tokens.cognito(system, call.getKey(), request).path("__type").asText())
          .as(call.getKey())
          .isIn("NotAuthorizedException", "InvalidParameterException");
    }
  }

  private Answer register(String email) {
    return api.send(Call.post("/auth/register", Map.of("email", email)));
  }

  private Answer confirm(String email, String code, String name, String password) {
    return api.send(Person.confirmation(email, code, name, password));
  }

  private Answer logIn(String email, String password) {
    return api.send(Call.post("/auth/login", Map.of("email", email, "password", password)));
  }

  private Answer refresh(String refreshToken) {
    return api.send(Call.post("/auth/refresh", Map.of("refreshToken", refreshToken)));
  }

  private Answer reset(String email, String code, String password) {
    return api.send(
        Call.post(
            "/auth/password/reset", Map.of("email", email, "code", code, "password", password)));
  }
}
