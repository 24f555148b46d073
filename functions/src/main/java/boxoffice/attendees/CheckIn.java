package boxoffice.attendees;

import boxoffice.accounts.ProfileStore;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingState;
import boxoffice.bookings.BookingStore;
import boxoffice.bookings.BookingTransactions;
import boxoffice.bookings.CheckedIn;
import boxoffice.bookings.RequestKey;
import boxoffice.bookings.Serials;
import boxoffice.bookings.TicketNames;
import boxoffice.bookings.Tickets;
import boxoffice.dynamodb.Alongside;
import boxoffice.dynamodb.Attempts;
import boxoffice.dynamodb.Attempts.Tries;
import boxoffice.dynamodb.Millis;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Recent;
import boxoffice.events.Access;
import boxoffice.events.Actor;
import boxoffice.events.Event;
import boxoffice.events.LogAction;
import boxoffice.events.LogEntry;
import boxoffice.events.LogStore;
import boxoffice.events.RecentAccess;
import boxoffice.events.Right;
import boxoffice.http.User;
import boxoffice.limits.Limit;
import boxoffice.limits.UserLimits;
import boxoffice.metrics.Counter;
import boxoffice.metrics.Measure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets tickets in at the door of an event. A ticket lets its holder in once, unless that is undone;
 * while one is in, its booking cannot be cancelled.
 */
public final class CheckIn {

  private static final int MOST_GUESSERS = 100;

  private final RecentAccess access;
  private final LogStore log;
  private final BookingStore bookings;
  private final BookingTransactions transactions;
  private final ProfileStore profiles;
  private final UserLimits limits;
  private final Duration opensBefore;
  private final Attempts attempts;
  private final InstantSource clock;
  private final Counter counter;
  private final Recent<String, Boolean> guessers;

  /**
   * @param opensBefore how long before the start of an event its door opens
   */
  public CheckIn(
      RecentAccess access,
      LogStore log,
      BookingStore bookings,
      BookingTransactions transactions,
      ProfileStore profiles,
      UserLimits limits,
      Duration opensBefore,
      Attempts attempts,
      InstantSource clock,
      Counter counter) {
    this.access = access;
    this.log = log;
    this.bookings = bookings;
    this.transactions = transactions;
    this.profiles = profiles;
    this.limits = limits;
    this.opensBefore = opensBefore;
    this.attempts = attempts;
    this.clock = clock;
    this.counter = counter;
    this.guessers = new Recent<>(Limit.WRONG_CODE.window(), MOST_GUESSERS, clock);
  }

  /**
   * Tickets that are to be let in.
   *
   * @param user who lets them in
   * @param eventId the event at whose door they are
   * @param shown by what they are named
   * @param key distinguishes a repeat of this request from a second showing of the tickets
   * @param offlineAt when a door without a network let them in, by its own clock; null for others
   */
  public record ShownTickets(
      User user, String eventId, Shown shown, RequestKey key, @Nullable Instant offlineAt) {}

  /** Lets tickets in, at most once however often the request is repeated with its key. */
  public CheckInOutcome checkIn(ShownTickets request) {
    return switch (access.of(request.user(), request.eventId(), Right.CHECK_IN)) {
      case Access.Denied denied -> new CheckInOutcome.Denied(denied);
      case Access.Granted granted ->
          switch (granted.event().state()) {
            case DRAFTED -> new CheckInOutcome.NoSuchTicket();
            case PUBLISHED -> checkIn(granted, request);
            case CANCELLED -> new CheckInOutcome.EventCancelled();
          };
    };
  }

  /** What the log of an event says of a check-in, beside who let whom in. */
  static Map<String, String> details(CheckedIn checkIn) {
    return Map.of("bookingId", checkIn.bookingId(), "serials", checkIn.serials().toString());
  }

  private CheckInOutcome checkIn(Access.Granted granted, ShownTickets request) {
    if (guessers.get(request.user().userId()).isPresent()) {
      return new CheckInOutcome.TooManyWrongCodes();
    }
    var candidates =
        bookings.startingWith(
            request.eventId(), granted.event().shards(), request.shown().bookingPrefix());
    return candidates.stream()
        .filter(booking -> isOf(booking, request))
        .findFirst()
        .map(booking -> letIn(booking, request, granted))
        .orElseGet(() -> lookedUp(candidates, request, granted));
  }

  private static boolean isOf(Booking booking, ShownTickets request) {
    var tickets = booking.tickets();
    return tickets != null && request.shown().isOf(booking, tickets);
  }

  /** The answer where the index has no such ticket: it may be of the generation before. */
  private CheckInOutcome lookedUp(
      List<Booking> candidates, ShownTickets request, Access.Granted granted) {
    var now = bookings.findAll(candidates.stream().map(Booking::key).toList());
    return now.stream()
        .filter(booking -> isOf(booking, request))
        .findFirst()
        .map(booking -> letIn(booking, request, granted))
        .orElseGet(() -> wrong(now, request));
  }

  private CheckInOutcome wrong(List<Booking> now, ShownTickets request) {
    if (!limits.allows(request.user().userId(), Limit.WRONG_CODE)) {
      guessers.put(request.user().userId(), true);
      return new CheckInOutcome.TooManyWrongCodes();
    }
    return now.stream()
        .flatMap(booking -> reason(booking, request.shown()).stream())
        .findFirst()
        .orElseGet(CheckInOutcome.NoSuchTicket::new);
  }

  /** What a booking says of tickets that are not its own any more; nothing if they never were. */
  private static Optional<CheckInOutcome> reason(Booking booking, Shown shown) {
    if (shown instanceof Shown.Guest guest && guest.generation() < booking.generation()) {
      return Optional.of(new CheckInOutcome.NoLongerValid(booking.begunAt()));
    }
    return booking.state() == BookingState.CANCELLED
        ? Optional.of(new CheckInOutcome.BookingCancelled())
        : Optional.empty();
  }

  private CheckInOutcome letIn(Booking booking, ShownTickets request, Access.Granted granted) {
    return attempts.carryOut(
        new CheckInOutcome.TryAgain(),
        new Showing(
            booking,
            request,
            Actor.of(request.user(), granted.role()),
            closed(granted.event(), request)));
  }

  /**
   * Judged once, so that no try of this call is refused after another one took effect. A door
   * without a network was open or not when it let the tickets in.
   */
  private Optional<CheckInOutcome> closed(Event event, ShownTickets request) {
    var hours = event.doorHours(opensBefore);
    var now = clock.instant();
    var at = request.offlineAt();
    return hours.areOpen(at != null && at.isBefore(now) ? at : now)
        ? Optional.empty()
        : Optional.of(new CheckInOutcome.DoorClosed(hours.opensAt(), hours.closesAt()));
  }

  /** One request on its way, with the booking as it was seen last. */
  private final class Showing implements Attempts.Operation<CheckInOutcome> {

    private final ShownTickets request;
    private final Actor actor;
    private final Optional<CheckInOutcome> closed;
    private Booking booking;

    /** Whether the booking is as the table has it: nobody is refused for what the index shows. */
    private boolean certain;

    Showing(Booking image, ShownTickets request, Actor actor, Optional<CheckInOutcome> closed) {
      this.booking = image;
      this.request = request;
      this.actor = actor;
      this.closed = closed;
    }

    @Override
    public Optional<CheckInOutcome> attempt(Tries tries) {
      var tickets = booking.tickets();
      if (tickets == null || !request.shown().isOf(booking, tickets)) {
        return refuse(
            booking.state() == BookingState.CANCELLED
                ? new CheckInOutcome.BookingCancelled()
                : new CheckInOutcome.NoLongerValid(booking.begunAt()));
      }
      var serials = request.shown().serials(tickets);
      if (!tickets.live().hasAll(serials)) {
        return refuse(
            serials.numbers().getLast() > tickets.last()
                ? new CheckInOutcome.NoSuchTicket()
                : new CheckInOutcome.NoLongerValid(booking.lastChange().at()));
      }
      if (serials.isEmpty() || tickets.checkedIn().hasAny(serials)) {
        return inBefore(tickets, serials.isEmpty() ? tickets.live() : serials, tries);
      }
      // A repeat hears what it did, also when the door has closed since.
      return closed.isPresent() ? refuse(closed.get()) : write(serials, tries);
    }

    private Optional<CheckInOutcome> inBefore(Tickets tickets, Serials serials, Tries tries) {
      if (!certain) {
        return readAgain();
      }
      var all = bookings.checkIns(booking);
      var own =
          all.stream().filter(each -> each.checkInId().equals(request.key().key())).findFirst();
      if (own.isPresent()) {
        return own.map(this::repeated);
      }
      return lacks(all, tickets)
          ? tries.again()
          : Optional.of(
              new CheckInOutcome.InBefore(
                  serials.count() == 1 ? serials.numbers().getFirst() : null,
                  all.stream()
                      .filter(each -> each.generation() == booking.generation())
                      .filter(each -> each.undone() == null)
                      .filter(each -> each.serials().hasAny(serials))
                      .map(CheckedIn::at)
                      .max(Comparator.naturalOrder())
                      // Versions before kept no check-ins of their own.
                      .orElseGet(() -> Objects.requireNonNull(tickets.doorAt()))));
    }

    /**
     * Whether a check-in that the booking counts is not among these yet: a transaction that commits
     * shows its items one by one. The one that lacks may be this request's own.
     */
    private boolean lacks(List<CheckedIn> checkIns, Tickets tickets) {
      return checkIns.stream()
              .filter(each -> each.generation() == booking.generation())
              .mapToLong(each -> each.undone() == null ? 1 : 2)
              .sum()
          < tickets.doorCount();
    }

    /** Refuses, unless this request let the tickets in before. */
    private Optional<CheckInOutcome> refuse(CheckInOutcome answer) {
      return certain
          ? Optional.of(
              bookings.checkIn(booking, request.key().key()).map(this::repeated).orElse(answer))
          : readAgain();
    }

    private Optional<CheckInOutcome> readAgain() {
      booking = bookings.find(booking.key()).orElse(booking);
      certain = true;
      return Optional.empty();
    }

    private Optional<CheckInOutcome> write(Serials serials, Tries tries) {
      var checkIn =
          new CheckedIn(
              request.key(),
              booking.eventId(),
              booking.bookingId(),
              booking.userId(),
              booking.generation(),
              serials,
              Millis.now(clock),
              request.user().userId(),
              request.offlineAt(),
              null);
      return switch (transactions.checkIn(booking, checkIn, logged(checkIn))) {
        case Outcome.Committed _ -> {
          counter.count(Measure.CHECK_INS, serials.count());
          yield Optional.of(letIn(checkIn));
        }
        case Outcome.Rejected rejected -> {
          if (rejected.item(0).isEmpty() && rejected.item(1).isPresent()) {
            yield rejected.item(1).map(CheckedIn::of).map(this::repeated);
          }
          if (!rejected.names(0) && !rejected.names(1)) {
            // Who ran the event when it was read does not any more.
            yield Optional.of(new CheckInOutcome.Denied(new Access.NotFound()));
          }
          // Another door, a cancellation or a change was quicker; the booking says which.
          booking = rejected.item(0).map(Booking::of).orElse(booking);
          certain = rejected.item(0).isPresent();
          yield Optional.empty();
        }
        case Outcome.Missed missed -> tries.again(missed);
      };
    }

    private Alongside logged(CheckedIn checkIn) {
      return log.entry(
          checkIn.eventId(),
          LogEntry.of(checkIn.at(), actor, LogAction.CHECKED_IN, checkIn.checkInId())
              .about(checkIn.userId())
              .with(CheckIn.details(checkIn)));
    }

    private CheckInOutcome repeated(CheckedIn before) {
      if (!before.request().equals(request.key())) {
        return new CheckInOutcome.KeyReused();
      }
      return before.undone() == null ? letIn(before) : new CheckInOutcome.Undone();
    }

    private CheckInOutcome letIn(CheckedIn checkIn) {
      var in = booking.checkedIn().and(checkIn.serials());
      var read = profiles.namesBeside(List.of(booking.userId()), List.of(TicketNames.key(booking)));
      var names = read.others().stream().map(TicketNames::of).findAny().orElse(TicketNames.NONE);
      var serials = checkIn.serials().numbers();
      return new CheckInOutcome.LetIn(
          booking,
          in,
          checkIn,
          read.names().get(booking.userId()),
          serials.size() == 1 ? names.of(booking, serials.getFirst()) : null);
    }
  }
}
