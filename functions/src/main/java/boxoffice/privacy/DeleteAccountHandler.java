package boxoffice.privacy;

import boxoffice.App;
import boxoffice.accounts.AccountChecks;
import boxoffice.accounts.AccountProblems;
import boxoffice.accounts.RefusedSignIns;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import boxoffice.http.Request;
import boxoffice.http.Secret;
import boxoffice.limits.Limit;
import boxoffice.limits.UserLimits;
import org.jspecify.annotations.Nullable;

/** {@code DELETE /account}: has the caller's account deleted. */
public final class DeleteAccountHandler implements HttpHandler {

  record Body(@Nullable Secret password) {

    Secret given() {
      var checks = new AccountChecks();
      var given = checks.presentPassword(password);
      checks.done();
      return given;
    }
  }

  private final DeleteAccount deleteAccount;
  private final RefusedSignIns refused;
  private final UserLimits limits;

  public DeleteAccountHandler() {
    this(
        App.onLambda().deleteAccount(),
        App.onLambda().refusedSignIns(),
        App.onLambda().userLimits());
  }

  DeleteAccountHandler(DeleteAccount deleteAccount, RefusedSignIns refused, UserLimits limits) {
    this.deleteAccount = deleteAccount;
    this.refused = refused;
    this.limits = limits;
  }

  @Override
  public Answer answer(Request request) {
    return refused.traced(request, () -> delete(request));
  }

  private Answer delete(Request request) {
    var user = request.user();
    var userId = user.userId();
    limits.require(user, Limit.CHANGE_ACCOUNT);
    var password = request.allowQuery().body(Body.class).given();
    return switch (deleteAccount.delete(userId, password)) {
      case DeleteAccount.Outcome.Accepted _ -> Answer.empty(202);
      case DeleteAccount.Outcome.EventsToCome _ ->
          throw ProblemException.of(
              ProblemType.EVENTS_TO_COME,
              "You organize events that have not begun. Cancel them, or wait until they began.");
      case DeleteAccount.Outcome.WrongPassword _ -> throw AccountProblems.wrongPassword();
      case DeleteAccount.Outcome.NotDone(var reason) -> throw AccountProblems.of(reason);
    };
  }
}
