package boxoffice.accounts;

import boxoffice.http.Answer;
import boxoffice.http.Request;
import boxoffice.http.Secret;
import org.jspecify.annotations.Nullable;

/** What ends sessions: {@code POST /account/password} and {@code /account/sign-out-everywhere}. */
final class PasswordRoutes {

  record Body(@Nullable Secret password, @Nullable Secret newPassword) {

    PasswordChange sendTo(ChangePassword changes, String userId) {
      var checks = new AccountChecks();
      var validPassword = checks.presentPassword(password);
      var validNewPassword = checks.password("newPassword", newPassword);
      checks.done();
      return changes.change(userId, validPassword, validNewPassword);
    }
  }

  private final ChangePassword changes;
  private final Accounts accounts;

  PasswordRoutes(ChangePassword changes, Accounts accounts) {
    this.changes = changes;
    this.accounts = accounts;
  }

  Answer change(Request request) {
    var user = request.user();
    var body = request.allowQuery().body(Body.class);
    return switch (body.sendTo(changes, user.userId())) {
      case PasswordChange.Changed(var login) -> LoginAnswers.of(login);
      case PasswordChange.WrongPassword _ -> throw AccountProblems.wrongPassword();
      case PasswordChange.IsTheAddress _ ->
          throw Request.invalid("newPassword", AccountChecks.IS_THE_ADDRESS);
      case PasswordChange.NoSuchAccount _ -> throw AccountProblems.signedOut();
      case NotServed reason -> throw AccountProblems.of(reason);
    };
  }

  Answer signOutEverywhere(Request request) {
    var user = request.user();
    request.allowQuery();
    return switch (accounts.signOutEverywhere(user.userId())) {
      case AccountChange.Changed _ -> Answer.empty(204);
      case AccountChange.NoSuchAccount _ -> throw AccountProblems.signedOut();
      case NotServed reason -> throw AccountProblems.of(reason);
    };
  }
}
