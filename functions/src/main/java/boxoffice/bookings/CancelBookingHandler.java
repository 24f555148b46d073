package boxoffice.bookings;

import boxoffice.App;
import boxoffice.http.Answer;
import boxoffice.http.HttpHandler;
import boxoffice.http.Problem;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import boxoffice.http.Request;
import boxoffice.limits.Limit;
import boxoffice.limits.UserLimits;

/** {@code DELETE /bookings/{bookingId}}: cancels a booking or leaves the waitlist. */
public final class CancelBookingHandler implements HttpHandler {

  private final CancelBooking cancelBooking;

  public CancelBookingHandler() {
    this(App.onLambda().cancelBooking());
  }

  public CancelBookingHandler(CancelBooking cancelBooking) {
    this.cancelBooking = cancelBooking;
  }

  @Override
  public Answer answer(Request request) {
    request.allowQuery("generation");
    return switch (cancelBooking.cancel(CancelRequest.of(request))) {
      case CancelOutcome.Cancelled _ -> Answer.empty(204);
      case CancelOutcome.NoSuchBooking _ -> throw BookingProblems.noSuchBooking();
      case CancelOutcome.CheckedIn(var tickets) ->
          throw new ProblemException(
              Problem.of(
                      ProblemType.CHECKED_IN,
                      "Tickets were let in at the door; the booking stays yours.")
                  .with("checkedInTickets", tickets));
      case CancelOutcome.TooLate _ ->
          throw ProblemException.of(
              ProblemType.CANCELLATION_CLOSED, "The time for cancelling this booking is over.");
      case CancelOutcome.Changed _ ->
          throw ProblemException.of(
              ProblemType.PRECONDITION_FAILED,
              "The booking is not as you saw it. Read it, and cancel it again if you still want.");
      case CancelOutcome.TooOften _ -> throw UserLimits.tooOften(Limit.CANCEL.window());
      case CancelOutcome.TryAgain _ -> throw BookingProblems.tryAgain();
    };
  }
}
