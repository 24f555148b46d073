package boxoffice.events;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Problem;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import boxoffice.http.Request;
import boxoffice.limits.Limit;
import boxoffice.limits.UserLimits;

/** {@code POST /events/{eventId}/publish}: puts a draft on sale. */
public final class PublishEventHandler implements HttpHandler {

  private final PublishEvent publish;
  private final UserLimits limits;

  public PublishEventHandler() {
    this(App.onLambda().publishEvent(), App.onLambda().userLimits());
  }

  PublishEventHandler(PublishEvent publish, UserLimits limits) {
    this.publish = publish;
    this.limits = limits;
  }

  @Override
  public Answer answer(Request request) {
    var user = request.user();
    request.allowQuery();
    limits.require(user, Limit.PUBLISH_EVENT);
    return switch (publish.publish(user, request.id("eventId"), request.isRepeated())) {
      case PublishOutcome.Published(var shown, var role) ->
          Answer.of(200, EventResponse.of(shown, role));
      case PublishOutcome.Denied(var reason) ->
          throw EventProblems.of(reason, "Only the organizers of an event may publish it.");
      case PublishOutcome.NotAnOrganizer _ ->
          throw ProblemException.of(
              ProblemType.FORBIDDEN, "Only users of the group organizers may publish events.");
      case PublishOutcome.TooManyLive(var limit) ->
          throw new ProblemException(
              Problem.of(
                      ProblemType.EVENT_NOT_PUBLISHABLE,
                      "You have %d published events that have not begun. No more can be published."
                          .formatted(limit))
                  .with("liveEvents", limit));
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
