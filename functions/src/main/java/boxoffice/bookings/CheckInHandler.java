package boxoffice.bookings;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.Endpoint;
import boxoffice.http.ProblemType;
import boxoffice.http.Request;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** {@code POST /events/{eventId}/check-ins}: checks a ticket at the door, for the organizer. */
public final class CheckInHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  record ShownTicket(@Nullable String ticketCode) {

    CheckIn.Command command(Request request, RandomGenerator random) {
      var code =
          Optional.ofNullable(ticketCode)
              .flatMap(TicketCode::parse)
              .orElseThrow(() -> Request.invalid("ticketCode", "must be the code of a ticket"));
      return new CheckIn.Command(
          request.user(),
          request.id("eventId"),
          code,
          request
              .idempotencyKey()
              .map(key -> RequestKey.of(key, code.bookingId()))
              .orElseGet(() -> RequestKey.random(random, code.bookingId())));
    }
  }

  record CheckInResponse(
      String bookingId, @Nullable String name, int quantity, Instant checkedInAt) {}

  private final CheckIn checkIn;
  private final RandomGenerator random;

  public CheckInHandler() {
    this(App.checkIn(), App.random());
  }

  CheckInHandler(CheckIn checkIn, RandomGenerator random) {
    this.checkIn = checkIn;
    this.random = random;
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return Endpoint.answer(event, context, this::checkIn);
  }

  private Answer checkIn(Request request) {
    request.allowQuery();
    request.user();
    var command = request.body(ShownTicket.class).command(request, random);
    return switch (checkIn.checkIn(command)) {
      case CheckInOutcome.CheckedIn(var bookingId, var name, var quantity, var at) ->
          Answer.of(200, new CheckInResponse(bookingId, name, quantity, at));
      case CheckInOutcome.CheckedInBefore(var at) ->
          throw BookAnswers.checkedIn(at, "This ticket was checked before.");
      case CheckInOutcome.BookingCancelled _ ->
          throw BookAnswers.problem(
              ProblemType.BOOKING_CANCELLED, "The booking of this ticket is cancelled.");
      case CheckInOutcome.NoSuchTicket _ ->
          throw BookAnswers.problem(ProblemType.NOT_FOUND, "This event has no such ticket.");
      case CheckInOutcome.EventCancelled _ ->
          throw BookAnswers.problem(
              ProblemType.EVENT_CANCELLED,
              "The event is cancelled, and so are all of its tickets.");
      case CheckInOutcome.NoSuchEvent _ ->
          throw BookAnswers.problem(ProblemType.NOT_FOUND, "There is no event with this id.");
      case CheckInOutcome.NotAllowed _ ->
          throw BookAnswers.problem(
              ProblemType.FORBIDDEN, "Only the organizer of an event checks its tickets.");
      case CheckInOutcome.TryAgain _ -> throw BookAnswers.tryAgain();
    };
  }
}
