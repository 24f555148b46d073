package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.Logs;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.http.Caller;
import boxoffice.messaging.FakeQueue;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The rules of all account handlers. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryAccountHandlerTest {

  private static final String EMAIL = "\"email\": \"someone@example.com\"";
  private static final String PASSWORD = "\"password\": \"correct-horse-7\"";
  private static final String CODE = "\"code\": \"8402157\"";
  private static final String TOKEN = "\"refreshToken\": \"secret-refresh-token\"";

  private static final List<String> SECRETS =
      List.of(
          "someone@example.com",
          "correct-horse-7",
          "8402157",
          "secret-refresh-token",
          "secret-session",
          "sign-up-secret",
          "sign-in-secret");

  /** A handler with the members of a valid body. */
  enum Route {
    REGISTER(
        c ->
            new RegisterHandler(
                c.mailedCodes(),
                c.mailboxes(LocalDynamoDb.newTable(), false),
                c.accountNotices(new FakeQueue())),
        EMAIL),
    CONFIRM(
        c -> new ConfirmHandler(c.confirmAccount(LocalDynamoDb.newTable()), c.refusedSignIns()),
        EMAIL,
        CODE,
        "\"name\": \"Someone\"",
        PASSWORD),
    RESEND_CONFIRMATION(c -> new ResendConfirmationHandler(c.mailedCodes()), EMAIL),
    LOGIN(c -> new LoginHandler(c.sessions(), c.refusedSignIns()), EMAIL, PASSWORD),
    SECOND_FACTOR(
        "/auth/login/second-factor",
        c -> new LoginHandler(c.sessions(), c.refusedSignIns()),
        EMAIL,
        "\"session\": \"secret-session\"",
        "\"code\": \"840215\""),
    REFRESH(c -> new RefreshHandler(c.sessions()), TOKEN),
    LOGOUT(c -> new LogoutHandler(c.sessions()), TOKEN),
    FORGOT_PASSWORD(c -> new ForgotPasswordHandler(c.mailedCodes()), EMAIL),
    RESET_PASSWORD(
        c -> new ResetPasswordHandler(c.resetPassword(), c.refusedSignIns()),
        EMAIL,
        CODE,
        PASSWORD);

    private final String path;

    private final Function<
            StubCognito, RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent>>
        handler;
    private final List<String> members;

    Route(
        Function<
                StubCognito,
                RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent>>
            handler,
        String... members) {
      this("/auth/login", handler, members);
    }

    Route(
        String path,
        Function<
                StubCognito,
                RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent>>
            handler,
        String... members) {
      this.path = path;
      this.handler = handler;
      this.members = List.of(members);
    }

    Caller.Reply call(StubCognito cognito) {
      return call(cognito, members.stream());
    }

    Caller.Reply call(StubCognito cognito, Stream<String> members) {
      return Anyone.sends(path, "{" + String.join(",", members.toList()) + "}")
          .to(handler.apply(cognito));
    }

    List<String> fields() {
      return members.stream().map(member -> member.split("\"")[1]).toList();
    }
  }

  private final StubCognito cognito = new StubCognito();

  EveryAccountHandlerTest() throws IOException {}

  @AfterEach
  void stop() {
    cognito.close();
  }

  @ParameterizedTest
  @EnumSource
  void takes_no_query(Route route) {
    var reply = Anyone.sends(route.path, "{}").query("email", "x").to(route.handler.apply(cognito));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).containsOnlyKeys("email").containsEntry("email", "is not known");
  }

  @ParameterizedTest
  @EnumSource
  void passes_on_a_limit_of_cognito(Route route) {
    for (var errorType :
        List.of(
            "TooManyRequestsException",
            "LimitExceededException",
            "TooManyFailedAttemptsException",
            "ThrottlingException")) {
      cognito.refuses(errorType);

      var reply = route.call(cognito);

      assertThat(reply.status()).as(errorType).isEqualTo(429);
      assertThat(reply.problem()).isEqualTo("too-many-requests");
      assertThat(reply.headers()).containsKey("Retry-After");
    }
  }

  @ParameterizedTest
  @EnumSource
  void answers_try_again_when_cognito_fails(Route route) {
    cognito.fails(500, "InternalErrorException");
    var failed = route.call(cognito);
    cognito.answers(502, "<html>bad gateway</html>");
    var garbled = route.call(cognito);
    cognito.close();
    var unreachable = route.call(cognito);

    assertThat(failed.status()).isEqualTo(503);
    assertThat(failed.problem()).isEqualTo("try-again");
    assertThat(failed.headers()).containsKey("Retry-After");
    assertThat(List.of(garbled, unreachable)).containsOnly(failed);
  }

  @ParameterizedTest
  @EnumSource
  void says_what_a_local_cognito_does_not_support(Route route) {
    cognito.fails(500, "CognitoLocal#Unsupported");
    var ofCognitoLocal = route.call(cognito);
    cognito.fails(501, "InternalFailure");

    assertThat(ofCognitoLocal.status()).isEqualTo(501);
    assertThat(ofCognitoLocal.problem()).isEqualTo("not-available-locally");
    assertThat(route.call(cognito)).isEqualTo(ofCognitoLocal);
  }

  @ParameterizedTest
  @EnumSource
  void logs_an_unexpected_error_once(Route route) {
    cognito.refuses("ResourceNotFoundException");

    try (var logs = new Logs()) {
      var reply = route.call(cognito);

      assertThat(reply.status()).isEqualTo(500);
      assertThat(reply.problem()).isEqualTo("internal-error");
      assertThat(logs.lines())
          .filteredOn(line -> line.contains("ERROR"))
          .singleElement()
          .satisfies(
              line ->
                  assertThat(line)
                      .contains("ResourceNotFoundException")
                      .contains("cognito-request-1")
                      .containsAnyOf("MailedCodes.java", "Sessions.java"));
    }
  }

  static final List<String> ERROR_TYPES =
      List.of(
          "NotAuthorizedException",
          "UserNotFoundException",
          "UsernameExistsException",
          "InvalidPasswordException",
          "InvalidParameterException",
          "UserNotConfirmedException",
          "CodeMismatchException",
          "CodeDeliveryFailureException",
          "LimitExceededException",
          "UserLambdaValidationException",
          "NobodyKnowsThisException");

  @ParameterizedTest
  @FieldSource("ERROR_TYPES")
  void an_error_reveals_no_secret_or_cognito_message(String errorType) {
    cognito.refuses(errorType);

    try (var logs = new Logs()) {
      for (var route : Route.values()) {
        var body = String.valueOf(route.call(cognito).body());

        assertThat(body).doesNotContain(SECRETS).doesNotContain("nothing for");
      }
      assertThat(logs.lines())
          .isNotEmpty()
          .allSatisfy(
              line -> assertThat(line).doesNotContain(SECRETS).doesNotContain("nothing for"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_success_logs_no_secret(Route route) {
    var accessToken = StubCognito.accessToken("some-id");
    cognito.answers(StubCognito.tokens(accessToken));
    cognito.answers("AdminGetUser", StubCognito.user("some-id"));

    try (var logs = new Logs()) {
      assertThat(route.call(cognito).status()).isBetween(200, 204);
      assertThat(logs.lines())
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line).doesNotContain(SECRETS).doesNotContain(accessToken));
    }
  }

  @ParameterizedTest
  @EnumSource
  void names_every_missing_field(Route route) {
    var reply = route.call(cognito, Stream.of());

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).containsOnlyKeys(route.fields());
    assertThat(cognito.calls()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void refuses_a_field_of_the_wrong_type(Route route) {
    for (var field : route.fields()) {
      for (var value : List.of("12345678", "true", "{}", "[]", "[\"someone@example.com\"]")) {
        var reply = route.call(cognito, Stream.of("\"%s\": %s".formatted(field, value)));

        assertThat(reply.status()).as("%s: %s", field, value).isEqualTo(400);
        assertThat(reply.errors()).containsOnlyKeys(field);
      }
    }
    assertThat(cognito.calls()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void refuses_an_unknown_field(Route route) {
    var reply =
        route.call(cognito, Stream.concat(route.members.stream(), Stream.of("\"admin\": true")));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).containsOnlyKeys("admin");
    assertThat(cognito.calls()).isEmpty();
  }
}
