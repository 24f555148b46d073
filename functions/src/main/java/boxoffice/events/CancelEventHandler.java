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

/** {@code POST /events/{eventId}/cancel}: cancels an event and, soon after, its bookings. */
public final class CancelEventHandler implements HttpHandler {

  private final CancelEvent cancel;
  private final UserLimits limits;

  public CancelEventHandler() {
    this(App.onLambda().cancelEvent(), App.onLambda().userLimits());
  }

  CancelEventHandler(CancelEvent cancel, UserLimits limits) {
    this.cancel = cancel;
    this.limits = limits;
  }

  @Override
  public Answer answer(Request request) {
    var user = request.user();
    request.allowQuery();
    limits.require(user, Limit.CHANGE_EVENT);
    return switch (cancel.cancel(user, request.id("eventId"), request.isRepeated())) {
      case CancelEventOutcome.Cancelled(var event, var role) ->
          Answer.of(202, EventResponse.of(ShownEvent.withoutSales(event), role));
      case CancelEventOutcome.Denied(var reason) ->
          throw EventProblems.of(reason, "Only the organizer of an event may cancel it.");
      case CancelEventOutcome.Begun _ ->
          throw ProblemException.of(
              ProblemType.EVENT_BEGAN, "The event has begun, and can no longer be cancelled.");
      case CancelEventOutcome.Archived _ -> throw EventProblems.archived();
      case CancelEventOutcome.TryAgain _ ->
          throw new ProblemException(Problem.tryAgain("It is safe to repeat the request."));
    };
  }
}
