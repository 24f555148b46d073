package boxoffice.simulation;

import boxoffice.dynamodb.Key;
import boxoffice.simulation.table.SimulatedTable;
import boxoffice.simulation.table.StoredItem;
import boxoffice.simulation.table.TableImage;
import boxoffice.table.value.Fingerprints;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The whole world at one moment; never changed.
 *
 * @param image the table
 * @param before the table before its last changes, the newest last, for stale reads
 * @param actors all callers, and what the stream started
 * @param flights transactions whose reply was lost
 * @param due what the stream will start
 * @param commit a transaction in the middle of its commit
 * @param left the faults that may still happen
 * @param applied which requests took effect, by user and key
 * @param deliveries what became of what the stream delivered
 * @param notices what is on its way to be a mail
 */
record State(
    TableImage image,
    List<TableImage> before,
    List<Actor> actors,
    List<Flight> flights,
    Set<Call.FromStream> due,
    @Nullable Commit commit,
    Faults left,
    Instant now,
    Map<String, Applied> applied,
    Deliveries deliveries,
    Notices notices) {

  /**
   * A request that took effect.
   *
   * @param waits whether it waits for tickets from then on; otherwise it has some
   */
  record Applied(Call request, boolean waits) {}

  Actor actor(String name) {
    for (var actor : actors) {
      if (actor.name().equals(name)) {
        return actor;
      }
    }
    throw new IllegalArgumentException("no caller " + name);
  }

  boolean has(String name) {
    return actors.stream().anyMatch(actor -> actor.name().equals(name));
  }

  State with(Actor actor) {
    var all = new ArrayList<>(actors);
    all.replaceAll(other -> other.name().equals(actor.name()) ? actor : other);
    return with(all);
  }

  State with(List<Actor> all) {
    return new State(
        image, before, all, flights, due, commit, left, now, applied, deliveries, notices);
  }

  State flying(List<Flight> all) {
    return new State(
        image, before, actors, all, due, commit, left, now, applied, deliveries, notices);
  }

  State without(Flight flight) {
    var all = new ArrayList<>(flights);
    all.remove(flight);
    return flying(all);
  }

  State and(Flight flight) {
    var all = new ArrayList<>(flights);
    all.add(flight);
    return flying(all);
  }

  /** With more for the stream to start. */
  State due(Set<? extends Call.FromStream> more) {
    if (more.isEmpty()) {
      return this;
    }
    var all = new HashSet<Call.FromStream>(due);
    all.addAll(more);
    return withDue(all).delivered(deliveries.without(more));
  }

  State delivered(Deliveries next) {
    return new State(
        image, before, actors, flights, due, commit, left, now, applied, next, notices);
  }

  State notices(UnaryOperator<Notices> change) {
    return new State(
        image,
        before,
        actors,
        flights,
        due,
        commit,
        left,
        now,
        applied,
        deliveries,
        change.apply(notices));
  }

  State withDue(Set<Call.FromStream> all) {
    return new State(
        image, before, actors, flights, all, commit, left, now, applied, deliveries, notices);
  }

  State committing(@Nullable Commit half) {
    return new State(
        image, before, actors, flights, due, half, left, now, applied, deliveries, notices);
  }

  State left(UnaryOperator<Faults> less) {
    return new State(
        image,
        before,
        actors,
        flights,
        due,
        commit,
        less.apply(left),
        now,
        applied,
        deliveries,
        notices);
  }

  State at(Instant time) {
    return new State(
        image, before, actors, flights, due, commit, left, time, applied, deliveries, notices);
  }

  State applied(Map<String, Applied> all) {
    return new State(
        image, before, actors, flights, due, commit, left, now, all, deliveries, notices);
  }

  State table(TableImage next, List<TableImage> past) {
    return new State(
        next, past, actors, flights, due, commit, left, now, applied, deliveries, notices);
  }

  /** The old item that a plain read may still see, in the middle of a commit. */
  Optional<StoredItem> still(Key key) {
    return commit == null ? Optional.empty() : commit.old().getOrDefault(key, Optional.empty());
  }

  /** The table as plain reads may still see it, in the middle of a commit. */
  TableImage stillSeen() {
    return commit == null ? image : new SimulatedTable().withOld(image, commit.old());
  }

  /** The items of the transaction in the middle of its commit. */
  Set<Key> uncommitted() {
    return commit == null ? Set.of() : commit.items();
  }

  /**
   * 64 bits that differ where anything differs that may matter later. It does not matter which of
   * two runs that the stream started has come how far.
   */
  long fingerprint() {
    var hash = image.fingerprint();
    var started = 0L;
    for (var actor : actors) {
      if (actor.conversation().call() instanceof Call.FromStream
          || actor.conversation().call() instanceof Call.Relay) {
        started += Fingerprints.mix(fingerprint(actor));
      } else {
        hash = more(hash, fingerprint(actor));
      }
    }
    hash = more(hash, started);
    var flying = 0L;
    for (var flight : flights) {
      flying += more(Fingerprints.of(flight.watch().toString()), flight.sender().fingerprint());
    }
    hash = more(hash, flying);
    // Not their hash codes: records without components all have 0.
    var asked = 0L;
    for (var call : due) {
      asked += Fingerprints.of(call.toString());
    }
    hash = more(hash, asked);
    if (!deliveries.equals(Deliveries.NONE)) {
      hash = more(hash, Fingerprints.of(new TreeMap<>(failures()).toString()));
      hash = more(hash, deliveries.gaveUp() ? 1 : 0);
    }
    if (!notices.equals(Notices.NONE)) {
      hash = more(hash, notices.fingerprint());
    }
    hash = more(hash, now.toEpochMilli());
    if (commit != null) {
      hash = more(hash, actor(commit.who()).conversation().fingerprint());
      hash = more(hash, commit.old().keySet().hashCode());
    }
    hash = more(hash, left.hashCode());
    if (left.stale() > 0) {
      for (var past : before) {
        hash = more(hash, past.fingerprint());
      }
    }
    return more(hash, applied.hashCode());
  }

  private Map<String, Integer> failures() {
    return deliveries.failures().entrySet().stream()
        .collect(Collectors.toMap(call -> call.getKey().toString(), Map.Entry::getValue));
  }

  private static long fingerprint(Actor actor) {
    if (actor.over()) {
      return Fingerprints.of(actor.conversation().answers().toString()) + (actor.crashed() ? 1 : 0);
    }
    var read = 0L;
    for (var item : actor.read().entrySet()) {
      read += item.getValue().map(StoredItem::fingerprint).orElse(1L) + item.getKey().hashCode();
    }
    return more(
        more(actor.conversation().fingerprint(), read),
        Fingerprints.of(actor.watch().toString()) + actor.failures());
  }

  private static long more(long hash, long value) {
    return Fingerprints.mix(hash * 31 + value);
  }
}
