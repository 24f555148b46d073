package boxoffice.accounts;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import boxoffice.http.Request;
import boxoffice.http.Secret;
import org.jspecify.annotations.Nullable;

/** {@code POST /auth/login}: gives tokens for an address and its password. */
public final class LoginHandler implements HttpHandler {

  record Body(@Nullable Secret email, @Nullable Secret password) {

    Login sendTo(CognitoAccounts accounts) {
      var checks = new AccountChecks();
      var validEmail = checks.email(email);
      var validPassword = checks.password(password);
      checks.done();
      return accounts.logIn(validEmail, validPassword);
    }
  }

  record Response(Secret accessToken, Secret refreshToken, int expiresIn) {}

  private final CognitoAccounts accounts;

  public LoginHandler() {
    this(App.onLambda().accounts());
  }

  LoginHandler(CognitoAccounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Answer answer(Request request) {
    return answerTo(request.allowQuery().body(Body.class).sendTo(accounts));
  }

  private static Answer answerTo(Login outcome) {
    return switch (outcome) {
      case Login.LoggedIn(var accessToken, var refreshToken, var expiresIn) ->
          Answer.of(200, new Response(accessToken, refreshToken, expiresIn));
      case Login.WrongCredentials _ ->
          throw AccountProblems.wrongCredentials(
              "Check the address and the password, or set a new password.");
      case Login.NotConfirmed _ ->
          throw ProblemException.of(
              ProblemType.NOT_CONFIRMED, "Confirm the account by the code that was sent.");
      case Login.ChallengeRequired _ ->
          throw ProblemException.of(
              ProblemType.FORBIDDEN,
              "This account needs more than a password to log in, which is not offered here.");
      case NotServed reason -> throw AccountProblems.of(reason);
    };
  }
}
