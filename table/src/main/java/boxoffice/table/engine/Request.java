package boxoffice.table.engine;

import boxoffice.table.value.Attributes;
import boxoffice.table.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request of the API; its members are those of the protocol. */
public sealed interface Request {

  /** Which capacity an answer reports. */
  enum Report {
    NONE,
    TOTAL,
    INDEXES
  }

  /** Which attributes a write returns. */
  enum Returned {
    NONE,
    ALL_OLD,
    UPDATED_OLD,
    ALL_NEW,
    UPDATED_NEW
  }

  /** Which attributes a query or scan returns. */
  enum Select {
    ALL_ATTRIBUTES,
    ALL_PROJECTED_ATTRIBUTES,
    SPECIFIC_ATTRIBUTES,
    COUNT
  }

  /** Where a shard is read from. */
  enum From {
    TRIM_HORIZON,
    LATEST,
    AT_SEQUENCE_NUMBER,
    AFTER_SEQUENCE_NUMBER
  }

  /**
   * What to return of an item.
   *
   * @param expression null for all
   */
  record Wanted(@Nullable String expression, @Nullable Map<String, String> names) {}

  /** A read of one item in a transaction. */
  record Get(String table, Attributes key, Wanted wanted) {}

  /** Reads of items of one table. */
  record Keys(List<Attributes> keys, boolean consistent, Wanted wanted) {}

  /**
   * A new table.
   *
   * @param keys names, with true for a partition key
   */
  record CreateTable(
      String table,
      List<KeyAttribute> attributes,
      List<KeyElement> keys,
      @Nullable List<NewIndex> indexes,
      boolean byRequest,
      @Nullable Throughput throughput,
      StreamDefinition.@Nullable View stream,
      boolean isProtected)
      implements Request {}

  /** An attribute of a key schema. */
  record KeyElement(String name, boolean isPartition) {}

  /** A new index. */
  record NewIndex(
      String name,
      List<KeyElement> keys,
      IndexDefinition.@Nullable Projected projected,
      @Nullable List<String> included,
      @Nullable Throughput throughput) {}

  record DescribeTable(String table) implements Request {}

  record ListTables(@Nullable String after, int limit) implements Request {}

  record DeleteTable(String table) implements Request {}

  record UpdateTimeToLive(String table, String attribute, boolean enabled) implements Request {}

  record DescribeTimeToLive(String table) implements Request {}

  record GetItem(String table, Attributes key, boolean consistent, Wanted wanted, Report report)
      implements Request {}

  record BatchGetItem(Map<String, Keys> tables, Report report) implements Request {}

  record TransactGetItems(List<Get> gets, Report report) implements Request {}

  record PutItem(Write.Put write, Returned returned, Report report) implements Request {}

  record UpdateItem(Write.Update write, Returned returned, Report report) implements Request {}

  record DeleteItem(Write.Delete write, Returned returned, Report report) implements Request {}

  record TransactWriteItems(List<Write> writes, @Nullable String token, Report report)
      implements Request {}

  /**
   * What queries and scans have in common.
   *
   * @param index null for the table
   * @param limit 0 for none
   * @param after the key of the last item of the page before; null for the first page
   * @param select null where the request has none
   */
  record Page(
      String table,
      @Nullable String index,
      boolean consistent,
      int limit,
      @Nullable Attributes after,
      @Nullable Select select,
      @Nullable String projection,
      @Nullable String filter,
      @Nullable Map<String, String> names,
      @Nullable Map<String, Value> values,
      Report report) {}

  record Query(Page page, @Nullable String condition, boolean descending) implements Request {}

  /**
   * A scan.
   *
   * @param total of how many segments it reads one; 1 for a whole scan
   */
  record Scan(Page page, int segment, int total) implements Request {}

  record ListStreams(@Nullable String table, int limit, @Nullable String after)
      implements Request {}

  record DescribeStream(String arn, @Nullable String after) implements Request {}

  /**
   * A place in a shard.
   *
   * @param sequenceNumber null for the types that need none
   */
  record GetShardIterator(String arn, String shard, From from, @Nullable String sequenceNumber)
      implements Request {}

  record GetRecords(String iterator, int limit) implements Request {}
}
