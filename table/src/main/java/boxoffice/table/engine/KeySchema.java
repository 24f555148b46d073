package boxoffice.table.engine;

import boxoffice.table.expression.KeyCondition;
import boxoffice.table.value.Attributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The key of a table or of an index.
 *
 * @param sort null where a partition has one item, or no order
 */
public record KeySchema(KeyAttribute partition, @Nullable KeyAttribute sort) {

  /** Its attributes, partition first. */
  public List<KeyAttribute> attributes() {
    return sort == null ? List.of(partition) : List.of(partition, sort);
  }

  boolean has(String name) {
    return partition.name().equals(name) || (sort != null && sort.name().equals(name));
  }

  /** The key of an item. */
  Attributes of(Attributes item) {
    return item.only(this::has);
  }

  KeyCondition.Schema forCondition() {
    return new KeyCondition.Schema(
        partition.name(),
        partition.type(),
        sort == null ? null : sort.name(),
        sort == null ? null : sort.type());
  }

  /** The attributes of this key and those of another that are not in it. */
  List<KeyAttribute> with(KeySchema other) {
    return Stream.concat(attributes().stream(), other.attributes().stream()).distinct().toList();
  }
}
