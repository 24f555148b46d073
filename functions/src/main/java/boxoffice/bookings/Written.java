package boxoffice.bookings;

import boxoffice.dynamodb.Outcome;
import boxoffice.seats.SeatShard;
import java.util.Optional;

/** What is known after a transaction that writes one booking and its seats. */
sealed interface Written {

  /** All of it is written. */
  record Done() implements Written {}

  /** None of it is: the booking is not at the revision that was expected. */
  record BookingChanged(Booking booking) implements Written {}

  /**
   * None of it is: the seats, as they are now, do not allow it.
   *
   * @param shard one shard that failed; absent where the failed item is no shard
   */
  record SeatsChanged(Optional<SeatShard> shard) implements Written {}

  /** It is worth another try. */
  record Missed(Outcome.Missed outcome) implements Written {}
}
