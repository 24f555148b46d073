package boxoffice.accounts;

import boxoffice.http.Answer;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import boxoffice.http.Request;
import boxoffice.http.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /account/second-factor} and {@code /account/second-factor/confirm}: an authenticator
 * whose code each login needs from then on, beside the password. Enrolling again replaces it.
 */
final class SecondFactorRoutes {

  private static final String ISSUER = "Box Office";

  record Body(@Nullable Secret password) {}

  record Confirmation(@Nullable Secret password, @Nullable Secret code) {}

  /**
   * What the user gives the authenticator.
   *
   * @param secret to type, in Base32
   * @param uri to scan, as a QR code
   */
  record Response(Secret secret, Secret uri) {

    /**
     * @see <a href="https://github.com/google/google-authenticator/wiki/Key-Uri-Format">Key URI
     *     Format</a>
     */
    static Response of(Secret secret, Secret email) {
      return new Response(
          secret,
          new Secret(
              "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                  .formatted(
                      encoded(ISSUER), encoded(email.value()), secret.value(), encoded(ISSUER))));
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
  }

  private final Accounts accounts;
  private final SelfService selfService;
  private final PasswordCheck passwords;

  SecondFactorRoutes(Accounts accounts, SelfService selfService, PasswordCheck passwords) {
    this.accounts = accounts;
    this.selfService = selfService;
    this.passwords = passwords;
  }

  Answer start(Request request) {
    var userId = request.user().userId();
    var accessToken = request.accessToken();
    var body = request.allowQuery().body(Body.class);
    var checks = new AccountChecks();
    var password = checks.presentPassword(body.password());
    checks.done();
    passwords.require(userId, password);
    return switch (accounts.find(userId)) {
      case AccountFound.Found(var account) -> started(accessToken, account);
      case AccountFound.NoSuchAccount _ -> throw AccountProblems.signedOut();
      case NotServed reason -> throw AccountProblems.of(reason);
    };
  }

  private Answer started(Secret accessToken, Account account) {
    return switch (selfService.startAuthenticator(accessToken)) {
      case Enrolment.Started(var secret) -> Answer.of(200, Response.of(secret, account.email()));
      case Enrolment.TokenRefused _ -> throw AccountProblems.signedOut();
      case NotServed reason -> throw AccountProblems.of(reason);
    };
  }

  Answer confirm(Request request) {
    var userId = request.user().userId();
    var accessToken = request.accessToken();
    var body = request.allowQuery().body(Confirmation.class);
    var checks = new AccountChecks();
    var password = checks.presentPassword(body.password());
    var code = checks.authenticatorCode(body.code());
    checks.done();
    // A stolen token alone could draw a secret at Cognito itself.
    passwords.require(userId, password);
    return answerTo(
        switch (selfService.confirmAuthenticator(accessToken, code)) {
          case CodeTyped.Taken _ -> required(userId);
          case CodeTyped refusal -> refusal;
        });
  }

  /** Sessions that began with the password alone end: the second factor is that of the account. */
  private CodeTyped required(String userId) {
    return switch (accounts.requireAuthenticator(userId)) {
      case CodeTyped.Taken taken ->
          switch (accounts.signOutEverywhere(userId)) {
            case AccountChange.Changed _ -> taken;
            case AccountChange.NoSuchAccount _ -> new CodeTyped.TokenRefused();
            case NotServed reason -> reason;
          };
      case CodeTyped refusal -> refusal;
    };
  }

  private static Answer answerTo(CodeTyped outcome) {
    return switch (outcome) {
      case CodeTyped.Taken _ -> Answer.empty(204);
      case CodeTyped.WrongCode _ ->
          throw ProblemException.of(
              ProblemType.WRONG_CODE,
              "Type the code that the authenticator shows now. If you typed one before, the second"
                  + " factor may be on already: look at the account. Otherwise start again.");
      case CodeTyped.TokenRefused _ -> throw AccountProblems.signedOut();
      case NotServed reason -> throw AccountProblems.of(reason);
    };
  }
}
