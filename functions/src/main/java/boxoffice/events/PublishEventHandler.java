package boxoffice.events;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Problem;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import boxoffice.http.Request;

/** {@code POST /events/{eventId}/publish}: puts a draft on sale. */
public final class PublishEventHandler implements HttpHandler {

  private final PublishEvent publish;

  public PublishEventHandler() {
    this(App.onLambda().publishEvent());
  }

  PublishEventHandler(PublishEvent publish) {
    this.publish = publish;
  }

  @Override
  public Answer answer(Request request) {
    var user = request.user();
    request.allowQuery();
    return switch (publish.publish(user, request.id("eventId"), request.isRepeated())) {
      case PublishOutcome.Published(var shown) -> Answer.of(200, EventResponse.of(shown));
      case PublishOutcome.Denied(var reason) ->
          throw EventProblems.of(reason, "Only the organizer of an event may publish it.");
      case PublishOutcome.Cancelled _ ->
          throw ProblemException.of(ProblemType.EVENT_NOT_PUBLISHABLE, "The event is cancelled.");
      case PublishOutcome.Started _ ->
          throw ProblemException.of(
              ProblemType.EVENT_NOT_PUBLISHABLE, "The event starts in the past.");
      case PublishOutcome.Invalid(var errors) ->
          throw new ProblemException(
              Problem.of(
                      ProblemType.EVENT_NOT_PUBLISHABLE, "Change the times named in errors first.")
                  .withErrors(errors));
      case PublishOutcome.TryAgain _ ->
          throw new ProblemException(Problem.tryAgain("It is safe to repeat the request."));
    };
  }
}
