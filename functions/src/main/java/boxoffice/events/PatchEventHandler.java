package boxoffice.events;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.Checks;
import boxoffice.http.Endpoint;
import boxoffice.http.Problem;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import boxoffice.http.Request;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code PATCH /events/{eventId}}: changes what is in the body and leaves the rest. */
public final class PatchEventHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  private final PatchEvent patch;

  public PatchEventHandler() {
    this(App.patchEvent());
  }

  PatchEventHandler(PatchEvent patch) {
    this.patch = patch;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return Endpoint.answer(event, context, this::patch);
  }

  private Answer patch(Request request) {
    var user = request.user();
    request.allowQuery();
    var eventId = request.id("eventId");
    return switch (patch.patch(user, eventId, request.body(Body.class).check())) {
      case PatchOutcome.Patched(var event, var availability) ->
          Answer.of(200, EventResponse.of(event, availability));
      case PatchOutcome.NotFound() ->
          throw problem(ProblemType.NOT_FOUND, "There is no event with this id.");
      case PatchOutcome.NotAllowed() ->
          throw problem(ProblemType.FORBIDDEN, "Only the organizer of an event may change it.");
      case PatchOutcome.Cancelled() ->
          throw problem(ProblemType.EVENT_CANCELLED, "A cancelled event stays as it is.");
      case PatchOutcome.BelowSold(var soldTickets) ->
          throw new ProblemException(
              Problem.of(
                      ProblemType.CAPACITY_BELOW_SOLD,
                      "%d tickets are sold; the capacity cannot be less.".formatted(soldTickets))
                  .with("soldTickets", soldTickets));
      case PatchOutcome.Unsure() ->
          throw new ProblemException(
              Problem.of(ProblemType.TRY_AGAIN, "The change can be repeated without harm.")
                  .retryAfter(Duration.ofSeconds(1)));
    };
  }

  private static ProblemException problem(ProblemType type, String detail) {
    return new ProblemException(Problem.of(type, detail));
  }

  /** The request body. */
  record Body(
      @Nullable String name,
      @Nullable String description,
      @Nullable String venue,
      @Nullable String startsAt,
      @Nullable String timeZone,
      @Nullable Integer capacity,
      @Nullable Integer maxTicketsPerBooking,
      @Nullable String salesFrom,
      @Nullable String salesUntil,
      @Nullable String cancelUntil) {

    /** What it says; 400 with every error if it says nothing or breaks a limit. */
    EventPatch check() {
      var checks = new Checks();
      var patch =
          new EventPatch(
              name == null ? null : checks.text("name", name, 1, 120),
              checks.optionalText("description", description, 2000),
              checks.optionalText("venue", venue, 200),
              checks.optionalInstant("startsAt", startsAt),
              timeZone == null ? null : checks.timeZone("timeZone", timeZone),
              capacity == null ? null : checks.number("capacity", capacity, 1, 100_000),
              maxTicketsPerBooking == null
                  ? null
                  : checks.number(
                      "maxTicketsPerBooking", maxTicketsPerBooking, 1, Seats.MAX_QUANTITY),
              checks.optionalInstant("salesFrom", salesFrom),
              checks.optionalInstant("salesUntil", salesUntil),
              checks.optionalInstant("cancelUntil", cancelUntil));
      checks.done();
      checks.require(!patch.isEmpty(), "body", "must change something");
      checks.done();
      return patch;
    }
  }
}
