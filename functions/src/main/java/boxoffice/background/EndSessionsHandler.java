package boxoffice.background;

import boxoffice.App;
import boxoffice.accounts.EndSessions;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.function.Function;

/**
 * Ends every session of a user whose password was reset by a code. Cognito calls it after a reset,
 * and after an account was confirmed, when there are no sessions. If it fails, Cognito tries again
 * and then tells the caller of the reset.
 *
 * <p>It takes the user pool from the event: if the pool were among its variables, pool and function
 * would each need the other first.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html">Post
 *     confirmation trigger</a>
 */
public final class EndSessionsHandler
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  private static final String PASSWORD_RESET = "PostConfirmation_ConfirmForgotPassword";

  private final Function<String, EndSessions> endSessions;

  public EndSessionsHandler() {
    this(App.onLambda()::endSessions);
  }

  /** A handler whose use case depends on the pool of the event. */
  public EndSessionsHandler(Function<String, EndSessions> endSessions) {
    this.endSessions = endSessions;
  }

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    if (PASSWORD_RESET.equals(event.get("triggerSource"))) {
      endSessions.apply(text(event, "userPoolId")).of(text(event, "userName"));
    }
    return event;
  }

  private static String text(Map<String, Object> event, String name) {
    return String.valueOf(event.get(name));
  }
}
