package boxoffice.accounts;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;
import boxoffice.http.Routes;
import boxoffice.http.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /auth/login}: gives tokens for an address and its password, or asks for a code of the
 * authenticator. {@code POST /auth/login/second-factor} takes that code.
 */
public final class LoginHandler implements HttpHandler {

  record Body(@Nullable Secret email, @Nullable Secret password) {

    Login sendTo(Sessions sessions) {
      var checks = new AccountChecks();
      var validEmail = checks.email(email);
      var validPassword = checks.presentPassword(password);
      checks.done();
      return sessions.logIn(validEmail, validPassword);
    }
  }

  record SecondFactorBody(@Nullable Secret email, @Nullable Secret session, @Nullable Secret code) {

    Login sendTo(Sessions sessions) {
      var checks = new AccountChecks();
      checks.email(email);
      var validSession = checks.session(session);
      var validCode = checks.authenticatorCode(code);
      checks.done();
      return sessions.secondFactor(validSession, validCode);
    }
  }

  private final Sessions sessions;
  private final RefusedSignIns refused;
  private final Routes routes =
      new Routes(
          Map.of(
              "POST /auth/login", this::logIn,
              "POST /auth/login/second-factor", this::secondFactor));

  public LoginHandler() {
    this(App.onLambda().sessions(), App.onLambda().refusedSignIns());
  }

  LoginHandler(Sessions sessions, RefusedSignIns refused) {
    this.sessions = sessions;
    this.refused = refused;
  }

  @Override
  public Answer answer(Request request) {
    return routes.answer(request);
  }

  private Answer logIn(Request request) {
    var body = request.allowQuery().body(Body.class);
    return refused.traced(request, body.email(), () -> LoginAnswers.of(body.sendTo(sessions)));
  }

  private Answer secondFactor(Request request) {
    var body = request.allowQuery().body(SecondFactorBody.class);
    return refused.traced(request, body.email(), () -> LoginAnswers.of(body.sendTo(sessions)));
  }
}
