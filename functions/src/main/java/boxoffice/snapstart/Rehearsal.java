package boxoffice.snapstart;

import boxoffice.bookings.BookAnswers;
import boxoffice.bookings.BookRequest;
import boxoffice.bookings.BookTickets;
import boxoffice.http.Answer;
import boxoffice.http.Endpoint;
import boxoffice.http.Request;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.crac.Context;
import org.crac.Resource;

/**
 * Rehearses a booking before SnapStart takes its snapshot, so that the snapshot holds what a first
 * request loads and compiles: JSON, logs, metrics, the protocol and the SDK.
 *
 * <p>The rehearsal has a wiring and a table of its own. Nothing is sent or written, no credentials
 * are read, no connection is opened, and nothing it remembers is met by a request; so there is
 * nothing to undo after a restore. One that fails, fails the new version before it takes requests.
 * See <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks.html">runtime
 * hooks</a>.
 */
public final class Rehearsal implements Resource {

  private static final String NOBODY = "rehearsal";
  private static final String NO_EVENT = "0".repeat(32);

  private final Supplier<BookTickets> bookTickets;
  private final RandomGenerator random;
  private final Runnable firstContact;

  /**
   * @param bookTickets books on a {@link RehearsalTable}
   * @param firstContact a call to DynamoDB without credentials
   */
  public Rehearsal(
      Supplier<BookTickets> bookTickets, RandomGenerator random, Runnable firstContact) {
    this.bookTickets = bookTickets;
    this.random = random;
    this.firstContact = firstContact;
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    var response = Endpoint.answer(booking(), null, this::book);
    if (response.getStatusCode() != 201) {
      throw new IllegalStateException("the rehearsal was answered " + response.getStatusCode());
    }
    firstContact.run();
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {}

  private Answer book(Request request) {
    return BookAnswers.of(bookTickets.get().book(BookRequest.of(request, random)));
  }

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
