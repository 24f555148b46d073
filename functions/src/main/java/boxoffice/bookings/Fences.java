package boxoffice.bookings;

import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers for good: an operation that gives up, or refuses while a try of it may still take effect,
 * writes a fence on its booking first.
 */
final class Fences {

  private final BookingStore bookings;
  private final BookingTransactions transactions;
  private final Attempts attempts;

  Fences(BookingStore bookings, BookingTransactions transactions, Attempts attempts) {
    this.bookings = bookings;
    this.transactions = transactions;
    this.attempts = attempts;
  }

  /**
   * The answer once no earlier try can take effect.
   *
   * @param seen the booking as it was seen last
   * @param decided what a booking decides instead, if an earlier try took effect or it is another
   *     one by now
   * @param tryAgain the answer where no try of the fence is left
   */
  <T> T answer(T answer, Booking seen, Function<Booking, Optional<T>> decided, T tryAgain) {
    return attempts.fence(new Fence<>(answer, seen, decided)).orElse(tryAgain);
  }

  /** One fence on its way, with the booking as it was seen last. */
  private final class Fence<T> implements Attempts.Operation<T> {

    private final T answer;
    private final Function<Booking, Optional<T>> decided;
    private Booking booking;

    Fence(T answer, Booking seen, Function<Booking, Optional<T>> decided) {
      this.answer = answer;
      this.booking = seen;
      this.decided = decided;
    }

    @Override
    public Optional<T> attempt(Tries tries) {
      return decided.apply(booking).or(() -> write(tries));
    }

    private Optional<T> write(Tries tries) {
      return switch (transactions.fence(booking)) {
        case Written.Done _ -> Optional.of(answer);
        case Written.BookingChanged(var changed) -> {
          booking = changed;
          yield decided.apply(changed);
        }
        case Written.SeatsChanged _ -> {
          // Its entry was not there any more, so it does not wait as it was seen.
          booking = bookings.findWithFences(booking.userId(), booking.bookingId()).orElse(booking);
          yield tries.again();
        }
        case Written.Missed(var missed) -> tries.again(missed);
      };
    }
  }
}
