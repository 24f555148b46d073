package boxoffice.accounts;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;
import boxoffice.http.Secret;
import org.jspecify.annotations.Nullable;

/** {@code POST /auth/logout}: revokes a refresh token; a repeat is answered alike. */
public final class LogoutHandler implements HttpHandler {

  record Body(@Nullable Secret refreshToken) {

    Logout sendTo(Sessions sessions) {
      var checks = new AccountChecks();
      var validRefreshToken = checks.refreshToken(refreshToken);
      checks.done();
      return sessions.logOut(validRefreshToken);
    }
  }

  private final Sessions sessions;

  public LogoutHandler() {
    this(App.onLambda().sessions());
  }

  LogoutHandler(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Answer answer(Request request) {
    return answerTo(request.allowQuery().body(Body.class).sendTo(sessions));
  }

  private static Answer answerTo(Logout outcome) {
    return switch (outcome) {
      case Logout.LoggedOut _ -> Answer.empty(204);
      case NotServed reason -> throw AccountProblems.of(reason);
    };
  }
}
