package boxoffice.accounts;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;
import boxoffice.http.Secret;
import org.jspecify.annotations.Nullable;

/** {@code POST /auth/password/forgot}: sends a code by which a new password can be set. */
public final class ForgotPasswordHandler implements HttpHandler {

  record Body(@Nullable Secret email) {

    CodeRequest sendTo(MailedCodes codes) {
      var checks = new AccountChecks();
      var validEmail = checks.email(email);
      checks.done();
      return codes.forgotPassword(validEmail);
    }
  }

  private final MailedCodes codes;

  public ForgotPasswordHandler() {
    this(App.onLambda().mailedCodes());
  }

  ForgotPasswordHandler(MailedCodes codes) {
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
