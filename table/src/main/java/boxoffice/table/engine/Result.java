package boxoffice.table.engine;

import boxoffice.table.value.Attributes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to a request; its members are those of the protocol. */
public sealed interface Result {

  /** What a table does. */
  enum Status {
    CREATING,
    ACTIVE,
    DELETING
  }

  /** A table, when it was created, described or deleted. */
  record Described(TableDefinition definition, Status status, long items, Arns arns)
      implements Result {}

  record Tables(List<String> names, @Nullable String last) implements Result {}

  record TimeToLiveUpdated(String attribute, boolean enabled) implements Result {}

  record TimeToLiveDescribed(@Nullable String attribute) implements Result {}

  record Item(@Nullable Attributes item, @Nullable Consumed consumed) implements Result {}

  /** Items by table, and the keys that did not fit into an answer. */
  record Batch(
      Map<String, List<Attributes>> items,
      Map<String, Request.Keys> unprocessed,
      @Nullable List<Consumed> consumed)
      implements Result {}

  /** The items of a transaction, in its order; null where there is none. */
  record Items(List<@Nullable Attributes> items, @Nullable List<Consumed> consumed)
      implements Result {}

  record Written(@Nullable Attributes attributes, @Nullable Consumed consumed) implements Result {}

  record Transacted(@Nullable List<Consumed> consumed) implements Result {}

  /**
   * A page of a query or scan.
   *
   * @param items null where only their number was asked for
   */
  record Found(
      @Nullable List<Attributes> items,
      int count,
      int scanned,
      @Nullable Attributes last,
      @Nullable Consumed consumed)
      implements Result {}

  record StreamsListed(List<TableDefinition> tables, @Nullable String last, Arns arns)
      implements Result {}

  /**
   * A stream and its one shard.
   *
   * @param shard null where it was left out, for it is not behind the one named
   */
  record StreamDescribed(
      TableDefinition definition, @Nullable String shard, String first, Arns arns)
      implements Result {}

  record Iterator(String iterator) implements Result {}

  record Records(List<StreamRecord> records, String next) implements Result {}
}
