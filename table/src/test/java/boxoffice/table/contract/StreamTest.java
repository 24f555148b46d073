package boxoffice.table.contract;

import static boxoffice.table.contract.Errors.cancelled;
import static boxoffice.table.contract.Errors.conditionFailed;
import static boxoffice.table.contract.Errors.refused;
import static boxoffice.table.contract.Items.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/**
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html">Streams</a>:
 * each change once, in the order of the changes of an item.
 */
class StreamTest {

  @Nested
  @Contract
  class BothImages {

    @RegisterExtension
    final ContractTable table = ContractTable.plain().stream(StreamViewType.NEW_AND_OLD_IMAGES);

    @Test
    void each_change_is_a_record() {
      table.put("{'id': 'a', 'n': 1}");
      table.update("{'id': 'a'}", "SET n = :v", "{':v': 2}");
      table.put("{'id': 'a', 'm': 3}");
      table.delete("{'id': 'a'}");

      var records = StreamReader.of(table).records(4);

      assertThat(records)
          .extracting(Record::eventName)
          .containsExactly(
              OperationType.INSERT,
              OperationType.MODIFY,
              OperationType.MODIFY,
              OperationType.REMOVE);
      assertThat(records)
          .extracting(r -> r.dynamodb().oldImage())
          .containsExactly(
              item("{}"),
              item("{'id': 'a', 'n': 1}"),
              item("{'id': 'a', 'n': 2}"),
              item("{'id': 'a', 'm': 3}"));
      assertThat(records)
          .extracting(r -> r.dynamodb().newImage())
          .containsExactly(
              item("{'id': 'a', 'n': 1}"),
              item("{'id': 'a', 'n': 2}"),
              item("{'id': 'a', 'm': 3}"),
              item("{}"));
    }

    @Test
    void a_record_says_what_it_is() {
      table.put("{'id': 'a', 'n': 1}");

      var record = StreamReader.of(table).records(1).getFirst();

      assertThat(record.eventSource()).isEqualTo("aws:dynamodb");
      assertThat(record.eventVersion()).isEqualTo("1.1");
      assertThat(record.eventID()).isNotBlank();
      assertThat(record.awsRegion()).isNotBlank();
      assertThat(record.dynamodb().keys()).isEqualTo(item("{'id': 'a'}"));
      assertThat(record.dynamodb().streamViewType()).isEqualTo(StreamViewType.NEW_AND_OLD_IMAGES);
      assertThat(record.dynamodb().sequenceNumber()).matches("[0-9]{21,40}");
      assertThat(record.dynamodb().sizeBytes()).isPositive();
      assertThat(record.dynamodb().approximateCreationDateTime()).isNotNull();
      assertThat(record.userIdentity()).isNull();
    }

    @Test
    void a_write_that_changes_nothing_is_no_record() {
      table.put("{'id': 'a', 'n': 1}");

      table.put("{'id': 'a', 'n': 1.0}");
      table.update("{'id': 'a'}", "SET n = :v", "{':v': 1}");
      table.update("{'id': 'a'}", "REMOVE absent", null);
      table.delete("{'id': 'absent'}");
      table.transact(table.actions().put("{'id': 'a', 'n': 1}"));
      table.transact(table.actions().check("{'id': 'a'}", "attribute_exists(id)", null));
      table.put("{'id': 'end'}");

      assertThat(ids(StreamReader.of(table).records(2))).containsExactlyInAnyOrder("a", "end");
    }

    @Test
    void a_refused_write_is_no_record() {
      table.put("{'id': 'a', 'n': 1}");

      conditionFailed(() -> table.put("{'id': 'a', 'n': 2}", "attribute_not_exists(id)", null));
      cancelled(
          () ->
              table.transact(
                  table.actions().put("{'id': 'b'}"), table.actions().putNew("{'id': 'a'}")));
      table.put("{'id': 'end'}");

      assertThat(ids(StreamReader.of(table).records(2))).containsExactlyInAnyOrder("a", "end");
    }

    @Test
    void each_write_of_a_transaction_is_a_record() {
      table.put("{'id': 'old'}");
      table.put("{'id': 'gone'}");

      table.transact(
          table.actions().put("{'id': 'new'}"),
          table.actions().update("{'id': 'old'}", "SET n = :v", null, "{':v': 1}"),
          table.actions().delete("{'id': 'gone'}", null));

      assertThat(StreamReader.of(table).records(5))
          .extracting(r -> r.eventName() + " " + r.dynamodb().keys().get("id").s())
          .containsExactlyInAnyOrder(
              "INSERT old", "INSERT gone", "INSERT new", "MODIFY old", "REMOVE gone");
    }

    @Test
    void a_repeated_transaction_is_no_record() {
      var token = UUID.randomUUID().toString();
      for (var i = 0; i < 2; i++) {
        table
            .client()
            .transactWriteItems(
                t ->
                    t.transactItems(
                            table.actions().update("{'id': 'a'}", "ADD n :v", null, "{':v': 1}"))
                        .clientRequestToken(token));
      }
      table.put("{'id': 'end'}");

      assertThat(ids(StreamReader.of(table).records(2))).containsExactlyInAnyOrder("a", "end");
    }

    @Test
    void records_of_an_item_are_in_order() {
      for (var n = 0; n < 50; n++) {
        table.put("{'id': 'a', 'n': " + n + "}");
        table.put("{'id': 'b', 'n': " + n + "}");
      }

      var records = StreamReader.of(table).records(100);

      for (var id : List.of("a", "b")) {
        assertThat(
                records.stream()
                    .map(Record::dynamodb)
                    .filter(r -> r.keys().get("id").s().equals(id))
                    .map(r -> r.newImage().get("n").n()))
            .isEqualTo(IntStream.range(0, 50).mapToObj(Integer::toString).toList());
      }
    }

    @Test
    void each_old_image_is_the_image_before() throws Exception {
      try (var threads = Executors.newFixedThreadPool(4)) {
        for (var i = 0; i < 100; i++) {
          var id = "{'id': 'k" + i % 2 + "'}";
          threads.submit(() -> table.update(id, "ADD n :v", "{':v': 1}"));
        }
      }

      var records = StreamReader.of(table).records(100);

      assertThat(records).hasSize(100);
      for (var id : List.of("k0", "k1")) {
        var images =
            records.stream()
                .map(Record::dynamodb)
                .filter(r -> r.keys().get("id").s().equals(id))
                .toList();
        assertThat(images.stream().skip(1).map(StreamRecord::oldImage))
            .isEqualTo(images.stream().limit(49).map(StreamRecord::newImage).toList());
      }
    }

    @Test
    void sequence_numbers_ascend_within_a_shard() {
      for (var n = 0; n < 20; n++) {
        table.put("{'id': 'k" + n + "'}");
      }
      var stream = StreamReader.of(table);
      stream.records(20);

      for (var shard : stream.shards()) {
        assertThat(
                stream.read(stream.iterator(shard, ShardIteratorType.TRIM_HORIZON, null)).stream()
                    .map(r -> new BigInteger(r.dynamodb().sequenceNumber())))
            .isSorted()
            .doesNotHaveDuplicates();
      }
    }

    @Test
    void a_reader_begins_at_or_after_a_record() {
      for (var n = 0; n < 5; n++) {
        table.put("{'id': 'a', 'n': " + n + "}");
      }
      var stream = StreamReader.of(table);
      var third = stream.records(5).get(2).dynamodb().sequenceNumber();
      var shard =
          stream.shards().stream()
              .filter(
                  s ->
                      !stream
                          .read(stream.iterator(s, ShardIteratorType.TRIM_HORIZON, null))
                          .isEmpty())
              .findAny()
              .orElseThrow();

      assertThat(stream.read(stream.iterator(shard, ShardIteratorType.AT_SEQUENCE_NUMBER, third)))
          .extracting(r -> r.dynamodb().newImage().get("n").n())
          .containsExactly("2", "3", "4");
      assertThat(
              stream.read(stream.iterator(shard, ShardIteratorType.AFTER_SEQUENCE_NUMBER, third)))
          .extracting(r -> r.dynamodb().newImage().get("n").n())
          .containsExactly("3", "4");
    }

    @Test
    void the_latest_position_is_after_all_records() {
      table.put("{'id': 'a', 'n': 1}");
      var stream = StreamReader.of(table);
      stream.records(1);
      var latest =
          stream.shards().stream()
              .filter(s -> s.sequenceNumberRange().endingSequenceNumber() == null)
              .map(s -> stream.iterator(s, ShardIteratorType.LATEST, null))
              .toList();

      table.put("{'id': 'a', 'n': 2}");

      assertThat(
              Eventually.answer(
                  () -> latest.stream().flatMap(i -> stream.read(i).stream()).toList(),
                  records -> !records.isEmpty()))
          .extracting(r -> r.dynamodb().newImage().get("n").n())
          .containsExactly("2");
    }

    @Test
    void an_iterator_may_be_read_twice() {
      table.put("{'id': 'a'}");
      var stream = StreamReader.of(table);
      stream.records(1);
      var iterators =
          stream.shards().stream()
              .map(s -> stream.iterator(s, ShardIteratorType.TRIM_HORIZON, null))
              .toList();

      for (var i = 0; i < 2; i++) {
        assertThat(iterators.stream().flatMap(it -> stream.read(it).stream())).hasSize(1);
      }
    }

    @Test
    void a_page_has_as_many_records_as_asked() {
      for (var n = 0; n < 5; n++) {
        table.put("{'id': 'a', 'n': " + n + "}");
      }
      var stream = StreamReader.of(table);
      stream.records(5);

      for (var shard : stream.shards()) {
        assertThat(
                Endpoint.STREAMS
                    .getRecords(
                        g ->
                            g.shardIterator(
                                    stream.iterator(shard, ShardIteratorType.TRIM_HORIZON, null))
                                .limit(2))
                    .records()
                    .size())
            .isLessThanOrEqualTo(2);
      }
    }

    @Test
    void an_open_shard_has_a_next_iterator() {
      table.put("{'id': 'a'}");
      var stream = StreamReader.of(table);
      var open =
          stream.shards().stream()
              .filter(s -> s.sequenceNumberRange().endingSequenceNumber() == null)
              .toList();

      assertThat(open).isNotEmpty();
      for (var shard : open) {
        assertThat(
                Endpoint.STREAMS
                    .getRecords(
                        g ->
                            g.shardIterator(
                                stream.iterator(shard, ShardIteratorType.TRIM_HORIZON, null)))
                    .nextShardIterator())
            .isNotBlank();
      }
    }

    @Test
    void a_stream_describes_itself() {
      var stream = StreamReader.of(table);

      var description =
          Endpoint.STREAMS.describeStream(d -> d.streamArn(stream.arn())).streamDescription();

      assertThat(description.tableName()).isEqualTo(table.name());
      assertThat(description.streamStatus()).isIn(StreamStatus.ENABLED, StreamStatus.ENABLING);
      assertThat(description.streamViewType()).isEqualTo(StreamViewType.NEW_AND_OLD_IMAGES);
      assertThat(description.keySchema()).hasSize(1);
      assertThat(description.shards()).isNotEmpty();
    }

    @Test
    void the_table_names_its_stream() {
      var described = table.client().describeTable(t -> t.tableName(table.name())).table();

      assertThat(described.streamSpecification().streamEnabled()).isTrue();
      assertThat(described.streamSpecification().streamViewType())
          .isEqualTo(StreamViewType.NEW_AND_OLD_IMAGES);
      assertThat(described.latestStreamArn())
          .contains("table/" + table.name() + "/stream/" + described.latestStreamLabel());
    }

    @Test
    void streams_are_listed_by_table() {
      assertThat(Endpoint.STREAMS.listStreams(l -> l.tableName(table.name())).streams())
          .singleElement()
          .satisfies(s -> assertThat(s.streamArn()).isEqualTo(StreamReader.of(table).arn()));
    }

    @Test
    void an_unknown_shard_is_refused() {
      refused(
          "ResourceNotFoundException",
          () ->
              Endpoint.STREAMS.getShardIterator(
                  g ->
                      g.streamArn(StreamReader.of(table).arn())
                          .shardId("shardId-00000000000000000000-00000000")
                          .shardIteratorType(ShardIteratorType.TRIM_HORIZON)));
    }

    @Test
    void an_unknown_stream_is_refused() {
      var arn = StreamReader.of(table).arn().replace(table.name(), "absent-table");

      refused(
          "ResourceNotFoundException",
          () -> Endpoint.STREAMS.describeStream(d -> d.streamArn(arn)));
    }
  }

  @Nested
  @Contract
  class OtherViews {

    @RegisterExtension
    final ContractTable keys = ContractTable.plain().stream(StreamViewType.KEYS_ONLY);

    @RegisterExtension
    final ContractTable newImage = ContractTable.plain().stream(StreamViewType.NEW_IMAGE);

    @RegisterExtension
    final ContractTable oldImage = ContractTable.plain().stream(StreamViewType.OLD_IMAGE);

    @RegisterExtension final ContractTable none = ContractTable.plain();

    @Test
    void a_view_has_only_keys() {
      assertThat(modified(keys))
          .satisfies(
              r -> {
                assertThat(r.keys()).isEqualTo(item("{'id': 'a'}"));
                assertThat(r.hasOldImage()).isFalse();
                assertThat(r.hasNewImage()).isFalse();
              });
    }

    @Test
    void a_view_has_only_the_new_image() {
      assertThat(modified(newImage))
          .satisfies(
              r -> {
                assertThat(r.hasOldImage()).isFalse();
                assertThat(r.newImage()).isEqualTo(item("{'id': 'a', 'n': 2}"));
              });
    }

    @Test
    void a_view_has_only_the_old_image() {
      assertThat(modified(oldImage))
          .satisfies(
              r -> {
                assertThat(r.oldImage()).isEqualTo(item("{'id': 'a', 'n': 1}"));
                assertThat(r.hasNewImage()).isFalse();
              });
    }

    @Test
    void a_table_may_have_no_stream() {
      var described = none.client().describeTable(t -> t.tableName(none.name())).table();

      assertThat(described.streamSpecification()).isNull();
      assertThat(described.latestStreamArn()).isNull();
    }

    private static StreamRecord modified(ContractTable table) {
      table.put("{'id': 'a', 'n': 1}");
      table.put("{'id': 'a', 'n': 2}");
      return StreamReader.of(table).records(2).get(1).dynamodb();
    }
  }

  private static List<String> ids(List<Record> records) {
    return records.stream().map(r -> r.dynamodb().keys().get("id").s()).toList();
  }
}
