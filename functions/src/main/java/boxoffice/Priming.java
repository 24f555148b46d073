package boxoffice;

import boxoffice.bookings.BookHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import java.util.Map;
import java.util.function.Supplier;
import org.crac.Context;
import org.crac.Resource;

/**
 * Rehearses a booking before SnapStart takes its snapshot, so that what a first request loads and
 * compiles is in it: JSON, logs, metrics, the protocol and the SDK.
 *
 * <p>The rehearsal has a function and a table of its own. Nothing is sent or written, no
 * credentials are read, no connection is opened, and nothing it remembers is met by a request; so
 * there is nothing to undo after a restore. One that fails, fails the new version before it takes
 * requests. See <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks.html">runtime
 * hooks</a>.
 */
final class Priming implements Resource {

  private static final String NOBODY = "rehearsal";
  private static final String NO_EVENT = "0".repeat(32);

  private final Supplier<BookHandler> rehearsal;
  private final Runnable firstContact;

  /**
   * @param rehearsal a function on a table that is not there
   * @param firstContact a call to DynamoDB without credentials
   */
  Priming(Supplier<BookHandler> rehearsal, Runnable firstContact) {
    this.rehearsal = rehearsal;
    this.firstContact = firstContact;
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    var answer = rehearsal.get().handleRequest(booking(), null);
    if (answer.getStatusCode() != 201) {
      throw new IllegalStateException("the rehearsal was answered " + answer.getStatusCode());
    }
    firstContact.run();
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {}

  private static APIGatewayProxyRequestEvent booking() {
    var context = new ProxyRequestContext();
    context.setRequestId(NOBODY);
    context.setAuthorizer(Map.of("claims", Map.of("sub", NOBODY)));
    return new APIGatewayProxyRequestEvent()
        .withHttpMethod("POST")
        .withResource("/events/{eventId}/bookings")
        .withPathParameters(Map.of("eventId", NO_EVENT))
        .withHeaders(Map.of("Content-Type", "application/json", "Idempotency-Key", NOBODY))
        .withBody("{\"quantity\":1,\"onSoldOut\":\"waitlist\"}")
        .withRequestContext(context);
  }
}
