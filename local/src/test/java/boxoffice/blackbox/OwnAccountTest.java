package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.Target.Sight;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users do to their own account, and what nobody can do to that of another. */
class OwnAccountTest {

  private final Api api = Api.shared();

  @Test
  void a_name_and_a_language_change() {
    var person = Person.registered(api, "Ada");

    assertThat(person.get("/account").json())
        .hasToString(
            "{\"userId\":\"%s\",\"email\":\"%s\",\"name\":\"Ada\",\"hasSecondFactor\":false,\"reminders\":true}"
                .formatted(person.userId(), person.email()));

    var changed = patch(person, "{\"name\": \"Ada Lovelace\", \"language\": \"en\"}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text("name")).isEqualTo("Ada Lovelace");
    assertThat(changed.text("language")).isEqualTo("en");
    assertThat(person.get("/account").json()).isEqualTo(changed.json());

    assertThat(patch(person, "{\"language\": null}").json().has("language")).isFalse();
    assertThat(person.get("/account").text("name")).isEqualTo("Ada Lovelace");
  }

  @Test
  void organizers_see_the_new_name() {
    var organizer = Person.registered(api);
    var eventId = organizer.publishes(10);
    var guest = Person.registered(api, "Ada");
    guest.books(eventId, 1);

    patch(guest, "{\"name\": \"Ada Lovelace\"}");

    assertThat(
            Await.until(
                () -> organizer.get("/events/" + eventId + "/bookings").json().path("items"),
                items -> !items.isEmpty()))
        .extracting(item -> item.path("name").asText())
        .containsExactly("Ada Lovelace");
  }

  @Test
  void names_that_change_at_once_end_as_one() {
    var organizer = Person.registered(api);
    var eventId = organizer.publishes(10);
    var guest = Person.registered(api);
    guest.books(eventId, 1);

    var statuses = Crowd.of(4, i -> patch(guest, "{\"name\": \"Name %d\"}".formatted(i)).status());

    assertThat(statuses).isSubsetOf(200, 503);
    patch(guest, "{\"language\": \"de\"}");
    var name = guest.get("/account").text("name");
    assertThat(name).startsWith("Name ");
    assertThat(
            Await.until(
                () -> organizer.get("/events/" + eventId + "/bookings").json().path("items"),
                items -> !items.isEmpty()))
        .extracting(item -> item.path("name").asText())
        .containsExactly(name);
  }

  @Test
  void signing_out_everywhere_refuses_every_refresh_token() {
    api.system().mustShow(Sight.ENDED_SESSIONS);
    var person = Person.registered(api);
    var sessions = sessions(person, 3);
    assertThat(sessions).allSatisfy(token -> assertThat(refresh(token).status()).isEqualTo(200));

    assertThat(person.send(Call.post("/account/sign-out-everywhere")).status()).isEqualTo(204);

    assertThat(sessions)
        .allSatisfy(token -> assertThat(refresh(token).problem()).isEqualTo("wrong-credentials"));
    assertThat(person.send(Call.post("/account/sign-out-everywhere")).status()).isEqualTo(204);
    assertThat(refresh(logIn(person.email(), person.password()).text("refreshToken")).status())
        .isEqualTo(200);
  }

  @Test
  void nobody_else_is_signed_out() {
    var person = Person.registered(api);
    var other = Person.registered(api);

    person.send(Call.post("/account/sign-out-everywhere"));

    assertThat(refresh(other.refreshToken()).status()).isEqualTo(200);
  }

  @Test
  void a_new_password_refuses_every_other_refresh_token() {
    api.system().mustShow(Sight.ENDED_SESSIONS);
    var person = Person.registered(api);
    var sessions = sessions(person, 3);
    var password = Person.newPassword();

    var changed = changePassword(person, person.password(), password);

    assertThat(changed.status()).isEqualTo(200);
    assertThat(sessions)
        .allSatisfy(token -> assertThat(refresh(token).problem()).isEqualTo("wrong-credentials"));
    assertThat(refresh(changed.text("refreshToken")).status()).isEqualTo(200);
    assertThat(api.send(Call.get("/account").token(changed.text("accessToken"))).text("userId"))
        .isEqualTo(person.userId());
    assertThat(logIn(person.email(), person.password()).problem()).isEqualTo("wrong-credentials");
    assertThat(logIn(person.email(), password).status()).isEqualTo(200);
  }

  @Test
  void a_repeated_change_ends_what_began_since() {
    api.system().mustShow(Sight.ENDED_SESSIONS);
    var person = Person.registered(api);
    var password = Person.newPassword();
    var first = changePassword(person, person.password(), password);

    var repeated = changePassword(person, person.password(), password);

    assertThat(repeated.status()).isEqualTo(200);
    assertThat(refresh(first.text("refreshToken")).problem()).isEqualTo("wrong-credentials");
    assertThat(refresh(repeated.text("refreshToken")).status()).isEqualTo(200);
  }

  @Test
  void two_changes_at_once_leave_one_password() {
    api.system().mustShow(Sight.ENDED_SESSIONS);
    var person = Person.registered(api);
    var passwords = List.of(Person.newPassword(), Person.newPassword());

    var answers = Crowd.of(2, i -> changePassword(person, person.password(), passwords.get(i)));

    var good = passwords.stream().filter(p -> logIn(person.email(), p).status() == 200).toList();
    assertThat(good).hasSize(1);
    assertThat(answers)
        .allSatisfy(
            answer ->
                assertThat(answer.status() == 200 ? "" : answer.problem())
                    .isIn("", "wrong-password", "try-again"));
    assertThat(logIn(person.email(), person.password()).problem()).isEqualTo("wrong-credentials");
    assertThat(refresh(person.refreshToken()).problem()).isEqualTo("wrong-credentials");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/account/password", "/account/email", "/account/second-factor"})
  void a_wrong_password_changes_nothing(String path) {
    var person = Person.registered(api);
    var other = Person.registered(api);
    var body = new HashMap<String, String>();
    if (path.endsWith("password")) {
      body.put("newPassword", Person.newPassword());
    } else if (path.endsWith("email")) {
      body.put("email", Person.newEmail());
    }
    var before = person.get("/account").body();

    for (var wrong : List.of(Person.newPassword(), other.password(), person.email(), "x")) {
      body.put("password", wrong);
      var answer = person.send(Call.post(path, body));

      assertThat(answer.status()).as(wrong).isEqualTo(403);
      assertThat(answer.problem()).isEqualTo("wrong-password");
    }
    assertThat(refresh(person.refreshToken()).status()).isEqualTo(200);
    assertThat(person.get("/account").body()).isEqualTo(before);
    assertThat(logIn(person.email(), person.password()).status()).isEqualTo(200);
  }

  @Test
  void an_address_counts_once_its_code_is_typed() {
    api.system().mustShow(Sight.LOCAL_PARTS);
    var person = Person.registered(api);
    var email = Person.newEmail();

    assertThat(changeEmail(person, email).status()).isEqualTo(202);
    assertThat(person.get("/account").text("email")).isEqualTo(person.email());
    assertThat(logIn(email, person.password()).problem()).isEqualTo("wrong-credentials");
    assertThat(confirmEmail(person, "000000").problem()).isEqualTo("wrong-code");
    assertThat(logIn(person.email(), person.password()).status()).isEqualTo(200);

    assertThat(confirmEmail(person, Person.CODE).status()).isEqualTo(204);
    assertThat(person.get("/account").text("email")).isEqualTo(email);
    assertThat(logIn(person.email(), person.password()).problem()).isEqualTo("wrong-credentials");
    assertThat(logIn(email, person.password()).status()).isEqualTo(200);
    assertThat(confirmEmail(person, Person.CODE).problem()).isEqualTo("wrong-code");
  }

  @Test
  void the_last_address_asked_for_counts() {
    api.system().mustShow(Sight.LOCAL_PARTS);
    var person = Person.registered(api);
    var email = Person.newEmail();
    changeEmail(person, Person.newEmail());
    changeEmail(person, email);

    confirmEmail(person, Person.CODE);

    assertThat(person.get("/account").text("email")).isEqualTo(email);
  }

  @Test
  void an_address_of_another_is_answered_alike() {
    api.system().mustShow(Sight.LOCAL_PARTS);
    var owner = Person.registered(api);
    var person = Person.registered(api);

    var taken = changeEmail(person, owner.email().toUpperCase(Locale.ROOT));
    var free = changeEmail(Person.registered(api), Person.newEmail());

    assertThat(taken.status()).isEqualTo(free.status()).isEqualTo(202);
    assertThat(taken.body()).isEqualTo(free.body());
    assertThat(confirmEmail(person, Person.CODE).problem()).isEqualTo("wrong-code");
    assertThat(person.get("/account").text("email")).isEqualTo(person.email());
    assertThat(logIn(owner.email(), owner.password()).status()).isEqualTo(200);
  }

  @Test
  void of_two_that_want_one_address_one_gets_it() {
    api.system().mustShow(Sight.LOCAL_PARTS);
    var people = List.of(Person.registered(api), Person.registered(api));
    var email = Person.newEmail();
    people.forEach(person -> assertThat(changeEmail(person, email).status()).isEqualTo(202));

    var answers = Crowd.of(2, i -> confirmEmail(people.get(i), Person.CODE));

    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(204, 400);
    var winner = people.get(answers.getFirst().status() == 204 ? 0 : 1);
    var loser = people.get(answers.getFirst().status() == 204 ? 1 : 0);
    assertThat(userId(logIn(email, winner.password()))).isEqualTo(winner.userId());
    assertThat(userId(logIn(loser.email(), loser.password()))).isEqualTo(loser.userId());
    assertThat(logIn(email, loser.password()).problem()).isEqualTo("wrong-credentials");
    assertThat(loser.get("/account").text("email")).isEqualTo(loser.email());
  }

  @Test
  void an_address_that_is_held_is_still_free() {
    api.system().mustShow(Sight.LOCAL_PARTS);
    var person = Person.registered(api);
    var email = Person.newEmail();
    changeEmail(person, email);
    var quicker = Person.registered(api);
    changeEmail(quicker, email);
    assertThat(confirmEmail(quicker, Person.CODE).status()).isEqualTo(204);

    assertThat(confirmEmail(person, Person.CODE).problem()).isEqualTo("wrong-code");
    assertThat(userId(logIn(email, quicker.password()))).isEqualTo(quicker.userId());
  }

  @Test
  void a_password_changes_by_user_not_by_address() {
    api.system().mustShow(Sight.LOCAL_PARTS);
    var person = Person.registered(api);
    changeEmail(person, Person.newEmail());
    confirmEmail(person, Person.CODE);
    var heir = Person.registered(api);
    changeEmail(heir, person.email());
    confirmEmail(heir, Person.CODE);

    var answer = changePassword(person, heir.password(), Person.newPassword());

    assertThat(answer.problem()).isEqualTo("wrong-password");
    assertThat(changePassword(person, person.password(), Person.newPassword()).status())
        .isEqualTo(200);
    assertThat(userId(logIn(person.email(), heir.password()))).isEqualTo(heir.userId());
  }

  @Test
  void a_login_needs_the_code_of_the_authenticator() {
    api.system().mustShow(Sight.LOCAL_PARTS);
    var person = Person.registered(api);
    var authenticator = start(person);
    assertThat(person.get("/account").json().path("hasSecondFactor").asBoolean()).isFalse();
    assertThat(confirm(person, authenticator.wrongCode()).problem()).isEqualTo("wrong-code");
    assertThat(logIn(person.email(), person.password()).text("accessToken")).isNotEmpty();

    assertThat(confirm(person, authenticator.code()).status()).isEqualTo(204);

    assertThat(person.get("/account").json().path("hasSecondFactor").asBoolean()).isTrue();
    var asked = logIn(person.email(), person.password());
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.text("accessToken")).isEmpty();
    assertThat(secondFactor(person, asked, authenticator.wrongCode()).problem())
        .isEqualTo("wrong-code");
    var loggedIn = secondFactor(person, asked, authenticator.code());
    assertThat(userId(loggedIn)).isEqualTo(person.userId());
    assertThat(refresh(loggedIn.text("refreshToken")).status()).isEqualTo(200);
  }

  @Test
  void an_authenticator_counts_until_another_is_confirmed() {
    api.system().mustShow(Sight.LOCAL_PARTS);
    var person = Person.registered(api);
    var old = start(person);
    confirm(person, old.code());
    var next = start(person);
    assertThat(next.secret()).isNotEqualTo(old.secret());
    var asked = logIn(person.email(), person.password());
    assertThat(secondFactor(person, asked, old.code()).text("accessToken")).isNotEmpty();

    assertThat(confirm(person, next.code()).status()).isEqualTo(204);

    asked = logIn(person.email(), person.password());
    assertThat(secondFactor(person, asked, old.code()).problem()).isEqualTo("wrong-code");
    assertThat(secondFactor(person, asked, next.code()).text("accessToken")).isNotEmpty();
  }

  @Test
  void a_new_password_asks_for_the_second_factor() {
    api.system().mustShow(Sight.LOCAL_PARTS);
    var person = Person.registered(api);
    var authenticator = start(person);
    confirm(person, authenticator.code());
    var password = Person.newPassword();

    var changed = changePassword(person, person.password(), password);

    assertThat(changed.text("accessToken")).isEmpty();
    assertThat(refresh(person.refreshToken()).problem()).isEqualTo("wrong-credentials");
    assertThat(userId(secondFactor(person, changed, authenticator.code())))
        .isEqualTo(person.userId());
  }

  @Test
  void the_authenticator_of_another_opens_nothing() {
    api.system().mustShow(Sight.LOCAL_PARTS);
    var person = Person.registered(api);
    var attacker = Person.registered(api);
    confirm(person, start(person).code());
    var theirs = start(attacker);
    confirm(attacker, theirs.code());

    var asked = logIn(person.email(), person.password());

    assertThat(secondFactor(person, asked, theirs.code()).problem()).isEqualTo("wrong-code");
  }

  @Test
  void a_uri_holds_the_secret_and_the_address() {
    api.system().mustShow(Sight.LOCAL_PARTS);
    var person = Person.registered(api);

    var started =
        person.send(Call.post("/account/second-factor", Map.of("password", person.password())));

    assertThat(started.text("uri"))
        .isEqualTo(
            "otpauth://totp/Box%%20Office:%s?secret=%s&issuer=Box%%20Office"
                .formatted(person.email().replace("@", "%40"), started.text("secret")));
  }

  private static Answer patch(Person person, String body) {
    return person.send(Call.of("PATCH", "/account").body(body));
  }

  private Answer logIn(String email, String password) {
    return api.send(Call.post("/auth/login", Map.of("email", email, "password", password)));
  }

  private Answer refresh(String refreshToken) {
    return api.send(Call.post("/auth/refresh", Map.of("refreshToken", refreshToken)));
  }

  private Answer secondFactor(Person person, Answer asked, String code) {
    return api.send(
        Call.post(
            "/auth/login/second-factor",
            Map.of(
                "email",
                person.email(),
                "session",
                asked.json().at("/secondFactor/session").asText(),
                "code",
                code)));
  }

  private String userId(Answer loggedIn) {
    return api.send(Call.get("/account").token(loggedIn.text("accessToken"))).text("userId");
  }

  /** The refresh tokens of a person's sessions, the first one among them. */
  private List<String> sessions(Person person, int size) {
    return Stream.concat(
            Stream.of(person.refreshToken()),
            IntStream.range(1, size)
                .mapToObj(_ -> logIn(person.email(), person.password()).text("refreshToken")))
        .toList();
  }

  private static Answer changePassword(Person person, String password, String newPassword) {
    return person.send(
        Call.post("/account/password", Map.of("password", password, "newPassword", newPassword)));
  }

  private static Answer changeEmail(Person person, String email) {
    return person.send(
        Call.post("/account/email", Map.of("password", person.password(), "email", email)));
  }

  private static Answer confirmEmail(Person person, String code) {
    return person.send(Call.post("/account/email/confirm", Map.of("code", code)));
  }

  private static Authenticator start(Person person) {
    var started =
        person.send(Call.post("/account/second-factor", Map.of("password", person.password())));
    assertThat(started).returns(200, Answer::status);
    return new Authenticator(started.text("secret"));
  }

  private static Answer confirm(Person person, String code) {
    return person.send(
        Call.post(
            "/account/second-factor/confirm", Map.of("password", person.password(), "code", code)));
  }
}
