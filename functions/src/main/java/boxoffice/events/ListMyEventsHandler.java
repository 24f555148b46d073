package boxoffice.events;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;
import boxoffice.limits.Limit;
import boxoffice.limits.UserLimits;

/** {@code GET /events/mine}: the events that the caller runs by their start, drafts included. */
public final class ListMyEventsHandler implements HttpHandler {

  private final ListMyEvents list;
  private final UserLimits limits;

  public ListMyEventsHandler() {
    this(App.onLambda().listMyEvents(), App.onLambda().userLimits());
  }

  ListMyEventsHandler(ListMyEvents list, UserLimits limits) {
    this.list = list;
    this.limits = limits;
  }

  @Override
  public Answer answer(Request request) {
    var user = request.user();
    request.allowQuery("limit", "cursor");
    limits.require(user, Limit.COSTLY_READ);
    var after = EventPage.End.of(request.query("cursor"));
    return Answer.of(200, list.list(user.userId(), after, request.limit()));
  }
}
