package boxoffice.bookings;

import boxoffice.http.Answer;
import boxoffice.http.Problem;
import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import java.time.Duration;
import java.time.Instant;

/** How outcomes of bookings are told over HTTP. */
final class BookAnswers {

  static final Duration SOON = Duration.ofSeconds(1);

  private BookAnswers() {}

  static Answer of(BookOutcome outcome) {
    return switch (outcome) {
      case BookOutcome.Booked(var booking) -> booking(201, booking);
      case BookOutcome.Waiting(var booking) -> booking(202, booking);
      case BookOutcome.AlreadyYours(var booking) -> booking(200, booking);
      case BookOutcome.Repeated(var booking, var status) -> booking(status, booking);
      case BookOutcome.DifferentQuantity(var booking) ->
          throw new ProblemException(
              Problem.of(
                  ProblemType.DIFFERENT_QUANTITY,
                  "You have a booking of %d for this event. Cancel it to book another quantity."
                      .formatted(booking.quantity())));
      case BookOutcome.KeyReused _ ->
          throw problem(
              ProblemType.IDEMPOTENCY_KEY_REUSED,
              "This Idempotency-Key was used with another body. Use a new one.");
      case BookOutcome.Refused(var reason) -> throw new ProblemException(refusal(reason));
      case BookOutcome.NoSuchEvent _ ->
          throw problem(ProblemType.NOT_FOUND, "There is no such event.");
      case BookOutcome.TooOften _ -> throw tooOften();
      case BookOutcome.TryAgain _ -> throw tryAgain();
    };
  }

  static ProblemException problem(ProblemType type, String detail) {
    return new ProblemException(Problem.of(type, detail));
  }

  static ProblemException checkedIn(Instant at, String detail) {
    return new ProblemException(Problem.of(ProblemType.CHECKED_IN, detail).with("checkedInAt", at));
  }

  static ProblemException tooOften() {
    return new ProblemException(
        Problem.of(ProblemType.TOO_MANY_REQUESTS, "You asked too often in this second.")
            .retryAfter(SOON));
  }

  static ProblemException tryAgain() {
    return new ProblemException(
        Problem.of(
                ProblemType.TRY_AGAIN,
                "It is not known yet what came of the request. Repeat it with the same"
                    + " Idempotency-Key.")
            .retryAfter(SOON));
  }

  private static Answer booking(int status, Booking booking) {
    return Answer.of(status, BookingResponse.of(booking));
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
    };
  }
}
