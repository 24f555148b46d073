package boxoffice.events;

import boxoffice.dynamodb.Item;
import boxoffice.http.User;
import boxoffice.seats.Seats;
import boxoffice.seats.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An event that people can book tickets for.
 *
 * @param eventId 32 hexadecimal digits
 * @param organizerId the user who created it
 * @param details what its organizer says about it
 * @param state where it is in its life
 * @param version counts its changes and its fences, from 1
 * @param shards how many seat shards it has; 0 before it is published, then fixed
 * @param isHidden whether an admin took it out of the list of events; who has its address still
 *     sees it, for some may have booked
 * @param isArchived whether it is over for good: nobody changes it, and its bookings are being
 *     removed or are gone
 * @param changedIn the version of its last change: a fence raises the version, and changes nothing
 *     that people hear of
 */
public record Event(
    String eventId,
    String organizerId,
    EventDetails details,
    EventState state,
    long version,
    int shards,
    boolean isHidden,
    boolean isArchived,
    long changedIn) {

  /** What may change of an event, by the names of the API. */
  private static final Map<String, Function<Event, @Nullable Object>> FIELDS = fields();

  private static Map<String, Function<Event, @Nullable Object>> fields() {
    var fields = new LinkedHashMap<String, Function<Event, @Nullable Object>>();
    fields.put("name", event -> event.details.name());
    fields.put("description", event -> event.details.description());
    fields.put("venue", event -> event.details.venue());
    fields.put("startsAt", event -> event.details.startsAt());
    fields.put("endsAt", event -> event.details.endsAt());
    fields.put("doorsAt", event -> event.details.doorsAt());
    fields.put("timeZone", event -> event.details.timeZone());
    fields.put("capacity", event -> event.details.capacity());
    fields.put("maxTicketsPerBooking", event -> event.details.maxTicketsPerBooking());
    fields.put("salesFrom", event -> event.details.salesFrom());
    fields.put("salesUntil", event -> event.details.salesUntil());
    fields.put("cancelUntil", event -> event.details.cancelUntil());
    fields.put("reminder", event -> event.details.reminder());
    fields.put("repliesToOrganizer", event -> event.details.repliesToOrganizer());
    fields.put("handOvers", event -> event.details.handOvers());
    fields.put("organizerName", event -> event.details.seller().name());
    fields.put("contact", event -> event.details.seller().contact());
    fields.put("price", event -> event.details.seller().price());
    fields.put("hidden", Event::isHidden);
    fields.put("archived", Event::isArchived);
    return Collections.unmodifiableMap(fields);
  }

  /** The event of an item. */
  public static Event of(Item item) {
    return EventItem.event(item);
  }

  /** The names of the fields that may change. */
  static Set<String> changing() {
    return FIELDS.keySet();
  }

  /** The names of the fields that are otherwise than before. */
  public List<String> changedSince(Event before) {
    return FIELDS.entrySet().stream()
        .filter(
            field -> !Objects.equals(field.getValue().apply(before), field.getValue().apply(this)))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** A new event, which nobody but its organizer sees. */
  static Event draft(String eventId, String organizerId, EventDetails details) {
    return new Event(eventId, organizerId, details, EventState.DRAFTED, 1, 0, false, false, 1);
  }

  /** Whether it is or was on sale. Before that, only those who run it see it. */
  boolean wasPublished() {
    return shards > 0;
  }

  /** Whether the user is its organizer. */
  boolean isOrganizedBy(User user) {
    return organizerId.equals(user.userId());
  }

  /** The terms on which its seats are sold. */
  public Terms terms() {
    return new Terms(
        state == EventState.PUBLISHED,
        Optional.ofNullable(details.salesFrom()).orElse(Instant.EPOCH),
        details.salesUntil(),
        details.cancelUntil(),
        details.startsAt(),
        details.maxTicketsPerBooking(),
        details.capacity(),
        version);
  }

  /** The sizes of waiting groups that can never get seats at this time, or any more. */
  public List<Integer> hopeless(Seats seats, Instant now) {
    return IntStream.rangeClosed(1, Seats.MAX_QUANTITY)
        .filter(quantity -> isHopeless(quantity, now) && seats.waiting(quantity) > 0)
        .boxed()
        .toList();
  }

  /** Whether a group that waits for so many tickets can never get them. */
  public boolean isHopeless(int quantity, Instant now) {
    return quantity > details.capacity() || hasBegun(now);
  }

  /** Whether it starts at this time or did before. */
  public boolean hasBegun(Instant now) {
    return !now.isBefore(details.startsAt());
  }

  /**
   * When its door is open.
   *
   * @param opensBefore how long before the start it opens
   */
  public DoorHours doorHours(Duration opensBefore) {
    return DoorHours.of(details, opensBefore);
  }

  /** This draft, published: its number of shards is fixed from then on. */
  Event published() {
    return next(details, EventState.PUBLISHED, Seats.shardsFor(details.capacity()));
  }

  /** This event with other details. */
  Event changed(EventDetails to) {
    return next(to, state, shards);
  }

  /**
   * This event at its next version, otherwise as it is: no try of an earlier version lands then. It
   * is no change, so the news of the last one stay news.
   */
  Event fenced() {
    return raised(details, state, shards, isArchived, changedIn);
  }

  /** This event, cancelled. */
  Event cancelled() {
    return next(details, EventState.CANCELLED, shards);
  }

  /** This event with other details, hidden or not. */
  Event changed(EventDetails to, boolean hidden) {
    var next = changed(to);
    return new Event(
        eventId,
        organizerId,
        to,
        state,
        next.version,
        shards,
        hidden,
        next.isArchived,
        next.changedIn);
  }

  /** This event, which had seats and began long ago, over for good: nobody need ask any more. */
  Event archived() {
    return changed(details.withoutSeller(), state, shards, true);
  }

  /** This event of an organizer who is gone, without who sells it and whom to ask. */
  Event withoutSeller() {
    return changed(details.withoutSeller(), state, shards, isArchived);
  }

  private Event next(EventDetails nextDetails, EventState nextState, int nextShards) {
    if (isArchived || !state.mayBecome(nextState)) {
      throw new IllegalStateException("%s to %s".formatted(state, nextState));
    }
    return changed(nextDetails, nextState, nextShards, false);
  }

  private Event changed(
      EventDetails nextDetails, EventState nextState, int nextShards, boolean archived) {
    return raised(nextDetails, nextState, nextShards, archived, version + 1);
  }

  private Event raised(
      EventDetails nextDetails,
      EventState nextState,
      int nextShards,
      boolean archived,
      long nextChangedIn) {
    return new Event(
        eventId,
        organizerId,
        nextDetails,
        nextState,
        version + 1,
        nextShards,
        isHidden,
        archived,
        nextChangedIn);
  }
}
