package boxoffice.events;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.Checks;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;
import java.time.Instant;
import java.time.InstantSource;

/** {@code GET /events}: published events that are still to come, the same for everybody. */
public final class ListEventsHandler implements HttpHandler {

  private final ListEvents list;
  private final InstantSource clock;

  public ListEventsHandler() {
    this(App.onLambda().listEvents(), App.onLambda().clock());
  }

  ListEventsHandler(ListEvents list, InstantSource clock) {
    this.list = list;
    this.clock = clock;
  }

  @Override
  public Answer answer(Request request) {
    var query = query(request, clock.instant());
    return Answer.of(200, list.list(query).response()).sharedFor(ListEvents.SHARED);
  }

  private static ListEvents.Query query(Request request, Instant now) {
    request.allowQuery("from", "to", "limit", "cursor");
    var checks = new Checks();
    var query =
        new ListEvents.Query(
            checks.optionalInstant("from", request.query("from")),
            checks.optionalInstant("to", request.query("to")),
            EventPage.End.of(request.query("cursor")),
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
