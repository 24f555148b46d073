package boxoffice.events;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;

/** {@code GET /events/mine}: the caller's own events, drafts included. */
public final class ListMyEventsHandler implements HttpHandler {

  private final ListMyEvents list;

  public ListMyEventsHandler() {
    this(App.onLambda().listMyEvents());
  }

  ListMyEventsHandler(ListMyEvents list) {
    this.list = list;
  }

  @Override
  public Answer answer(Request request) {
    var user = request.user();
    request.allowQuery("limit", "cursor");
    var page = list.list(user.userId(), PageEnd.of(request.query("cursor")), request.limit());
    return Answer.of(200, page.response());
  }
}
