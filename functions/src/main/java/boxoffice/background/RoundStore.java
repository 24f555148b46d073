package boxoffice.background;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Table;
import boxoffice.dynamodb.TableUnavailable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps how far {@link Reconcile} has come, in one item that no transaction meets.
 *
 * <p>It is written whole and without a condition, although two runs may be under way at once. Each
 * writes what it read and what it saw itself, and all of that is true whatever the other did (see
 * {@link Round}). So the run that writes last decides where the next one begins, and no event is
 * passed over: behind every position that is ever written, all events were begun. A write that is
 * lost has events looked at once more.
 */
public final class RoundStore {

  private static final Logger LOG = LoggerFactory.getLogger(RoundStore.class);

  private final Table table;

  public RoundStore(Table table) {
    this.table = table;
  }

  /** The round as it was left; a new one where there is none, or none that can be read. */
  Round read(Instant now) {
    var item = table.get(Keys.ROUND);
    try {
      return item.map(RoundStore::round).orElseGet(() -> Round.first(now));
    } catch (RuntimeException e) {
      LOG.error("the round is not readable: a new one begins", e);
      return Round.first(now);
    }
  }

  /** Writes it, if the table answers. */
  void write(Round round) {
    try {
      table.put(
          Attributes.of(
              "PK",
              Keys.ROUND.partition(),
              "SK",
              Keys.ROUND.sort(),
              "type",
              "ROUND",
              "position",
              round.position(),
              "stretches",
              round.stretches().entrySet().stream()
                  .map(RoundStore::text)
                  .collect(Collectors.joining(","))));
    } catch (TableUnavailable e) {
      LOG.warn("the table did not take how far the round has come", e);
    }
  }

  private static Round round(Item item) {
    return new Round(
        item.text("position"),
        Arrays.stream(item.text("stretches").split(",", -1))
            .map(text -> text.split(" ", -1))
            .collect(Collectors.toMap(parts -> parts[0], parts -> time(parts[1]))));
  }

  private static String text(Entry<String, Instant> stretch) {
    return stretch.getKey() + " " + stretch.getValue().toEpochMilli();
  }

  private static Instant time(String millis) {
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }
}
