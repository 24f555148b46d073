package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.Target.Sight;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Administrators, whom the operator puts into the group. */
class AdminTest {

  private final Api api = Api.shared();

  @BeforeEach
  void onlyWhereThePoolIsOurs() {
    api.system().mustShow(Sight.LOCAL_PARTS);
  }

  @Test
  void no_admin_gets_a_token_by_password_alone() {
    var person = Person.registered(api);
    assertThat(refresh(person.refreshToken()).status()).isEqualTo(200);
    makeAdmin(person);

    assertThat(logIn(person).status()).isEqualTo(403);
    assertThat(logIn(person).problem()).isEqualTo("second-factor-needed");
    assertThat(refresh(person.refreshToken()).problem()).isEqualTo("second-factor-needed");
    assertThat(refresh(person.refreshToken()).problem()).isEqualTo("wrong-credentials");
  }

  @Test
  void an_admin_logs_in_with_a_second_factor() {
    var person = Person.registered(api);
    var authenticator = enrols(person);
    makeAdmin(person);

    var session = logIn(person).json().at("/secondFactor/session").asText();
    assertThat(secondFactor(person, session, authenticator.wrongCode()).problem())
        .isEqualTo("wrong-code");
    var tokens = secondFactor(person, session, authenticator.code());

    assertThat(tokens.status()).isEqualTo(200);
    assertThat(refresh(tokens.text("refreshToken")).status()).isEqualTo(200);
    var eventId = Person.registered(api).publishes(3);
    var change =
        Call.patch("/events/" + eventId, Map.of("name", "By an admin"))
            .token(tokens.text("accessToken"));
    assertThat(api.send(change).status()).isEqualTo(200);
  }

  @Test
  void a_session_is_of_one_user_and_one_login() {
    var person = Person.registered(api);
    var authenticator = enrols(person);
    var other = Person.registered(api);
    enrols(other);
    var session = logIn(person).json().at("/secondFactor/session").asText();
    var others = logIn(other).json().at("/secondFactor/session").asText();
    var mixed = session.substring(0, session.indexOf('.')) + others.substring(others.indexOf('.'));

    assertThat(secondFactor(person, mixed, authenticator.code()).problem())
        .isEqualTo("wrong-credentials");
    assertThat(secondFactor(person, session, authenticator.code()).status()).isEqualTo(200);
    assertThat(secondFactor(person, session, authenticator.code()).problem())
        .isEqualTo("wrong-credentials");
  }

  private Authenticator enrols(Person person) {
    var started =
        person.send(Call.post("/account/second-factor", Map.of("password", person.password())));
    var authenticator = new Authenticator(started.text("secret"));
    var confirm =
        Call.post(
            "/account/second-factor/confirm",
            Map.of("password", person.password(), "code", authenticator.code()));
    assertThat(person.send(confirm).status()).isEqualTo(204);
    return authenticator;
  }

  private void makeAdmin(Person person) {
    Tokens.cognito(
        api.system(),
        "AdminAddUserToGroup",
        Map.of(
            "UserPoolId", new Tokens(person).pool(),
            "Username", person.userId(),
            "GroupName", "admins"));
  }

  private Answer logIn(Person person) {
    return api.send(
        Call.post("/auth/login", Map.of("email", person.email(), "password", person.password())));
  }

  private Answer secondFactor(Person person, String session, String code) {
    return api.send(
        Call.post(
            "/auth/login/second-factor",
            Map.of("email", person.email(), "session", session, "code", code)));
  }

  private Answer refresh(String refreshToken) {
    return api.send(Call.post("/auth/refresh", Map.of("refreshToken", refreshToken)));
  }
}
