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

/** {@code GET /events/{eventId}}: one event with what is left of it. */
public final class GetEventHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  private final GetEvent get;

  public GetEventHandler() {
    this(App.getEvent());
  }

  GetEventHandler(GetEvent get) {
    this.get = get;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return Endpoint.answer(event, context, this::get);
  }

  private Answer get(Request request) {
    var user = request.user();
    request.allowQuery();
    return get.find(user, request.id("eventId"))
        .map(found -> Answer.of(200, EventResponse.of(found.event(), found.availability())))
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(ProblemType.NOT_FOUND, "There is no event with this id.")));
  }
}
