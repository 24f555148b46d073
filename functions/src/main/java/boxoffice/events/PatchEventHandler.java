package boxoffice.events;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Problem;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import boxoffice.http.Request;

/** {@code PATCH /events/{eventId}}: changes what is in the body and leaves the rest. */
public final class PatchEventHandler implements HttpHandler {

  private final PatchEvent patch;

  public PatchEventHandler() {
    this(App.onLambda().patchEvent());
  }

  PatchEventHandler(PatchEvent patch) {
    this.patch = patch;
  }

  @Override
  public Answer answer(Request request) {
    var user = request.user();
    request.allowQuery();
    var eventId = request.id("eventId");
    var change = request.body(EventBody.class).change();
    return switch (patch.patch(user, eventId, change, request.isRepeated())) {
      case PatchOutcome.Patched(var shown) -> Answer.of(200, EventResponse.of(shown));
      case PatchOutcome.Denied(var reason) ->
          throw EventProblems.of(reason, "Only the organizer of an event may change it.");
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
