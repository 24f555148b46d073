package boxoffice.events;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.Checks;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;
import boxoffice.limits.Limit;
import boxoffice.limits.UserLimits;
import java.time.Instant;
import java.time.InstantSource;

/** {@code GET /events}: published events that are still to come. */
public final class ListEventsHandler implements HttpHandler {

  private final ListEvents list;
  private final UserLimits limits;
  private final InstantSource clock;

  public ListEventsHandler() {
    this(App.onLambda().listEvents(), App.onLambda().userLimits(), App.onLambda().clock());
  }

  ListEventsHandler(ListEvents list, UserLimits limits, InstantSource clock) {
    this.list = list;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public Answer answer(Request request) {
    var user = request.user();
    var query = query(request, clock.instant());
    if (!query.isFirstPage()) {
      limits.require(user, Limit.COSTLY_READ);
    }
    return Answer.of(200, list.list(query).response());
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
