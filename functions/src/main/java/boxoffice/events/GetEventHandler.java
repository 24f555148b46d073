package boxoffice.events;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;

/** {@code GET /events/{eventId}}: one event with its availability. */
public final class GetEventHandler implements HttpHandler {

  private final GetEvent get;

  public GetEventHandler() {
    this(App.onLambda().getEvent());
  }

  GetEventHandler(GetEvent get) {
    this.get = get;
  }

  @Override
  public Answer answer(Request request) {
    var user = request.user();
    request.allowQuery();
    return get.find(user, request.id("eventId"))
        .map(found -> Answer.of(200, EventResponse.of(found.shown(), found.role().orElse(null))))
        .orElseThrow(EventProblems::notFound);
  }
}
