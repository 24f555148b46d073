package boxoffice.accounts;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;
import boxoffice.http.Secret;
import org.jspecify.annotations.Nullable;

/** {@code POST /auth/refresh}: gives a new access token for a refresh token. */
public final class RefreshHandler implements HttpHandler {

  record Body(@Nullable Secret refreshToken) {

    Refresh sendTo(Sessions sessions) {
      var checks = new AccountChecks();
      var validRefreshToken = checks.refreshToken(refreshToken);
      checks.done();
      return sessions.refresh(validRefreshToken);
    }
  }

  record Response(Secret accessToken, int expiresIn) {}

  private final Sessions sessions;

  public RefreshHandler() {
    this(App.onLambda().sessions());
  }

  RefreshHandler(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Answer answer(Request request) {
    return answerTo(request.allowQuery().body(Body.class).sendTo(sessions));
  }

  private static Answer answerTo(Refresh outcome) {
    return switch (outcome) {
      case Refresh.Refreshed(var accessToken, var expiresIn) ->
          Answer.of(200, new Response(accessToken, expiresIn));
      case Refresh.SecondFactorMissing _ -> throw AccountProblems.secondFactorNeeded();
      case Refresh.WrongCredentials _ -> throw AccountProblems.wrongCredentials("Log in again.");
      case NotServed reason -> throw AccountProblems.of(reason);
    };
  }
}
