package boxoffice.bookings;

import boxoffice.http.Answer;
import boxoffice.http.Problem;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import boxoffice.limits.Limit;
import boxoffice.limits.UserLimits;

/** The HTTP answer to each outcome of booking. */
public final class BookAnswers {

  private BookAnswers() {}

  /**
   * The answer to an outcome.
   *
   * @throws ProblemException for every outcome that is a problem
   */
  public static Answer of(BookOutcome outcome) {
    return switch (outcome) {
      case BookOutcome.Booked(var booking) -> booking(201, booking);
      case BookOutcome.Waiting(var booking) -> booking(202, booking);
      case BookOutcome.AlreadyYours(var booking) -> booking(200, booking);
      case BookOutcome.Repeated(var booking, var was) -> booking(firstStatus(was), booking);
      case BookOutcome.CancelledSince _ ->
          throw ProblemException.of(
              ProblemType.BOOKING_CANCELLED,
              "The booking that this request made is cancelled. Use a new Idempotency-Key to book"
                  + " again.");
      case BookOutcome.DifferentQuantity(var booking) ->
          throw ProblemException.of(
              ProblemType.DIFFERENT_QUANTITY,
              "You have a booking of %d for this event. Cancel it to book another quantity."
                  .formatted(booking.quantity()));
      case BookOutcome.KeyReused _ ->
          throw ProblemException.of(
              ProblemType.IDEMPOTENCY_KEY_REUSED,
              "This Idempotency-Key was used with another body. Use a new one.");
      case BookOutcome.Refused(var reason) -> throw refused(reason);
      case BookOutcome.NoSuchEvent _ ->
          throw ProblemException.of(ProblemType.NOT_FOUND, "There is no such event.");
      case BookOutcome.TooOften _ -> throw UserLimits.tooOften(Limit.BOOK.window());
      case BookOutcome.TryAgain _ -> throw BookingProblems.tryAgain();
    };
  }

  private static Answer booking(int status, Booking booking) {
    return Answer.of(status, BookingResponse.of(booking));
  }

  /** The status of the first answer, by the state to which its request led. */
  private static int firstStatus(BookingState was) {
    return switch (was) {
      case CONFIRMED -> 201;
      case WAITLISTED -> 202;
      case CANCELLED ->
          throw new IllegalStateException("no request to book leads to a cancellation");
    };
  }

  /** The answer to a refusal. */
  public static ProblemException refused(Refusal reason) {
    return new ProblemException(refusal(reason));
  }

  private static Problem refusal(Refusal reason) {
    return switch (reason) {
      case Refusal.SoldOut _ ->
          Problem.of(ProblemType.SOLD_OUT, "No seat is left. You can wait for one.");
      case Refusal.NotEnoughSeats(var left) ->
          Problem.of(ProblemType.NOT_ENOUGH_SEATS, "Only %d seats are left.".formatted(left))
              .with("availableTickets", left);
      case Refusal.SalesClosed _ ->
          Problem.of(ProblemType.SALES_CLOSED, "Tickets for this event are not on sale now.");
      case Refusal.TooManyTickets(var most) ->
          Problem.of(
              ProblemType.TOO_MANY_TICKETS,
              "One booking for this event may hold %d tickets.".formatted(most));
      case Refusal.TooManyBookings(var most) ->
          Problem.of(
              ProblemType.TOO_MANY_BOOKINGS,
              "You have bookings for %d other events to come. Cancel one to book this event."
                  .formatted(most));
    };
  }
}
