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

/** {@code POST /auth/password/forgot}: sends a code by which a new password can be set. */
public final class ForgotPasswordHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  record Body(@Nullable Secret email) {

    CodeRequest sendTo(CognitoAccounts accounts) {
      var checks = new AccountChecks();
      var validEmail = checks.email(email);
      checks.done();
      return accounts.forgotPassword(validEmail);
    }
  }

  private final CognitoAccounts accounts;

  /** For Lambda. */
  public ForgotPasswordHandler() {
    this(App.accounts());
  }

  ForgotPasswordHandler(CognitoAccounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return Endpoint.answer(
        event, context, request -> answer(request.allowQuery().body(Body.class).sendTo(accounts)));
  }

  private static Answer answer(CodeRequest outcome) {
    return switch (outcome) {
      case CodeRequest.Accepted _ -> Answer.empty(202);
      case NotServed reason -> throw AccountProblems.of(reason);
    };
  }
}
