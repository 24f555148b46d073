package boxoffice.events;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;

/** {@code GET /events/mine}: the caller's own events by their start, drafts included. */
public final class ListMyEventsHandler implements HttpHandler {

  private final EventStore events;

  public ListMyEventsHandler() {
    this(App.onLambda().events());
  }

  ListMyEventsHandler(EventStore events) {
    this.events = events;
  }

  @Override
  public Answer answer(Request request) {
    var user = request.user();
    request.allowQuery("limit", "cursor");
    var range = StartRange.all().after(EventPage.End.of(request.query("cursor")));
    var limit = request.limit();
    // One more than the page holds shows whether there is another page.
    var found = events.organizedBy(user.userId(), range, limit + 1);
    return Answer.of(200, EventPage.of(found, limit, events).response());
  }
}
