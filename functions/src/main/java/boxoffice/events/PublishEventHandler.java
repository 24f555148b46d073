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

/** {@code POST /events/{eventId}/publish}: puts a draft on sale. */
public final class PublishEventHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  private final PublishEvent publish;

  public PublishEventHandler() {
    this(App.publishEvent());
  }

  PublishEventHandler(PublishEvent publish) {
    this.publish = publish;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return Endpoint.answer(event, context, this::publish);
  }

  private Answer publish(Request request) {
    var user = request.user();
    request.allowQuery();
    return switch (publish.publish(user, request.id("eventId"))) {
      case PublishOutcome.Published(var event, var availability) ->
          Answer.of(200, EventResponse.of(event, availability));
      case PublishOutcome.NotFound() ->
          throw problem(ProblemType.NOT_FOUND, "There is no event with this id.");
      case PublishOutcome.NotAllowed() ->
          throw problem(ProblemType.FORBIDDEN, "Only the organizer of an event may publish it.");
      case PublishOutcome.Cancelled() ->
          throw problem(ProblemType.EVENT_NOT_PUBLISHABLE, "The event is cancelled.");
      case PublishOutcome.Started() ->
          throw problem(ProblemType.EVENT_NOT_PUBLISHABLE, "The event starts in the past.");
      case PublishOutcome.Unsure() ->
          throw new ProblemException(
              Problem.of(ProblemType.TRY_AGAIN, "Publishing can be repeated without harm.")
                  .retryAfter(Duration.ofSeconds(1)));
    };
  }

  private static ProblemException problem(ProblemType type, String detail) {
    return new ProblemException(Problem.of(type, detail));
  }
}
