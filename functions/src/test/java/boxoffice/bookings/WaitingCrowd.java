package boxoffice.bookings;

import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Table;
import boxoffice.seats.SeatWrites;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Many who wait for a ticket each, put into the waitlist by the hundred and not one by one. */
public final class WaitingCrowd {

  private WaitingCrowd() {}

  /**
   * Lets so many join the waitlist of a sold-out event, a millisecond after one another.
   *
   * @param first when the first of them joins
   */
  public static void join(Table table, String eventId, int shards, int groups, Instant first) {
    var atOnce = BookingTransactions.mostGroups(1);
    for (var done = 0; done < groups; done += atOnce) {
      var home = done / atOnce % shards;
      var seats = new SeatWrites(table, eventId);
      var writes = new ArrayList<TransactWriteItem>();
      for (var waiter = done; waiter < Math.min(done + atOnce, groups); waiter++) {
        writes.addAll(joining(table, eventId, shards, waiter, home, first.plusMillis(waiter)));
        seats.shard(home).waiting(1, 1);
      }
      writes.addAll(seats.writes());
      if (!(table.transact(writes) instanceof Outcome.Committed)) {
        throw new IllegalStateException("not joined");
      }
    }
  }

  private static List<TransactWriteItem> joining(
      Table table, String eventId, int shards, int waiter, int home, Instant at) {
    var place = new Booking.Place(at, home);
    var change = new Change(1, ChangeKind.JOIN, 1, at, RequestKey.of("key", "body"));
    var booking = Booking.none(eventId, "waiter " + waiter, 1).renewed(change, place, null);
    return List.of(
        BookingItem.renewal(table, booking, BookingState.CANCELLED, shards),
        table.put(BookingItem.entry(booking, place), "attribute_not_exists(PK)"));
  }
}
