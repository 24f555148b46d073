package boxoffice.attendees;

import boxoffice.bookings.Booking;
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
   * Where a booking is in the list: those of coming events first, by their start; then those of
   * past ones, the latest first.
   *
   * @param asOf divides coming events from past ones; one time for all pages of a list, so that no
   *     booking changes sides between two of them
   * @param startsAt when its event starts
   */
  record Rank(Instant asOf, Instant startsAt, String bookingId) implements Comparable<Rank> {

    private static final Pattern CURSOR = Pattern.compile("([0-9]{13})#([0-9]{13})#([0-9a-f]{32})");

    private static final Comparator<Rank> ORDER =
        Comparator.comparing(Rank::isPast)
            .thenComparing(rank -> rank.isPast() ? rank.untilAsOf() : -rank.untilAsOf())
            .thenComparing(Rank::bookingId);

    /** The rank that a caller's cursor names; empty without one, 400 for a made-up one. */
    static Optional<Rank> of(@Nullable String cursor) {
      return Cursor.decode(cursor, CURSOR)
          .map(rank -> new Rank(instant(rank.group(1)), instant(rank.group(2)), rank.group(3)));
    }

    String cursor() {
      return Cursor.encode(
          "%013d#%013d#%s".formatted(asOf.toEpochMilli(), startsAt.toEpochMilli(), bookingId));
    }

    @Override
    public int compareTo(Rank other) {
      return ORDER.compare(this, other);
    }

    private boolean isPast() {
      return untilAsOf() >= 0;
    }

    private long untilAsOf() {
      return asOf.toEpochMilli() - startsAt.toEpochMilli();
    }

    private static Instant instant(String milliseconds) {
      return Instant.ofEpochMilli(Long.parseLong(milliseconds));
    }
  }
}
