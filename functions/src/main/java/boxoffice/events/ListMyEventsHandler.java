package boxoffice.events;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.Endpoint;
import boxoffice.http.Request;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;

/** {@code GET /events/mine}: the caller's own events, drafts included. */
public final class ListMyEventsHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  private final ListMyEvents list;

  public ListMyEventsHandler() {
    this(App.listMyEvents());
  }

  ListMyEventsHandler(ListMyEvents list) {
    this.list = list;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return Endpoint.answer(event, context, this::list);
  }

  private Answer list(Request request) {
    var user = request.user();
    request.allowQuery("limit", "cursor");
    var page = list.list(user.userId(), Place.of(request.query("cursor")), request.limit());
    return Answer.of(200, page.response());
  }
}
