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

/** {@code PATCH /events/{eventId}}: changes what is in the body and leaves the rest. */
public final class PatchEventHandler implements HttpHandler {

  private final PatchEvent patch;
  private final UserLimits limits;
  private final EventRules rules;

  public PatchEventHandler() {
    this(App.onLambda().patchEvent(), App.onLambda().userLimits(), App.onLambda().eventRules());
  }

  PatchEventHandler(PatchEvent patch, UserLimits limits, EventRules rules) {
    this.patch = patch;
    this.limits = limits;
    this.rules = rules;
  }

  @Override
  public Answer answer(Request request) {
    var user = request.user();
    request.allowQuery();
    limits.require(user, Limit.CHANGE_EVENT);
    var eventId = request.id("eventId");
    var repeated = request.isRepeated();
    var change = request.body(EventBody.class).change(rules);
    if (change.hidden().isPresent() && !user.isAdmin()) {
      throw ProblemException.of(ProblemType.FORBIDDEN, "Only an admin may hide an event.");
    }
    return switch (patch.patch(user, eventId, change, repeated)) {
      case PatchOutcome.Patched(var shown, var role) ->
          Answer.of(200, EventResponse.of(shown, role));
      case PatchOutcome.Denied(var reason) ->
          throw EventProblems.of(reason, "Only the organizers of an event may change it.");
      case PatchOutcome.Invalid(var errors) -> throw new ProblemException(Problem.invalid(errors));
      case PatchOutcome.Cancelled _ ->
          throw ProblemException.of(
              ProblemType.EVENT_CANCELLED, "A cancelled event stays as it is.");
      case PatchOutcome.Archived _ -> throw EventProblems.archived();
      case PatchOutcome.BelowSold(var soldTickets) ->
          throw new ProblemException(
              Problem.of(
                      ProblemType.CAPACITY_BELOW_SOLD,
                      "%d tickets are sold; the capacity cannot be less.".formatted(soldTickets))
                  .with("soldTickets", soldTickets));
      case PatchOutcome.TryAgain _ ->
          throw new ProblemException(Problem.tryAgain("It is safe to repeat the request."));
    };
  }
}
