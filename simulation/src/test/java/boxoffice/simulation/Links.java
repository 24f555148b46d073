package boxoffice.simulation;

import static boxoffice.bookings.BookingState.CONFIRMED;
import static boxoffice.bookings.ChangeKind.BOOK;

import boxoffice.bookings.Booking;
import boxoffice.bookings.HandOverStore;
import boxoffice.bookings.MakeHandOver;
import boxoffice.bookings.MakeHandOver.MakeOutcome;
import boxoffice.bookings.RequestKey;
import boxoffice.bookings.Serials;
import boxoffice.bookings.Tickets;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Table;
import boxoffice.simulation.table.TableClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Names the links by which tickets are handed on. All secrets are the same here. */
public final class Links {

  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private Links() {}

  static Key key(Call.OfLink call) {
    return Keys.handOver(id(call));
  }

  /** The id of a link. */
  public static String id(Call.OfLink call) {
    return KNOWN.computeIfAbsent(
        call.giver() + "/" + call.key(), _ -> made(ProductSite.linkKey(call)));
  }

  /** Made once in a table of its own. */
  private static String made(RequestKey request) {
    var serials = Serials.of(List.of(1));
    var booking =
        new Booking(
            Booking.id(World.EVENT_ID, ""),
            World.EVENT_ID,
            "",
            CONFIRMED,
            1,
            1,
            1,
            BOOK,
            null,
            new Tickets(ProductSite.SECRET, serials, 1, Serials.NONE, 0, null),
            0,
            List.of());
    var store = new HandOverStore(new Table(new TableClient(), World.TABLE));
    var outcome =
        new MakeHandOver(store, () -> World.START)
            .make(booking, serials, request, World.START.plus(Duration.ofDays(1)));
    if (outcome instanceof MakeOutcome.Made(var handOver, var _)) {
      return handOver.handOverId();
    }
    throw new IllegalStateException(outcome.toString());
  }
}
