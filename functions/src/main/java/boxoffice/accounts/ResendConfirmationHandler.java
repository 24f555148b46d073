package boxoffice.accounts;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;
import boxoffice.http.Secret;
import org.jspecify.annotations.Nullable;

/** {@code POST /auth/confirm/resend}: sends a new code to an account that is not confirmed yet. */
public final class ResendConfirmationHandler implements HttpHandler {

  record Body(@Nullable Secret email) {

    CodeRequest sendTo(CognitoAccounts accounts) {
      var checks = new AccountChecks();
      var validEmail = checks.email(email);
      checks.done();
      return accounts.resendConfirmation(validEmail);
    }
  }

  private final CognitoAccounts accounts;

  public ResendConfirmationHandler() {
    this(App.onLambda().accounts());
  }

  ResendConfirmationHandler(CognitoAccounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Answer answer(Request request) {
    return answerTo(request.allowQuery().body(Body.class).sendTo(accounts));
  }

  private static Answer answerTo(CodeRequest outcome) {
    return switch (outcome) {
      case CodeRequest.Accepted _ -> Answer.empty(202);
      case NotServed reason -> throw AccountProblems.of(reason);
    };
  }
}
