package boxoffice.events;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Request;

/** {@code GET /events/{eventId}}: one event with its availability, the same for everybody. */
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
    request.allowQuery();
    return get.find(request.id("eventId"))
        .map(shown -> Answer.of(200, EventResponse.of(shown)).sharedFor(ListEvents.SHARED))
        .orElseThrow(EventProblems::notFound);
  }
}
