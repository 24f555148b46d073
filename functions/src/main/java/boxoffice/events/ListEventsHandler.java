package boxoffice.events;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.Checks;
import boxoffice.http.Endpoint;
import boxoffice.http.Request;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.time.Instant;
import java.time.InstantSource;

/** {@code GET /events}: published events that are still to come. */
public final class ListEventsHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  private final ListEvents list;
  private final InstantSource clock;

  public ListEventsHandler() {
    this(App.listEvents(), App.clock());
  }

  ListEventsHandler(ListEvents list, InstantSource clock) {
    this.list = list;
    this.clock = clock;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return Endpoint.answer(
        event,
        context,
        request -> Answer.of(200, list.list(query(request, clock.instant())).response()));
  }

  private static ListEvents.Query query(Request request, Instant now) {
    request.user();
    request.allowQuery("from", "to", "limit", "cursor");
    var checks = new Checks();
    var query =
        new ListEvents.Query(
            checks.optionalInstant("from", request.query("from")),
            checks.optionalInstant("to", request.query("to")),
            Place.of(request.query("cursor")),
            request.limit());
    checks.require(
        query.from() == null || query.to() == null || !query.to().isBefore(query.from()),
        "to",
        "must not be before from");
    checks.require(
        !query.to(now).isAfter(query.from(now).plus(ListEvents.Query.LONGEST_SPAN)),
        "to",
        "must be at most 366 days after from");
    checks.done();
    return query;
  }
}
