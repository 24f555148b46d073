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

/** {@code POST /auth/confirm/resend}: sends a new code to an account that is not confirmed yet. */
public final class ResendConfirmationHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  record Body(@Nullable Secret email) {

    CodeRequest sendTo(CognitoAccounts accounts) {
      var checks = new AccountChecks();
      var validEmail = checks.email(email);
      checks.done();
      return accounts.resendConfirmation(validEmail);
    }
  }

  private final CognitoAccounts accounts;

  /** For Lambda. */
  public ResendConfirmationHandler() {
    this(App.accounts());
  }

  ResendConfirmationHandler(CognitoAccounts accounts) {
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
