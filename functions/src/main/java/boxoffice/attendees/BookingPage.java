package boxoffice.attendees;

import boxoffice.bookings.Booking;
import boxoffice.events.EventDetails;
import boxoffice.http.Cursor;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One page of a guest's bookings.
 *
 * @param bookings in the order of the list
 * @param last where it ends if another page follows
 */
record BookingPage(List<Booking> bookings, Optional<Rank> last) {

  BookingPage {
    bookings = List.copyOf(bookings);
  }

  /**
   * Where a booking is in the list: those of events that come or are on first, by their start; then
   * those of events that are over, the latest first.
   *
   * @param asOf divides them; one time for all pages of a list, so that no booking changes sides
   *     between two of them
   * @param isOver whether its event was over then
   * @param startsAt when its event starts
   */
  record Rank(Instant asOf, boolean isOver, Instant startsAt, String bookingId)
      implements Comparable<Rank> {

    private static final Pattern CURSOR =
        Pattern.compile("([0-9]{13})#(over|next)#([0-9]{13})#([0-9a-f]{32})");

    private static final Comparator<Rank> ORDER =
        Comparator.comparing(Rank::isOver)
            .thenComparing(
                (one, other) ->
                    one.isOver
                        ? other.startsAt.compareTo(one.startsAt)
                        : one.startsAt.compareTo(other.startsAt))
            .thenComparing(Rank::bookingId);

    static Rank of(Instant asOf, EventDetails event, String bookingId) {
      return new Rank(asOf, !asOf.isBefore(event.overAt()), event.startsAt(), bookingId);
    }

    /** The rank that a caller's cursor names; empty without one, 400 for a made-up one. */
    static Optional<Rank> of(@Nullable String cursor) {
      return Cursor.decode(cursor, CURSOR)
          .map(
              rank ->
                  new Rank(
                      instant(rank.group(1)),
                      rank.group(2).equals("over"),
                      instant(rank.group(3)),
                      rank.group(4)));
    }

    String cursor() {
      return Cursor.encode(
          "%013d#%s#%013d#%s"
              .formatted(
                  asOf.toEpochMilli(),
                  isOver ? "over" : "next",
                  startsAt.toEpochMilli(),
                  bookingId));
    }

    @Override
    public int compareTo(Rank other) {
      return ORDER.compare(this, other);
    }

    private static Instant instant(String milliseconds) {
      return Instant.ofEpochMilli(Long.parseLong(milliseconds));
    }
  }
}
