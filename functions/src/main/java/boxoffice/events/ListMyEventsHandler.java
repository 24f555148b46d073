package boxoffice.events;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;
import boxoffice.limits.Limit;
import boxoffice.limits.UserLimits;

/** {@code GET /events/mine}: the caller's own events by their start, drafts included. */
public final class ListMyEventsHandler implements HttpHandler {

  private final EventStore events;
  private final UserLimits limits;

  public ListMyEventsHandler() {
    this(App.onLambda().events(), App.onLambda().userLimits());
  }

  ListMyEventsHandler(EventStore events, UserLimits limits) {
    this.events = events;
    this.limits = limits;
  }

  @Override
  public Answer answer(Request request) {
    var user = request.user();
    request.allowQuery("limit", "cursor");
    limits.require(user, Limit.COSTLY_READ);
    var range = StartRange.all().after(EventPage.End.of(request.query("cursor")));
    var limit = request.limit();
    // One more than the page holds shows whether there is another page.
    var found = events.organizedBy(user.userId(), range, limit + 1);
    return Answer.of(200, EventPage.of(found, limit, events).response());
  }
}
