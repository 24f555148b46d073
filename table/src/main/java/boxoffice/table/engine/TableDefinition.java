package boxoffice.table.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a table is.
 *
 * @param attributes the attributes of its keys and those of its indexes
 * @param throughput null where it is paid by request
 * @param stream null where it has none
 * @param timeToLive the attribute that says when an item ends, in seconds since 1970; null for none
 */
public record TableDefinition(
    String name,
    String id,
    Instant created,
    List<KeyAttribute> attributes,
    KeySchema keys,
    List<IndexDefinition> indexes,
    @Nullable Throughput throughput,
    @Nullable StreamDefinition stream,
    @Nullable String timeToLive,
    boolean isProtected) {

  public TableDefinition {
    attributes = List.copyOf(attributes);
    indexes = List.copyOf(indexes);
  }

  TableDefinition withTimeToLive(@Nullable String attribute) {
    return new TableDefinition(
        name, id, created, attributes, keys, indexes, throughput, stream, attribute, isProtected);
  }

  Optional<IndexDefinition> index(String index) {
    return indexes.stream().filter(each -> each.name().equals(index)).findFirst();
  }
}
