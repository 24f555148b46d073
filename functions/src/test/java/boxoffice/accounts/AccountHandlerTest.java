package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.Logs;
import boxoffice.http.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of all routes of one's own account. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AccountHandlerTest {

  private static final String PASSWORD = "\"password\": \"correct-horse-6\"";
  private static final String CODE = "\"code\": \"840215\"";

  private static final List<String> SECRETS =
      List.of(
          "someone@example.com",
          "new@example.com",
          "correct-horse",
          "840215",
          "an-access-token",
          "a-refresh-token",
          "JBSWY3DPEHPK3PXP");

  /** A route with the members of a valid body, and those among them that it cannot do without. */
  enum Route {
    GET("GET", ""),
    PATCH("PATCH", "", "\"name\": \"Someone\""),
    PASSWORD_CHANGE("POST", "/password", PASSWORD, "\"newPassword\": \"correct-horse-7\""),
    EMAIL("POST", "/email", PASSWORD, "\"email\": \"new@example.com\""),
    CONFIRM_EMAIL("POST", "/email/confirm", CODE),
    SIGN_OUT_EVERYWHERE("POST", "/sign-out-everywhere"),
    SECOND_FACTOR("POST", "/second-factor", PASSWORD),
    CONFIRM_SECOND_FACTOR("POST", "/second-factor/confirm", PASSWORD, CODE);

    private final String method;
    private final String path;
    private final List<String> members;

    Route(String method, String path, String... members) {
      this.method = method;
      this.path = "/account" + path;
      this.members = List.of(members);
    }

    Caller.Call by(Caller caller) {
      return by(caller, members.stream());
    }

    Caller.Call by(Caller caller, Stream<String> members) {
      var body = "{" + String.join(",", members.toList()) + "}";
      return switch (method) {
        case "GET" -> caller.get(path);
        case "PATCH" -> caller.patch(path, body);
        default -> caller.post(path, body);
      };
    }

    boolean hasBody() {
      return !members.isEmpty();
    }

    List<String> fields() {
      return members.stream().map(member -> member.split("\"")[1]).toList();
    }
  }

  static Stream<Route> withBody() {
    return Stream.of(Route.values()).filter(Route::hasBody);
  }

  private final OwnAccount own = new OwnAccount();
  private final Caller user = Caller.user(OwnAccount.ID);

  AccountHandlerTest() throws IOException {}

  @AfterEach
  void stop() {
    own.close();
  }

  @ParameterizedTest
  @EnumSource
  void is_served(Route route) {
    assertThat(own.sends(route.by(user)).status()).isBetween(200, 204);
    assertThat(own.cognito.calls()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void needs_a_user(Route route) {
    assertThat(own.sends(route.by(Caller.nobody())).status()).isEqualTo(401);
    assertThat(own.cognito.calls()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void touches_no_account_but_the_callers(Route route) {
    own.sends(route.by(user));

    assertThat(own.cognito.calls())
        .allSatisfy(
            call ->
                assertThat(call.body())
                    .containsAnyOf(
                        "\"Username\":\"" + OwnAccount.ID + "\"",
                        "\"USERNAME\":\"" + OwnAccount.ID + "\"",
                        "\"AccessToken\":\"an-access-token\"",
                        "\"Token\":\"a-refresh-token\""));
  }

  @ParameterizedTest
  @EnumSource
  void takes_no_query(Route route) {
    var reply = own.sends(route.by(user).query("userId", "another"));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).containsOnlyKeys("userId");
    assertThat(own.cognito.calls()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void passes_on_a_limit_wherever_cognito_has_one(Route route) {
    for (var operation : operations(route)) {
      var reply = sent(route, operation, 400, "LimitExceededException");

      assertThat(reply.status()).as(operation).isEqualTo(429);
      assertThat(reply.headers()).containsKey("Retry-After");
    }
  }

  @ParameterizedTest
  @EnumSource
  void answers_try_again_wherever_cognito_fails(Route route) {
    for (var operation : operations(route)) {
      var reply = sent(route, operation, 500, "InternalErrorException");

      assertThat(reply.status()).as(operation).isEqualTo(503);
      assertThat(reply.problem()).isEqualTo("try-again");
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_account_that_is_gone_has_no_session(Route route) {
    own.cognito.refuses("AdminGetUser", "UserNotFoundException");
    for (var operation : operations(route)) {
      own.cognito.refuses(operation, "UserNotFoundException");
    }

    var reply = own.sends(route.by(user));

    // The password of nobody is never right.
    assertThat(reply.problem()).isIn("unauthorized", "wrong-password");
    assertThat(reply.problem().equals("wrong-password"))
        .isEqualTo(route.fields().contains("password"));
  }

  @ParameterizedTest
  @EnumSource
  void reveals_no_secret(Route route) {
    try (var logs = new Logs()) {
      own.sends(route.by(user));
      for (var operation : List.copyOf(own.cognito.operations())) {
        own.cognito.refuses(operation, "NobodyKnowsThisException");
        own.sends(route.by(user));
      }
      assertThat(logs.lines())
          .isNotEmpty()
          .allSatisfy(
              line -> assertThat(line).doesNotContain(SECRETS).doesNotContain("nothing for"));
    }
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void names_every_missing_field(Route route) {
    var reply = own.sends(route.by(user, Stream.of()));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors().keySet())
        .containsExactlyElementsOf(route == Route.PATCH ? List.of("body") : route.fields());
    assertThat(own.cognito.calls()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void refuses_a_field_of_the_wrong_type(Route route) {
    for (var field : route.fields()) {
      for (var value : List.of("12345678", "true", "{}", "[]", "[\"x\"]", "null")) {
        var reply = own.sends(route.by(user, Stream.of("\"%s\": %s".formatted(field, value))));

        assertThat(reply.status()).as("%s: %s", field, value).isEqualTo(400);
        assertThat(reply.errors()).containsOnlyKeys(field);
      }
    }
    assertThat(own.cognito.calls()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void refuses_an_unknown_field(Route route) {
    for (var field : List.of("userId", "email_verified", "hasSecondFactor")) {
      var reply =
          own.sends(
              route.by(
                  user,
                  Stream.concat(
                      route.members.stream(), Stream.of("\"%s\": \"x\"".formatted(field)))));

      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.errors()).containsOnlyKeys(field);
    }
    assertThat(own.cognito.calls()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"CONFIRM_EMAIL", "SECOND_FACTOR", "CONFIRM_SECOND_FACTOR"})
  void uses_no_token_but_the_verified_one(Route route) {
    var call = route.by(user);
    call.event()
        .setMultiValueHeaders(
            Map.of("Authorization", List.of("Bearer verified", "Bearer another")));

    var reply = own.sends(call);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(own.cognito.calls()).isEmpty();
  }

  /** The answer where one operation fails and the others do not. */
  private Caller.Reply sent(Route route, String operation, int status, String errorType) {
    try (var broken = new OwnAccount()) {
      broken.cognito.fails(operation, status, errorType);
      return broken.sends(route.by(user));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the route sends Cognito when all is well. */
  private List<String> operations(Route route) {
    try (var well = new OwnAccount()) {
      well.sends(route.by(user));
      return well.cognito.operations().stream().distinct().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
