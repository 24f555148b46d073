package boxoffice.bookings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import boxoffice.http.ProblemException;
import boxoffice.http.ProblemType;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BookAnswersTest {

  private static final Booking BOOKING =
      Booking.none("e".repeat(32), "ada", 2)
          .renewed(
              new Change(
                  1, ChangeKind.BOOK, 2, Instant.parse("2026-11-23T12:00:00Z"), RequestKey.NONE),
              null,
              "A".repeat(16));

  @Test
  void each_booking_outcome_has_its_status() {
    assertThat(BookAnswers.of(new BookOutcome.Booked(BOOKING)).status()).isEqualTo(201);
    assertThat(BookAnswers.of(new BookOutcome.Waiting(BOOKING)).status()).isEqualTo(202);
    assertThat(BookAnswers.of(new BookOutcome.AlreadyYours(BOOKING)).status()).isEqualTo(200);
    assertThat(BookAnswers.of(repeated(BookingState.CONFIRMED)).status()).isEqualTo(201);
    assertThat(BookAnswers.of(repeated(BookingState.WAITLISTED)).status()).isEqualTo(202);
  }

  @Test
  void refusals_are_problems() {
    assertThat(problem(refused(new Refusal.SoldOut()))).isEqualTo(ProblemType.SOLD_OUT);
    assertThat(problem(refused(new Refusal.SalesClosed()))).isEqualTo(ProblemType.SALES_CLOSED);
    assertThat(problem(refused(new Refusal.TooManyTickets(4))))
        .isEqualTo(ProblemType.TOO_MANY_TICKETS);
    assertThat(exception(refused(new Refusal.NotEnoughSeats(3))).problem().members())
        .containsEntry("availableTickets", 3);
  }

  @Test
  void retryable_problems_say_when_to_retry() {
    assertThat(exception(new BookOutcome.TryAgain()).problem().headers())
        .containsEntry("Retry-After", "1");
    assertThat(exception(new BookOutcome.TooOften()).problem().headers())
        .containsEntry("Retry-After", "1");
  }

  @Test
  void every_other_outcome_has_its_own_problem() {
    assertThat(problem(new BookOutcome.NoSuchEvent())).isEqualTo(ProblemType.NOT_FOUND);
    assertThat(problem(new BookOutcome.KeyReused())).isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED);
    assertThat(problem(new BookOutcome.DifferentQuantity(BOOKING)))
        .isEqualTo(ProblemType.DIFFERENT_QUANTITY);
    assertThat(problem(new BookOutcome.TryAgain())).isEqualTo(ProblemType.TRY_AGAIN);
    assertThat(problem(new BookOutcome.TooOften())).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
  }

  private static BookOutcome repeated(BookingState was) {
    return new BookOutcome.Repeated(BOOKING, was);
  }

  private static BookOutcome refused(Refusal reason) {
    return new BookOutcome.Refused(reason);
  }

  private static ProblemType problem(BookOutcome outcome) {
    return exception(outcome).problem().type();
  }

  private static ProblemException exception(BookOutcome outcome) {
    return catchThrowableOfType(ProblemException.class, () -> BookAnswers.of(outcome));
  }
}
