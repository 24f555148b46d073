package boxoffice.bookings;

import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The names on the tickets of one generation of a booking, an item beside it. A ticket that the
 * booking has no more has no name.
 *
 * @param generation the generation
 * @param version counts the writes of the item
 * @param names by serial
 */
public record TicketNames(long generation, long version, SortedMap<Integer, String> names) {

  /** The most characters of a name, as people count them. */
  public static final int LONGEST = 100;

  /** No names. */
  public static final TicketNames NONE = new TicketNames(0, 0, new TreeMap<>());

  /** A condition that always holds, for a delete of what may not be there. */
  static final String WHATEVER = "attribute_exists(PK) OR attribute_not_exists(PK)";

  static final String TYPE = "TICKET_NAMES";

  private static final String PREFIX = "n";

  public TicketNames {
    names = new TreeMap<>(names);
  }

  /** Whether an item has names on tickets. */
  public static boolean is(Item item) {
    return item.text("type").equals(TYPE);
  }

  /** The names of an item. */
  public static TicketNames of(Item item) {
    var names = new TreeMap<Integer, String>();
    for (var name : item.attributes().keySet()) {
      if (name.matches(PREFIX + "\\d+")) {
        names.put(Integer.parseInt(name.substring(PREFIX.length())), item.text(name));
      }
    }
    return new TicketNames(item.number("generation"), item.number("version"), names);
  }

  /** The key of the names on the tickets of a booking. */
  public static Key key(Booking booking) {
    return Keys.ticketNames(booking.userId(), booking.bookingId());
  }

  /** The name on a ticket of a booking; null where it has none. */
  public @Nullable String of(Booking booking, int serial) {
    var tickets = booking.tickets();
    return tickets != null && generation == booking.generation() && tickets.live().has(serial)
        ? names.get(serial)
        : null;
  }

  /** The names after a write; those on tickets that the booking has no more are gone. */
  TicketNames with(Booking booking, int serial, String name) {
    var changed = new TreeMap<Integer, String>();
    for (var live : booking.ticketsNow().live().numbers()) {
      var now = live == serial ? name : of(booking, live);
      if (now != null && !now.isEmpty()) {
        changed.put(live, now);
      }
    }
    return new TicketNames(booking.generation(), version + 1, changed);
  }

  /** The item of the names on the tickets of a booking. */
  Item item(Booking booking) {
    var key = key(booking);
    var values =
        new HashMap<String, Object>(
            Map.of(
                "PK", key.partition(),
                "SK", key.sort(),
                "type", TYPE,
                "eventId", booking.eventId(),
                "bookingId", booking.bookingId(),
                "generation", generation,
                "version", version));
    names.forEach((serial, name) -> values.put(PREFIX + serial, name));
    return Item.of(values);
  }
}
