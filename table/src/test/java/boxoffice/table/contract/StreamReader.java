package boxoffice.table.contract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Reads the stream of a table.
 *
 * @param arn its Amazon resource name
 */
record StreamReader(String arn) {

  private static final DynamoDbStreamsClient CLIENT = Endpoint.STREAMS;

  /** The stream that this table has now. */
  static StreamReader of(ContractTable table) {
    return new StreamReader(
        table.client().describeTable(t -> t.tableName(table.name())).table().latestStreamArn());
  }

  List<Shard> shards() {
    var shards = new ArrayList<Shard>();
    String last = null;
    do {
      var from = last;
      var page =
          CLIENT
              .describeStream(d -> d.streamArn(arn).exclusiveStartShardId(from))
              .streamDescription();
      shards.addAll(page.shards());
      last = page.lastEvaluatedShardId();
    } while (last != null);
    return shards;
  }

  String iterator(Shard shard, ShardIteratorType type, @Nullable String sequenceNumber) {
    return CLIENT
        .getShardIterator(
            g ->
                g.streamArn(arn)
                    .shardId(shard.shardId())
                    .shardIteratorType(type)
                    .sequenceNumber(sequenceNumber))
        .shardIterator();
  }

  /** All records that are there, waiting until there are as many. */
  List<Record> records(int atLeast) {
    return Eventually.answer(
        () ->
            shards().stream()
                .flatMap(s -> read(iterator(s, ShardIteratorType.TRIM_HORIZON, null)).stream())
                .toList(),
        records -> records.size() >= atLeast);
  }

  /** All records from there to the end of the shard, or to where it is empty. */
  List<Record> read(String iterator) {
    var records = new ArrayList<Record>();
    var next = iterator;
    var isEmpty = false;
    while (next != null && !isEmpty) {
      var from = next;
      var page = CLIENT.getRecords(g -> g.shardIterator(from));
      records.addAll(page.records());
      isEmpty = page.records().isEmpty();
      next = page.nextShardIterator();
    }
    return records;
  }
}
