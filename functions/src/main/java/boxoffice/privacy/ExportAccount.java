package boxoffice.privacy;

import boxoffice.accounts.Account;
import boxoffice.accounts.ProfileStore;
import boxoffice.bookings.BookingResponse;
import boxoffice.bookings.BookingStore;
import boxoffice.bookings.BookingStore.CheckInPosition;
import boxoffice.bookings.NamedBooking;
import boxoffice.bookings.TicketNames;
import boxoffice.dynamodb.TimeLimits;
import boxoffice.events.EventResponse;
import boxoffice.events.Members;
import boxoffice.events.Message;
import boxoffice.events.MessageStore;
import boxoffice.events.OrganizedEvents;
import boxoffice.events.Role;
import boxoffice.events.ShownEvent;
import boxoffice.http.Answer;
import boxoffice.privacy.AccountExport.AccountPart;
import boxoffice.privacy.AccountExport.CheckInPart;
import boxoffice.privacy.AccountExport.MembershipPart;
import boxoffice.privacy.AccountExport.MessagePart;
import boxoffice.privacy.ExportPosition.InBookings;
import boxoffice.privacy.ExportPosition.InCheckIns;
import boxoffice.privacy.ExportPosition.InEvents;
import boxoffice.privacy.ExportPosition.InMessages;
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
  private final Members members;
  private final MessageStore messages;
  private final ProfileStore profiles;
  private final InstantSource clock;
  private final int mostBytes;

  public ExportAccount(
      BookingStore bookings,
      OrganizedEvents organized,
      Members members,
      MessageStore messages,
      ProfileStore profiles,
      InstantSource clock) {
    this(bookings, organized, members, messages, profiles, clock, Answer.MOST_BYTES);
  }

  /**
   * @param mostBytes how many bytes a part may have
   */
  ExportAccount(
      BookingStore bookings,
      OrganizedEvents organized,
      Members members,
      MessageStore messages,
      ProfileStore profiles,
      InstantSource clock,
      int mostBytes) {
    this.bookings = bookings;
    this.organized = organized;
    this.members = members;
    this.messages = messages;
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
    private final List<CheckInPart> checkInsSoFar = new ArrayList<>();
    private final List<EventResponse> eventsSoFar = new ArrayList<>();
    private final List<MessagePart> messagesSoFar = new ArrayList<>();
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
              case InCheckIns(var last) -> addCheckIns(last);
              case InEvents(var last) -> addEvents(last);
              case InMessages(var event, var last) ->
                  addMessages(event, messages.before(OrganizedEvents.eventId(event), last))
                      .or(() -> Optional.of(new InEvents(Optional.of(event))));
            };
      } while (next.isPresent() && !isFull());
      return new AccountExport(
          account,
          account == null ? null : memberships(),
          bookingsSoFar,
          checkInsSoFar,
          eventsSoFar,
          messagesSoFar,
          next.map(ExportPosition::cursor).orElse(null));
    }

    private List<MembershipPart> memberships() {
      return members.memberships(userId).stream().map(MembershipPart::of).toList();
    }

    private boolean isFull() {
      return bytes >= mostBytes || !clock.instant().isBefore(end);
    }

    /** Adds what one request reads of the bookings; where the part goes on. */
    private Optional<ExportPosition> addBookings(Optional<String> last) {
      var read = bookings.ofUser(userId, last);
      var names = bookings.names(read.bookings());
      for (var booking : read.bookings()) {
        if (bytes >= mostBytes) {
          return Optional.of(new InBookings(lastBooking().or(() -> last)));
        }
        add(new NamedBooking(booking, names.getOrDefault(booking.bookingId(), TicketNames.NONE)));
      }
      return Optional.of(
          read.last().isPresent() ? new InBookings(read.last()) : new InCheckIns(Optional.empty()));
    }

    private Optional<String> lastBooking() {
      return bookingsSoFar.isEmpty()
          ? Optional.empty()
          : Optional.of(bookingsSoFar.getLast().bookingId());
    }

    private void add(NamedBooking booking) {
      var response = BookingResponse.of(booking);
      bookingsSoFar.add(response);
      bytes += Answer.bytes(response);
    }

    /** Adds what one request reads of the check-ins; where the part goes on. */
    private Optional<ExportPosition> addCheckIns(Optional<CheckInPosition> last) {
      var read = bookings.checkInsOf(userId, last);
      var position = last;
      for (var checkIn : read.checkIns()) {
        if (bytes >= mostBytes) {
          return Optional.of(new InCheckIns(position));
        }
        add(CheckInPart.of(checkIn));
        position = Optional.of(CheckInPosition.of(checkIn));
      }
      return Optional.of(
          read.last().isPresent() ? new InCheckIns(read.last()) : new InEvents(Optional.empty()));
    }

    private void add(CheckInPart part) {
      checkInsSoFar.add(part);
      bytes += Answer.bytes(part);
    }

    private Optional<ExportPosition> addEvents(Optional<String> last) {
      var read = organized.page(userId, last, EVENTS_AT_ONCE);
      var position = last;
      for (var shown : read) {
        if (isFull()) {
          return Optional.of(new InEvents(position));
        }
        add(shown);
        var event = OrganizedEvents.position(shown);
        position = Optional.of(event);
        // A draft has no guests.
        if (shown.event().shards() > 0) {
          var among = addMessages(event, messages.newest(shown.event().eventId()));
          if (among.isPresent()) {
            return among;
          }
        }
      }
      return read.size() < EVENTS_AT_ONCE ? Optional.empty() : Optional.of(new InEvents(position));
    }

    /** Adds a page of messages and those before it; where the part goes on among them. */
    private Optional<ExportPosition> addMessages(String event, List<Message> newest) {
      for (var page = newest; !page.isEmpty(); ) {
        page.forEach(this::add);
        var last = page.getLast();
        if (isFull()) {
          return Optional.of(new InMessages(event, last.number()));
        }
        page = last.number() == 1 ? List.of() : messages.before(last.eventId(), last.number());
      }
      return Optional.empty();
    }

    private void add(Message message) {
      var part = MessagePart.of(message);
      messagesSoFar.add(part);
      bytes += Answer.bytes(part);
    }

    private void add(ShownEvent shown) {
      var response = EventResponse.of(shown, Role.ORGANIZER);
      eventsSoFar.add(response);
      bytes += Answer.bytes(response);
    }
  }
}
