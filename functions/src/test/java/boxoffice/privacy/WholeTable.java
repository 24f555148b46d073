package boxoffice.privacy;

import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Table;
import java.util.Comparator;
import java.util.List;

/** A search of every item of a table, keys and all. */
final class WholeTable {

  private WholeTable() {}

  static List<Item> items(Table table) {
    return table
        .client()
        .scanPaginator(r -> r.tableName(table.name()).consistentRead(true))
        .items()
        .stream()
        .map(Item::new)
        .toList();
  }

  /** The items of a type, in the order of their keys. */
  static List<Item> items(Table table, String type) {
    return items(table).stream()
        .filter(item -> item.optionalText("type").filter(type::equals).isPresent())
        .sorted(Comparator.comparing(item -> item.text("PK") + item.text("SK")))
        .toList();
  }

  /** The items in which a text stands anywhere. */
  static List<Item> with(Table table, String text) {
    return items(table).stream()
        .filter(item -> item.attributes().toString().contains(text))
        .toList();
  }
}
