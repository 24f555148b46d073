package boxoffice.accounts;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Removable;
import boxoffice.http.Request;
import boxoffice.http.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /auth/confirm}: makes an account usable; see {@link ConfirmAccount}. */
public final class ConfirmHandler implements HttpHandler {

  record Body(
      @Nullable Secret email,
      @Nullable Secret code,
      @Nullable String name,
      @Nullable Secret password,
      @Nullable String language) {

    Confirmation sendTo(ConfirmAccount confirmAccount) {
      var checks = new AccountChecks();
      var validEmail = checks.email(email);
      var validCode = checks.code(code);
      var validName = checks.name(name);
      var validPassword = checks.password(password);
      checks.differ("password", validPassword, validEmail);
      var validLanguage = language == null ? null : checks.language(new Removable(language));
      checks.done();
      return confirmAccount.confirm(
          validEmail, validCode, validName, validPassword, Optional.ofNullable(validLanguage));
    }
  }

  private final ConfirmAccount confirmAccount;
  private final RefusedSignIns refused;

  public ConfirmHandler() {
    this(App.onLambda().confirmAccount(), App.onLambda().refusedSignIns());
  }

  ConfirmHandler(ConfirmAccount confirmAccount, RefusedSignIns refused) {
    this.confirmAccount = confirmAccount;
    this.refused = refused;
  }

  @Override
  public Answer answer(Request request) {
    var body = request.allowQuery().body(Body.class);
    return refused.traced(request, body.email(), () -> answerTo(body.sendTo(confirmAccount)));
  }

  private static Answer answerTo(Confirmation outcome) {
    return switch (outcome) {
      case Confirmation.Confirmed _ -> Answer.empty(204);
      case Confirmation.WrongCode _ -> throw AccountProblems.wrongCode();
      case NotServed reason -> throw AccountProblems.of(reason);
    };
  }
}
