package boxoffice.accounts;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;
import boxoffice.http.Secret;
import org.jspecify.annotations.Nullable;

/** {@code POST /auth/password/reset}: sets a new password by the code that was sent. */
public final class ResetPasswordHandler implements HttpHandler {

  record Body(@Nullable Secret email, @Nullable Secret code, @Nullable Secret password) {

    PasswordReset sendTo(ResetPassword resetPassword) {
      var checks = new AccountChecks();
      var validEmail = checks.email(email);
      var validCode = checks.code(code);
      var validPassword = checks.password(password);
      checks.differ("password", validPassword, validEmail);
      checks.done();
      return resetPassword.reset(validEmail, validCode, validPassword);
    }
  }

  private final ResetPassword resetPassword;
  private final RefusedSignIns refused;

  public ResetPasswordHandler() {
    this(App.onLambda().resetPassword(), App.onLambda().refusedSignIns());
  }

  ResetPasswordHandler(ResetPassword resetPassword, RefusedSignIns refused) {
    this.resetPassword = resetPassword;
    this.refused = refused;
  }

  @Override
  public Answer answer(Request request) {
    var body = request.allowQuery().body(Body.class);
    return refused.traced(request, body.email(), () -> answerTo(body.sendTo(resetPassword)));
  }

  private static Answer answerTo(PasswordReset outcome) {
    return switch (outcome) {
      case PasswordReset.Reset _ -> Answer.empty(204);
      case PasswordReset.SessionsMayLive _ -> throw AccountProblems.resetUnfinished();
      case PasswordReset.WrongCode _ -> throw AccountProblems.wrongCode();
      case PasswordReset.PasswordRefused _ -> throw AccountProblems.passwordRefused();
      case NotServed reason -> throw AccountProblems.of(reason);
    };
  }
}
