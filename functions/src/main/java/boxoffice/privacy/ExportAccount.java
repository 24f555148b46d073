package boxoffice.privacy;

import boxoffice.accounts.Account;
import boxoffice.accounts.ProfileStore;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingResponse;
import boxoffice.bookings.BookingStore;
import boxoffice.dynamodb.TimeLimits;
import boxoffice.events.EventResponse;
import boxoffice.events.OrganizedEvents;
import boxoffice.events.ShownEvent;
import boxoffice.http.Answer;
import boxoffice.privacy.AccountExport.AccountPart;
import boxoffice.privacy.ExportPosition.InBookings;
import boxoffice.privacy.ExportPosition.InEvents;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects all that is kept of a user. It is one document unless it is too large for one answer, or
 * the table is slow: then it ends early, and says where it goes on.
 */
public final class ExportAccount {

  private static final int EVENTS_AT_ONCE = 100;

  private final BookingStore bookings;
  private final OrganizedEvents organized;
  private final ProfileStore profiles;
  private final InstantSource clock;
  private final int mostBytes;

  public ExportAccount(
      BookingStore bookings,
      OrganizedEvents organized,
      ProfileStore profiles,
      InstantSource clock) {
    this(bookings, organized, profiles, clock, Answer.MOST_BYTES);
  }

  /**
   * @param mostBytes how many bytes a part may have
   */
  ExportAccount(
      BookingStore bookings,
      OrganizedEvents organized,
      ProfileStore profiles,
      InstantSource clock,
      int mostBytes) {
    this.bookings = bookings;
    this.organized = organized;
    this.profiles = profiles;
    this.clock = clock;
    this.mostBytes = mostBytes;
  }

  /** The first part, with the account. */
  AccountExport begin(Account account) {
    var part =
        new AccountPart(
            account.userId(),
            account.email(),
            account.name(),
            account.language(),
            account.hasSecondFactor(),
            profiles.wantsReminders(account.userId()),
            account.createdAt());
    return new Part(account.userId(), part).from(new InBookings(Optional.empty()));
  }

  /** A further part. */
  AccountExport goOn(String userId, ExportPosition position) {
    return new Part(userId, null).from(position);
  }

  /** One part on its way. */
  private final class Part {

    private final String userId;
    private final @Nullable AccountPart account;
    private final List<BookingResponse> bookingsSoFar = new ArrayList<>();
    private final List<EventResponse> eventsSoFar = new ArrayList<>();
    private final Instant end = clock.instant().plus(TimeLimits.LONG_READ);
    private int bytes;

    Part(String userId, @Nullable AccountPart account) {
      this.userId = userId;
      this.account = account;
    }

    AccountExport from(ExportPosition position) {
      var next = Optional.of(position);
      do {
        next =
            switch (next.get()) {
              case InBookings(var last) -> addBookings(last);
              case InEvents(var last) -> addEvents(last);
            };
      } while (next.isPresent() && bytes < mostBytes && clock.instant().isBefore(end));
      return new AccountExport(
          account, bookingsSoFar, eventsSoFar, next.map(ExportPosition::cursor).orElse(null));
    }

    /** Adds what one request reads of the bookings; where the part goes on. */
    private Optional<ExportPosition> addBookings(Optional<String> last) {
      var read = bookings.ofUser(userId, last);
      for (var booking : read.bookings()) {
        if (bytes >= mostBytes) {
          return Optional.of(new InBookings(lastBooking().or(() -> last)));
        }
        add(booking);
      }
      return Optional.of(
          read.last().isPresent() ? new InBookings(read.last()) : new InEvents(Optional.empty()));
    }

    private Optional<String> lastBooking() {
      return bookingsSoFar.isEmpty()
          ? Optional.empty()
          : Optional.of(bookingsSoFar.getLast().bookingId());
    }

    private void add(Booking booking) {
      var response = BookingResponse.of(booking);
      bookingsSoFar.add(response);
      bytes += Answer.bytes(response);
    }

    private Optional<ExportPosition> addEvents(Optional<String> last) {
      var read = organized.page(userId, last, EVENTS_AT_ONCE);
      var position = last;
      for (var shown : read) {
        if (bytes >= mostBytes) {
          return Optional.of(new InEvents(position));
        }
        add(shown);
        position = Optional.of(OrganizedEvents.position(shown));
      }
      return read.size() < EVENTS_AT_ONCE ? Optional.empty() : Optional.of(new InEvents(position));
    }

    private void add(ShownEvent shown) {
      var response = EventResponse.of(shown);
      eventsSoFar.add(response);
      bytes += Answer.bytes(response);
    }
  }
}
