package boxoffice.accounts;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;
import boxoffice.http.Routes;
import boxoffice.limits.Limit;
import boxoffice.limits.UserLimits;
import java.util.Map;

/** The routes below {@code /account} by which users look after their own account. */
public final class AccountHandler implements HttpHandler {

  private final Routes routes;
  private final RefusedSignIns refused;
  private final UserLimits limits;

  public AccountHandler() {
    this(
        App.onLambda().accounts(),
        App.onLambda().sessions(),
        App.onLambda().selfService(),
        App.onLambda().profiles(),
        App.onLambda().mailboxes(),
        App.onLambda().refusedSignIns(),
        App.onLambda().userLimits());
  }

  AccountHandler(
      Accounts accounts,
      Sessions sessions,
      SelfService selfService,
      ProfileStore profiles,
      Mailboxes mailboxes,
      RefusedSignIns refused,
      UserLimits limits) {
    this.refused = refused;
    this.limits = limits;
    var passwords = new PasswordCheck(sessions);
    var profile = new ProfileRoutes(new OwnProfile(accounts, profiles));
    var password = new PasswordRoutes(new ChangePassword(accounts, sessions, passwords), accounts);
    var address = new AddressRoutes(new ChangeAddress(accounts, selfService, mailboxes), passwords);
    var secondFactor = new SecondFactorRoutes(accounts, selfService, passwords);
    this.routes =
        new Routes(
            Map.of(
                "GET /account", profile::show,
                "PATCH /account", limited(profile::change),
                "POST /account/password", limited(password::change),
                "POST /account/sign-out-everywhere", limited(password::signOutEverywhere),
                "POST /account/email", limited(address::ask),
                "POST /account/email/confirm", limited(address::confirm),
                "POST /account/second-factor", limited(secondFactor::start),
                "POST /account/second-factor/confirm", limited(secondFactor::confirm)));
  }

  private HttpHandler limited(HttpHandler route) {
    return request -> {
      limits.require(request.user(), Limit.CHANGE_ACCOUNT);
      return route.answer(request);
    };
  }

  @Override
  public Answer answer(Request request) {
    return refused.traced(request, () -> routes.answer(request));
  }
}
