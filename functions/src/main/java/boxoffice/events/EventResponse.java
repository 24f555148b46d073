package boxoffice.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as callers see it. Instants are text here, so that every mapper writes them the same
 * way.
 *
 * @param version counts its changes; a calendar file has it as {@code SEQUENCE}
 * @param endsAt when it ends; absent where its organizer does not say
 * @param doorsAt when the doors open; absent where its organizer does not say
 * @param organizerName who sells it; absent where its organizer does not say
 * @param contact the way to ask them; absent where its organizer does not say
 * @param price what it costs, in words; absent where it is free
 * @param reminder false where guests get no mail a day before the start; absent otherwise
 * @param repliesToOrganizer true where answers to mails go to its organizer; absent otherwise
 * @param handOvers false where guests may not hand their tickets on; absent otherwise
 * @param hidden true while an admin keeps it out of the list of events; absent otherwise
 * @param availableTickets how many tickets a newcomer may book; in lists usually at most one second
 *     old
 * @param waitlistCount how many bookings wait; in lists usually at most one second old
 * @param role as what the caller runs it; absent where everybody gets the same
 */
public record EventResponse(
    String eventId,
    String name,
    @Nullable String description,
    @Nullable String venue,
    String startsAt,
    @Nullable String endsAt,
    @Nullable String doorsAt,
    String timeZone,
    @Nullable String organizerName,
    @Nullable String contact,
    @Nullable String price,
    int capacity,
    int maxTicketsPerBooking,
    @Nullable String salesFrom,
    String salesUntil,
    String cancelUntil,
    EventState state,
    long version,
    @Nullable Boolean reminder,
    @Nullable Boolean repliesToOrganizer,
    @Nullable Boolean handOvers,
    @Nullable Boolean hidden,
    int availableTickets,
    int waitlistCount,
    @Nullable Role role) {

  /** An event as everybody sees it. */
  public static EventResponse of(ShownEvent shown) {
    return of(shown, null);
  }

  /**
   * An event as a caller sees it.
   *
   * @param role as what the caller runs it; null for everybody else
   */
  public static EventResponse of(ShownEvent shown, @Nullable Role role) {
    var event = shown.event();
    var details = event.details();
    return new EventResponse(
        event.eventId(),
        details.name(),
        details.description(),
        details.venue(),
        details.startsAt().toString(),
        text(details.endsAt()),
        text(details.doorsAt()),
        details.timeZone(),
        details.seller().name(),
        details.seller().contact(),
        details.seller().price(),
        details.capacity(),
        details.maxTicketsPerBooking(),
        text(details.salesFrom()),
        details.salesUntil().toString(),
        details.cancelUntil().toString(),
        event.state(),
        event.version(),
        details.reminder() ? null : false,
        details.repliesToOrganizer() ? true : null,
        details.handOvers() ? null : false,
        event.isHidden() ? true : null,
        shown.availableTickets(),
        shown.waitlistCount(),
        role == Role.ADMIN ? null : role);
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
