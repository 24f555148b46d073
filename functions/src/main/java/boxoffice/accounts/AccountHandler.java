package boxoffice.accounts;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;
import boxoffice.http.Routes;
import java.util.Map;

/** The routes below {@code /account} by which users look after their own account. */
public final class AccountHandler implements HttpHandler {

  private final Routes routes;
  private final RefusedSignIns refused;

  public AccountHandler() {
    this(
        App.onLambda().accounts(),
        App.onLambda().sessions(),
        App.onLambda().selfService(),
        App.onLambda().profiles(),
        App.onLambda().mailboxes(),
        App.onLambda().refusedSignIns());
  }

  AccountHandler(
      Accounts accounts,
      Sessions sessions,
      SelfService selfService,
      ProfileStore profiles,
      Mailboxes mailboxes,
      RefusedSignIns refused) {
    this.refused = refused;
    var passwords = new PasswordCheck(sessions);
    var profile = new ProfileRoutes(new OwnProfile(accounts, profiles));
    var password = new PasswordRoutes(new ChangePassword(accounts, sessions, passwords), accounts);
    var address = new AddressRoutes(new ChangeAddress(accounts, selfService, mailboxes), passwords);
    var secondFactor = new SecondFactorRoutes(accounts, selfService, passwords);
    this.routes =
        new Routes(
            Map.of(
                "GET /account", profile::show,
                "PATCH /account", profile::change,
                "POST /account/password", password::change,
                "POST /account/sign-out-everywhere", password::signOutEverywhere,
                "POST /account/email", address::ask,
                "POST /account/email/confirm", address::confirm,
                "POST /account/second-factor", secondFactor::start,
                "POST /account/second-factor/confirm", secondFactor::confirm));
  }

  @Override
  public Answer answer(Request request) {
    return refused.traced(request, () -> routes.answer(request));
  }
}
