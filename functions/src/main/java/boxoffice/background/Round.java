package boxoffice.background;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far the round of {@link Reconcile} over all events has come, and since when which events are
 * unchecked.
 *
 * <p>Event ids are a circle, in their order, with the first behind the last. It is cut into
 * stretches, each with a time: every event of the stretch was judged at that time or later. Most
 * events share a stretch with all others of their run. One that could not be judged is in a stretch
 * of its own, with the time that it had.
 *
 * <p>What is true of a stretch stays true: an event that was judged later still was judged then or
 * later. So a round that is written over by another one, or lost, makes events seem to be unchecked
 * for longer than they are, and never for a shorter time.
 */
final class Round {

  /** Keeps the item small. More are told apart only where hundreds of events cannot be judged. */
  static final int MOST_STRETCHES = 100;

  private final NavigableMap<String, Instant> stretches;
  private String position;

  /**
   * A round.
   *
   * @param position the id of the event that was begun last, which may be gone; empty before the
   *     first one
   * @param stretches the time of each stretch, by the last id that belongs to it; one at least
   */
  Round(String position, Map<String, Instant> stretches) {
    this.position = position;
    this.stretches = new TreeMap<>(stretches);
  }

  /** A round that knows of no earlier one: all that is known to be unchecked is so from now on. */
  static Round first(Instant now) {
    return new Round("", Map.of("", now));
  }

  String position() {
    return position;
  }

  Map<String, Instant> stretches() {
    return Map.copyOf(stretches);
  }

  /** These ids in the order of the round, beginning behind the position. */
  List<String> ahead(Collection<String> eventIds) {
    Predicate<String> isBehind = eventId -> eventId.compareTo(position) <= 0;
    var inOrder = eventIds.stream().distinct().sorted().toList();
    return Stream.concat(
            inOrder.stream().filter(isBehind.negate()), inOrder.stream().filter(isBehind))
        .toList();
  }

  /** This event was judged then or later, or there was no such event then. */
  Instant uncheckedSince(String eventId) {
    return Objects.requireNonNull(stretches.get(stretch(eventId)));
  }

  /** Moves on to an event. It counts as unchecked until it is {@link #judged}. */
  void begin(String eventId) {
    var since = uncheckedSince(eventId);
    stretches.put(position, uncheckedSince(position));
    between(position, eventId).forEach(Set::clear);
    stretches.put(eventId, since);
    position = eventId;
    while (stretches.size() > MOST_STRETCHES) {
      joinNext();
    }
  }

  /**
   * Notes that the event at the position is judged.
   *
   * @param at when its run began, so that all events of a run share a stretch
   */
  void judged(Instant at) {
    stretches.put(position, at);
    var before = before(position);
    if (!before.equals(position) && at.equals(stretches.get(before))) {
      stretches.remove(before);
    }
  }

  /**
   * Joins stretches without an event to those behind them: an event that comes to be there is new,
   * and owes nothing to one that is gone.
   *
   * @param eventIds all events that there are
   */
  void keep(Collection<String> eventIds) {
    if (!eventIds.isEmpty()) {
      stretches
          .keySet()
          .retainAll(eventIds.stream().map(this::stretch).collect(Collectors.toSet()));
    }
  }

  /** The last id of the stretch to which this one belongs. */
  private String stretch(String eventId) {
    var end = stretches.ceilingKey(eventId);
    return end == null ? stretches.firstKey() : end;
  }

  private String before(String end) {
    var before = stretches.lowerKey(end);
    return before == null ? stretches.lastKey() : before;
  }

  private String behind(String end) {
    var behind = stretches.higherKey(end);
    return behind == null ? stretches.firstKey() : behind;
  }

  /** The ends of stretches on the way from one id to another, without both. */
  private List<Set<String>> between(String from, String to) {
    return from.compareTo(to) < 0
        ? List.of(stretches.subMap(from, false, to, false).keySet())
        : List.of(stretches.tailMap(from, false).keySet(), stretches.headMap(to, false).keySet());
  }

  /** Joins the two stretches that the round comes to next; the earlier of their times is true. */
  private void joinNext() {
    var next = behind(position);
    var since = stretches.remove(next);
    stretches.merge(behind(position), since, (one, other) -> one.isBefore(other) ? one : other);
  }
}
