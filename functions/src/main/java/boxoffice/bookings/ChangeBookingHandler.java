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
import java.util.random.RandomGenerator;

/** {@code PATCH /bookings/{bookingId}}: changes how many tickets a booking has or waits for. */
public final class ChangeBookingHandler implements HttpHandler {

  private final ChangeBooking changeBooking;
  private final RandomGenerator random;

  public ChangeBookingHandler() {
    this(App.onLambda().changeBooking(), App.onLambda().random());
  }

  ChangeBookingHandler(ChangeBooking changeBooking, RandomGenerator random) {
    this.changeBooking = changeBooking;
    this.random = random;
  }

  @Override
  public Answer answer(Request request) {
    request.allowQuery("generation");
    return switch (changeBooking.change(ChangeRequest.of(request, random))) {
      case ChangeOutcome.Changed(var booking) -> Answer.of(200, BookingResponse.of(booking));
      case ChangeOutcome.NoSuchBooking _ -> throw BookingProblems.noSuchBooking();
      case ChangeOutcome.NotAsSeen(var booking) ->
          throw new ProblemException(
              Problem.of(
                      ProblemType.PRECONDITION_FAILED,
                      "The booking is not as you saw it, and stays as it is.")
                  .with("booking", BookingResponse.of(booking)));
      case ChangeOutcome.KeyReused _ ->
          throw ProblemException.of(
              ProblemType.IDEMPOTENCY_KEY_REUSED,
              "This Idempotency-Key was used with another body. Use a new one.");
      case ChangeOutcome.NoTickets _ -> throw notSo("The booking has no tickets.");
      case ChangeOutcome.NotWaiting _ ->
          throw notSo("The booking does not wait. Give tickets back, or add some.");
      case ChangeOutcome.NotFewer _ ->
          throw notSo(
              "A waiting group can become smaller only. Leave, and join anew, to wait for more.");
      case ChangeOutcome.NoSuchTickets _ -> throw notSo("The booking has no such tickets.");
      case ChangeOutcome.AllTickets _ ->
          throw notSo("These are all of its tickets. Cancel the booking to give them back.");
      case ChangeOutcome.CheckedIn _ ->
          throw ProblemException.of(
              ProblemType.CHECKED_IN, "Some of these tickets were let in at the door.");
      case ChangeOutcome.TooLate _ ->
          throw ProblemException.of(
              ProblemType.CANCELLATION_CLOSED, "The time for giving tickets back is over.");
      case ChangeOutcome.Refused(var reason) -> throw BookAnswers.refused(reason);
      case ChangeOutcome.TooOften _ -> throw UserLimits.tooOften(Limit.BOOK.window());
      case ChangeOutcome.TryAgain _ -> throw BookingProblems.tryAgain();
    };
  }

  private static ProblemException notSo(String detail) {
    return ProblemException.of(ProblemType.CHANGE_NOT_POSSIBLE, detail);
  }
}
