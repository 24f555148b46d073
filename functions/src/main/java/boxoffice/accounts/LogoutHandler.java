package boxoffice.accounts;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.Endpoint;
import boxoffice.http.Secret;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import org.jspecify.annotations.Nullable;

/** {@code POST /auth/logout}: revokes a refresh token; a repeat is answered alike. */
public final class LogoutHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  record Body(@Nullable Secret refreshToken) {

    Logout sendTo(CognitoAccounts accounts) {
      var checks = new AccountChecks();
      var validRefreshToken = checks.refreshToken(refreshToken);
      checks.done();
      return accounts.logOut(validRefreshToken);
    }
  }

  private final CognitoAccounts accounts;

  /** For Lambda. */
  public LogoutHandler() {
    this(App.accounts());
  }

  LogoutHandler(CognitoAccounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return Endpoint.answer(
        event, context, request -> answer(request.allowQuery().body(Body.class).sendTo(accounts)));
  }

  private static Answer answer(Logout outcome) {
    return switch (outcome) {
      case Logout.LoggedOut _ -> Answer.empty(204);
      case NotServed reason -> throw AccountProblems.of(reason);
    };
  }
}
