package boxoffice.events;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.Endpoint;
import boxoffice.http.Problem;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import boxoffice.http.Request;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.time.Duration;

/** {@code POST /events/{eventId}/cancel}: cancels an event and, soon after, its bookings. */
public final class CancelEventHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  private final CancelEvent cancel;

  public CancelEventHandler() {
    this(App.cancelEvent());
  }

  CancelEventHandler(CancelEvent cancel) {
    this.cancel = cancel;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return Endpoint.answer(event, context, this::cancel);
  }

  private Answer cancel(Request request) {
    var user = request.user();
    request.allowQuery();
    return switch (cancel.cancel(user, request.id("eventId"))) {
      case CancelEventOutcome.Cancelled(var event) ->
          Answer.of(202, EventResponse.of(event, new Availability(0, 0)));
      case CancelEventOutcome.NotFound() ->
          throw problem(ProblemType.NOT_FOUND, "There is no event with this id.");
      case CancelEventOutcome.NotAllowed() ->
          throw problem(ProblemType.FORBIDDEN, "Only the organizer of an event may cancel it.");
      case CancelEventOutcome.Unsure() ->
          throw new ProblemException(
              Problem.of(ProblemType.TRY_AGAIN, "Cancelling can be repeated without harm.")
                  .retryAfter(Duration.ofSeconds(1)));
    };
  }

  private static ProblemException problem(ProblemType type, String detail) {
    return new ProblemException(Problem.of(type, detail));
  }
}
