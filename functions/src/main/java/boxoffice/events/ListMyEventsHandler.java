package boxoffice.events;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.Checks;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;
import boxoffice.http.Routes;
import boxoffice.limits.Limit;
import boxoffice.limits.UserLimits;
import java.util.Map;

/** The events that the caller runs, drafts included. */
public final class ListMyEventsHandler implements HttpHandler {

  private final ListMyEvents list;
  private final GetMyEvent get;
  private final UserLimits limits;
  private final Routes routes;

  public ListMyEventsHandler() {
    this(App.onLambda().listMyEvents(), App.onLambda().getMyEvent(), App.onLambda().userLimits());
  }

  ListMyEventsHandler(ListMyEvents list, GetMyEvent get, UserLimits limits) {
    this.list = list;
    this.get = get;
    this.limits = limits;
    this.routes =
        new Routes(Map.of("GET /events/mine", this::list, "GET /events/mine/{eventId}", this::one));
  }

  @Override
  public Answer answer(Request request) {
    return routes.answer(request);
  }

  /** {@code GET /events/mine}: all of them by their start, or those on one side of an instant. */
  private Answer list(Request request) {
    var user = request.user();
    request.allowQuery("from", "before", "limit", "cursor");
    limits.require(user, Limit.COSTLY_READ);
    var after = EventPage.End.of(request.query("cursor"));
    return Answer.of(200, list.list(user.userId(), range(request), after, request.limit()));
  }

  private static StartRange range(Request request) {
    var checks = new Checks();
    var from = checks.optionalInstant("from", request.query("from"));
    var before = checks.optionalInstant("before", request.query("before"));
    checks.require(from == null || before == null, "before", "must not be beside from");
    checks.done();
    if (before != null) {
      return StartRange.before(before);
    }
    return from == null ? StartRange.all() : StartRange.from(from);
  }

  /** {@code GET /events/mine/{eventId}}: one of them with its availability. */
  private Answer one(Request request) {
    var user = request.user();
    request.allowQuery();
    limits.require(user, Limit.COSTLY_READ);
    return get.find(user, request.id("eventId"))
        .map(event -> Answer.of(200, event))
        .orElseThrow(EventProblems::notFound);
  }
}
