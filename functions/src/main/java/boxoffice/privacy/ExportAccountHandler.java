package boxoffice.privacy;

import boxoffice.App;
import boxoffice.accounts.AccountFound;
import boxoffice.accounts.AccountProblems;
import boxoffice.accounts.Accounts;
import boxoffice.accounts.NotServed;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;

/** {@code GET /account/export}: all that is kept of the caller. */
public final class ExportAccountHandler implements HttpHandler {

  private final Accounts accounts;
  private final ExportAccount export;

  public ExportAccountHandler() {
    this(App.onLambda().accounts(), App.onLambda().exportAccount());
  }

  ExportAccountHandler(Accounts accounts, ExportAccount export) {
    this.accounts = accounts;
    this.export = export;
  }

  @Override
  public Answer answer(Request request) {
    var userId = request.user().userId();
    request.allowQuery("cursor");
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
