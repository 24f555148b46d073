package boxoffice.simulation;

import boxoffice.dynamodb.Key;
import boxoffice.simulation.memory.Fingerprints;
import boxoffice.simulation.memory.TableImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The whole world at one moment; never changed.
 *
 * @param image the table
 * @param before the table as it was before its last changes, the newest last, for stale reads
 * @param actors all callers, and the settlements that are on their way
 * @param flights transactions of which nobody knows what becomes
 * @param records whether the stream holds records to deliver
 * @param commit a transaction in the middle of its commit
 * @param left what may still go wrong
 * @param now the time
 * @param applied which requests took effect, by user and key: with status 201 or 202
 */
record State(
    TableImage image,
    List<TableImage> before,
    List<Actor> actors,
    List<Flight> flights,
    boolean records,
    @Nullable Commit commit,
    Faults left,
    Instant now,
    Map<String, Integer> applied) {

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
    return new State(image, before, all, flights, records, commit, left, now, applied);
  }

  State flying(List<Flight> all) {
    return new State(image, before, actors, all, records, commit, left, now, applied);
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

  State records(boolean some) {
    return new State(image, before, actors, flights, some, commit, left, now, applied);
  }

  State committing(@Nullable Commit half) {
    return new State(image, before, actors, flights, records, half, left, now, applied);
  }

  State left(UnaryOperator<Faults> less) {
    return new State(
        image, before, actors, flights, records, commit, less.apply(left), now, applied);
  }

  State at(Instant time) {
    return new State(image, before, actors, flights, records, commit, left, time, applied);
  }

  State applied(Map<String, Integer> all) {
    return new State(image, before, actors, flights, records, commit, left, now, all);
  }

  State table(TableImage next, List<TableImage> past) {
    return new State(next, past, actors, flights, records, commit, left, now, applied);
  }

  /** The items that a transaction is about to commit. */
  Set<Key> uncommitted() {
    return commit == null ? Set.of() : commit.items();
  }

  /** 64 bits that differ where anything differs that may matter later. */
  long fingerprint() {
    var hash = image.fingerprint();
    for (var actor : actors) {
      hash = more(hash, actor.name().hashCode());
      if (actor.over()) {
        hash = more(hash, actor.crashed() ? 1 : 2);
        hash = more(hash, actor.conversation().answers().hashCode());
      } else {
        hash = more(hash, actor.conversation().fingerprint());
        for (var item : actor.read().entrySet()) {
          hash += item.getKey().hashCode() * 31L;
          hash += item.getValue().map(there -> there.fingerprint()).orElse(7L);
        }
        hash = more(hash, actor.watch().hashCode());
      }
    }
    for (var flight : flights) {
      hash = more(hash, flight.sender().fingerprint());
      hash = more(hash, flight.watch().hashCode());
    }
    hash = more(hash, records ? 1 : 0);
    if (commit != null) {
      hash = more(hash, commit.who().hashCode());
      hash = more(hash, commit.old().keySet().hashCode());
    }
    hash = more(hash, left.hashCode());
    return more(hash, applied.hashCode());
  }

  private static long more(long hash, long value) {
    return Fingerprints.mix(hash * 31 + value);
  }
}
