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

    CodeRequest sendTo(MailedCodes codes) {
      var checks = new AccountChecks();
      var validEmail = checks.email(email);
      checks.done();
      return codes.resendConfirmation(validEmail);
    }
  }

  private final MailedCodes codes;

  public ResendConfirmationHandler() {
    this(App.onLambda().mailedCodes());
  }

  ResendConfirmationHandler(MailedCodes codes) {
    this.codes = codes;
  }

  @Override
  public Answer answer(Request request) {
    return answerTo(request.allowQuery().body(Body.class).sendTo(codes));
  }

  private static Answer answerTo(CodeRequest outcome) {
    return switch (outcome) {
      case CodeRequest.Accepted _ -> Answer.empty(202);
      case NotServed reason -> throw AccountProblems.of(reason);
    };
  }
}
