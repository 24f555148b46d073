package boxoffice.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An item before and after an operation, as the table's stream would have it. */
public record ItemChange(Optional<Item> before, Optional<Item> now) {

  /** The changes that an operation makes, in the order of keys. It must change each item once. */
  public static List<ItemChange> of(Table table, Runnable operation) {
    var before = items(table);
    operation.run();
    var now = items(table);
    var keys = new TreeSet<>(before.keySet());
    keys.addAll(now.keySet());
    return keys.stream()
        .map(
            key ->
                new ItemChange(
                    Optional.ofNullable(before.get(key)), Optional.ofNullable(now.get(key))))
        .filter(change -> !change.before().equals(change.now()))
        .toList();
  }

  private static Map<String, Item> items(Table table) {
    return table
        .client()
        .scanPaginator(r -> r.tableName(table.name()).consistentRead(true))
        .items()
        .stream()
        .map(Item::new)
        .collect(
            Collectors.toMap(item -> item.text("PK") + " " + item.text("SK"), Function.identity()));
  }
}
