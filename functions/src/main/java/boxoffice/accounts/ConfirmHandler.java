package boxoffice.accounts;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;
import boxoffice.http.Secret;
import org.jspecify.annotations.Nullable;

/** {@code POST /auth/confirm}: makes an account usable by the code that was sent to its address. */
public final class ConfirmHandler implements HttpHandler {

  record Body(@Nullable Secret email, @Nullable Secret code) {

    Confirmation sendTo(CognitoAccounts accounts) {
      var checks = new AccountChecks();
      var validEmail = checks.email(email);
      var validCode = checks.code(code);
      checks.done();
      return accounts.confirm(validEmail, validCode);
    }
  }

  private final CognitoAccounts accounts;

  public ConfirmHandler() {
    this(App.onLambda().accounts());
  }

  ConfirmHandler(CognitoAccounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Answer answer(Request request) {
    return answerTo(request.allowQuery().body(Body.class).sendTo(accounts));
  }

  private static Answer answerTo(Confirmation outcome) {
    return switch (outcome) {
      case Confirmation.Confirmed _ -> Answer.empty(204);
      case Confirmation.WrongCode _ -> throw AccountProblems.wrongCode();
      case NotServed reason -> throw AccountProblems.of(reason);
    };
  }
}
