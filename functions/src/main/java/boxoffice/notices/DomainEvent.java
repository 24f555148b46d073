package boxoffice.notices;

import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingState;
import boxoffice.dynamodb.Item;
import boxoffice.events.Event;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What other systems get of one change of a booking or an event. It is made of the record that the
 * table's stream has of the change and of nothing else. So no path that changes something can
 * forget it, and every delivery of the record makes the same one. It names nobody but by ids.
 *
 * @param type what happened
 * @param detail what is known of it
 */
public record DomainEvent(Type type, Detail detail) {

  /** What can happen. docs/events.md says what each means. */
  public enum Type {
    BOOKING_CONFIRMED("BookingConfirmed"),
    BOOKING_WAITLISTED("BookingWaitlisted"),
    BOOKING_PROMOTED("BookingPromoted"),
    BOOKING_REDUCED("BookingReduced"),
    BOOKING_ENLARGED("BookingEnlarged"),
    BOOKING_HANDED_ON("BookingHandedOn"),
    BOOKING_RECEIVED("BookingReceived"),
    BOOKING_CANCELLED("BookingCancelled"),
    TICKET_CHECKED_IN("TicketCheckedIn"),
    CHECK_IN_UNDONE("CheckInUndone"),
    EVENT_PUBLISHED("EventPublished"),
    EVENT_CHANGED("EventChanged"),
    EVENT_CANCELLED("EventCancelled");

    private final String detailType;

    Type(String detailType) {
      this.detailType = detailType;
    }

    /** Its name on the bus. */
    public String detailType() {
      return detailType;
    }
  }

  /** What is known of a change. */
  public sealed interface Detail {

    /** The same for every delivery of the change, and another one for every other change. */
    String id();

    /** When the change was made. */
    Instant at();
  }

  /**
   * A change of a booking.
   *
   * @param id booking, generation and revision; at the door, where no revision rises, also the door
   *     count
   * @param userId whose booking it is: their {@code sub} in the user pool
   * @param quantity how many tickets it holds or waits for from then on; how many it held or waited
   *     for, where it ended
   * @param tickets how many of them the change is about: given back, added, handed on, received,
   *     let in or out again; null where it is about the whole booking
   * @param was the state before; null where its user had none
   * @param reason why it was cancelled: {@code guest}, {@code event}, {@code no-longer-fits} or
   *     {@code event-began}; null for all other changes
   */
  public record OfBooking(
      String id,
      Instant at,
      String eventId,
      String bookingId,
      String userId,
      int quantity,
      @Nullable Integer tickets,
      @Nullable BookingState was,
      BookingState state,
      @Nullable String reason,
      long generation,
      long revision)
      implements Detail {}

  /**
   * A change of an event.
   *
   * @param id event and version
   * @param at to the second: the time of the stream's record, since an event keeps none
   * @param changed the names of the fields that changed, as the API has them, and {@code hidden}
   *     and {@code archived}; null where the event was published or cancelled
   */
  public record OfEvent(
      String id,
      Instant at,
      String eventId,
      String organizerId,
      long version,
      @Nullable List<String> changed)
      implements Detail {}

  /**
   * The domain event of a change of an item, if it is one.
   *
   * @param before the item before the change, if there was one
   * @param now the item after it, if it is still there
   * @param at when the item was written
   */
  public static Optional<DomainEvent> of(Optional<Item> before, Optional<Item> now, Instant at) {
    return now.flatMap(
        item ->
            switch (item.text("type")) {
              case "BOOKING" -> ofBooking(before.map(Booking::of), Booking.of(item));
              case "EVENT" -> ofEvent(before.map(Event::of), Event.of(item), at);
              default -> Optional.empty();
            });
  }

  private static Optional<DomainEvent> ofBooking(Optional<Booking> before, Booking now) {
    if (before.filter(booking -> booking.revision() == now.revision()).isPresent()) {
      return atTheDoor(before.get(), now);
    }
    return switch (now.kind()) {
      case BOOK -> changed(Type.BOOKING_CONFIRMED, before, now, null);
      case JOIN -> changed(Type.BOOKING_WAITLISTED, before, now, null);
      case PROMOTE -> changed(Type.BOOKING_PROMOTED, before, now, null);
      case GIVE_BACK, SMALLER -> ofTickets(Type.BOOKING_REDUCED, before, now);
      case ADD -> ofTickets(Type.BOOKING_ENLARGED, before, now);
      case HAND_ON -> ofTickets(Type.BOOKING_HANDED_ON, before, now);
      case RECEIVE_MORE -> ofTickets(Type.BOOKING_RECEIVED, before, now);
      case HAND_ON_ALL -> ofTickets(Type.BOOKING_HANDED_ON, before, now, now.quantity());
      case RECEIVE -> ofTickets(Type.BOOKING_RECEIVED, before, now, now.quantity());
      case CANCEL -> changed(Type.BOOKING_CANCELLED, before, now, "guest");
      case SWEEP -> changed(Type.BOOKING_CANCELLED, before, now, "event");
      case END -> changed(Type.BOOKING_CANCELLED, before, now, "no-longer-fits");
      case EXPIRE -> changed(Type.BOOKING_CANCELLED, before, now, "event-began");
      case FENCE -> Optional.empty();
    };
  }

  private static Optional<DomainEvent> changed(
      Type type, Optional<Booking> before, Booking now, @Nullable String reason) {
    return Optional.of(of(type, was(before), now, now.lastChange().at(), null, reason, ""));
  }

  /** A change of the quantity within a generation. */
  private static Optional<DomainEvent> ofTickets(Type type, Optional<Booking> before, Booking now) {
    var seen = before.orElseThrow().quantity();
    return ofTickets(type, before, now, Math.abs(now.quantity() - seen));
  }

  private static Optional<DomainEvent> ofTickets(
      Type type, Optional<Booking> before, Booking now, int tickets) {
    return Optional.of(of(type, was(before), now, now.lastChange().at(), tickets, null, ""));
  }

  private static @Nullable BookingState was(Optional<Booking> before) {
    return before.filter(Booking::isThere).map(Booking::state).orElse(null);
  }

  /** What happened at the door: the door count tells it from all else that did. */
  private static Optional<DomainEvent> atTheDoor(Booking before, Booking now) {
    var tickets = now.tickets();
    var seen = before.tickets();
    if (tickets == null || seen == null || tickets.doorCount() == seen.doorCount()) {
      return Optional.empty();
    }
    var in = tickets.checkedIn().without(seen.checkedIn());
    var out = seen.checkedIn().without(tickets.checkedIn());
    return Optional.of(
        of(
            out.isEmpty() ? Type.TICKET_CHECKED_IN : Type.CHECK_IN_UNDONE,
            before.state(),
            now,
            Objects.requireNonNull(tickets.doorAt()),
            in.count() + out.count(),
            null,
            "." + tickets.doorCount()));
  }

  private static DomainEvent of(
      Type type,
      @Nullable BookingState was,
      Booking now,
      Instant at,
      @Nullable Integer tickets,
      @Nullable String reason,
      String door) {
    return new DomainEvent(
        type,
        new OfBooking(
            "%s.%d.%d%s".formatted(now.bookingId(), now.generation(), now.revision(), door),
            at,
            now.eventId(),
            now.bookingId(),
            now.userId(),
            now.quantity(),
            tickets,
            was,
            now.state(),
            reason,
            now.generation(),
            now.revision()));
  }

  private static Optional<DomainEvent> ofEvent(Optional<Event> before, Event now, Instant at) {
    // Nobody but its organizer knows of an event that was never on sale.
    if (now.shards() == 0) {
      return Optional.empty();
    }
    if (before.filter(event -> event.state() == now.state()).isPresent()) {
      var changed = now.changedSince(before.get());
      return changed.isEmpty()
          ? Optional.empty()
          : Optional.of(of(Type.EVENT_CHANGED, now, at, changed));
    }
    return switch (now.state()) {
      case DRAFTED -> Optional.empty();
      case PUBLISHED -> Optional.of(of(Type.EVENT_PUBLISHED, now, at, null));
      case CANCELLED -> Optional.of(of(Type.EVENT_CANCELLED, now, at, null));
    };
  }

  private static DomainEvent of(Type type, Event now, Instant at, @Nullable List<String> changed) {
    return new DomainEvent(
        type,
        new OfEvent(
            "%s.%d".formatted(now.eventId(), now.version()),
            at,
            now.eventId(),
            now.organizerId(),
            now.version(),
            changed));
  }
}
