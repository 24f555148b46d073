package boxoffice.privacy;

import boxoffice.App;
import boxoffice.accounts.AccountFound;
import boxoffice.accounts.AccountProblems;
import boxoffice.accounts.Accounts;
import boxoffice.accounts.NotServed;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;
import boxoffice.limits.Limit;
import boxoffice.limits.UserLimits;

/** {@code GET /account/export}: all that is kept of the caller. */
public final class ExportAccountHandler implements HttpHandler {

  private final Accounts accounts;
  private final ExportAccount export;
  private final UserLimits limits;

  public ExportAccountHandler() {
    this(App.onLambda().accounts(), App.onLambda().exportAccount(), App.onLambda().userLimits());
  }

  ExportAccountHandler(Accounts accounts, ExportAccount export, UserLimits limits) {
    this.accounts = accounts;
    this.export = export;
    this.limits = limits;
  }

  @Override
  public Answer answer(Request request) {
    var user = request.user();
    var userId = user.userId();
    request.allowQuery("cursor");
    limits.require(user, Limit.COSTLY_READ);
    var cursor = request.query("cursor");
    if (cursor != null) {
      return Answer.of(200, export.goOn(userId, ExportPosition.of(cursor)));
    }
    return switch (accounts.find(userId)) {
      case AccountFound.Found(var account) -> Answer.of(200, export.begin(account));
      case AccountFound.NoSuchAccount _ -> throw AccountProblems.signedOut();
      case NotServed reason -> throw AccountProblems.of(reason);
    };
  }
}
