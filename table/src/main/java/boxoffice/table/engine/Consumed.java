package boxoffice.table.engine;

import java.util.Map;
import java.util.TreeMap;

/**
 * The capacity that a request consumed of one table.
 *
 * @param units of the table itself
 * @param indexes units by index
 * @param kind what the units are of
 * @param byIndex whether tables and indexes are reported one by one
 */
public record Consumed(
    String table, double units, Map<String, Double> indexes, Kind kind, boolean byIndex) {

  /** Whether reads, writes or both are reported apart: transactions do. */
  public enum Kind {
    PLAIN,
    TRANSACTION_READ,
    TRANSACTION_WRITE
  }

  /** Units of table and indexes. */
  public double total() {
    return units + indexes.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  Consumed plus(Consumed other) {
    var sum = new TreeMap<>(indexes);
    other.indexes.forEach((index, more) -> sum.merge(index, more, Double::sum));
    return new Consumed(table, units + other.units, sum, kind, byIndex);
  }
}
