package boxoffice.simulation;

import boxoffice.simulation.table.SimulatedTable;
import boxoffice.simulation.table.TableImage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Where a schedule begins.
 *
 * @param name unique among the worlds
 * @param image the table at the beginning
 * @param faults how often each fault may happen
 * @param perStep how much time each step takes; in a small world none
 * @param around what it plays beside its callers
 */
record World(
    String name,
    TableImage image,
    List<Caller> callers,
    Faults faults,
    Duration perStep,
    Surroundings around) {

  static final String TABLE = SimulatedTable.NAME;
  static final String EVENT_ID = "0123456789abcdef0123456789abcdef";

  /** Another event, which some worlds have. */
  static final String OTHER_ID = "fedcba9876543210fedcba9876543210";

  static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  World without(Caller caller) {
    return new World(
        name,
        image,
        callers.stream().filter(other -> !other.equals(caller)).toList(),
        faults,
        perStep,
        around);
  }

  World with(Faults other) {
    return new World(name, image, callers, other, perStep, around);
  }

  World in(Surroundings other) {
    return new World(name, image, callers, faults, perStep, other);
  }
}
