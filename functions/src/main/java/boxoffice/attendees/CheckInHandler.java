package boxoffice.attendees;

import boxoffice.App;
import boxoffice.bookings.BookingProblems;
import boxoffice.bookings.RequestKey;
import boxoffice.bookings.TicketCode;
import boxoffice.events.EventProblems;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import boxoffice.http.Request;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** {@code POST /events/{eventId}/check-ins}: checks a ticket at the door, for the organizer. */
public final class CheckInHandler implements HttpHandler {

  record Body(@Nullable String ticketCode) {

    TicketCode code() {
      return Optional.ofNullable(ticketCode)
          .flatMap(TicketCode::parse)
          .orElseThrow(() -> Request.invalid("ticketCode", "must be the code of a ticket"));
    }
  }

  record CheckInResponse(
      String bookingId, @Nullable String name, int quantity, Instant checkedInAt) {}

  private final CheckIn checkIn;
  private final RandomGenerator random;

  public CheckInHandler() {
    this(App.onLambda().checkIn(), App.onLambda().random());
  }

  CheckInHandler(CheckIn checkIn, RandomGenerator random) {
    this.checkIn = checkIn;
    this.random = random;
  }

  @Override
  public Answer answer(Request request) {
    request.allowQuery();
    var user = request.user();
    var code = request.body(Body.class).code();
    var ticket =
        new CheckIn.ShownTicket(
            user, request.id("eventId"), code, RequestKey.of(request, code.bookingId(), random));
    return switch (checkIn.checkIn(ticket)) {
      case CheckInOutcome.CheckedIn(var bookingId, var name, var quantity, var at) ->
          Answer.of(200, new CheckInResponse(bookingId, name, quantity, at));
      case CheckInOutcome.CheckedInBefore(var at) ->
          throw BookingProblems.checkedIn(at, "This ticket was checked before.");
      case CheckInOutcome.BookingCancelled _ ->
          throw ProblemException.of(
              ProblemType.BOOKING_CANCELLED, "The booking of this ticket is cancelled.");
      case CheckInOutcome.NoSuchTicket _ ->
          throw ProblemException.of(ProblemType.NOT_FOUND, "This event has no such ticket.");
      case CheckInOutcome.EventCancelled _ ->
          throw ProblemException.of(
              ProblemType.EVENT_CANCELLED,
              "The event is cancelled, and so are all of its tickets.");
      case CheckInOutcome.Denied(var reason) ->
          throw EventProblems.of(reason, "Only those who run an event check its tickets.");
      case CheckInOutcome.TryAgain _ -> throw BookingProblems.tryAgain();
    };
  }
}
