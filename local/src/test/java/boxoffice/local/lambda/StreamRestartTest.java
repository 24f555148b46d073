package boxoffice.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.blackbox.Await;
import boxoffice.local.lambda.TestFunctions.Recording;
import boxoffice.local.messages.Queues;
import boxoffice.local.processes.Ports;
import boxoffice.local.table.DynamoDb;
import boxoffice.local.table.OwnTable;
import boxoffice.local.table.TemplateTable;
import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A reader of the stream that starts again, and one that rests. */
@Timeout(60)
class StreamRestartTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String READER = "Recording";

  @TempDir Path folder;

  private final Template template;
  private OwnTable table;

  StreamRestartTest() throws Exception {
    template = Template.read(Path.of("../template.yaml"), Map.of());
  }

  @BeforeEach
  void open() throws Exception {
    Recording.reset();
    table = OwnTable.open(URI.create("http://127.0.0.1:" + Ports.free()), Optional.empty(), false);
  }

  @Test
  void it_goes_on_behind_the_last_record() throws Exception {
    var stream = TemplateTable.create(template, table.dynamoDb());
    put("1");
    put("2");
    put("3");
    var numbers = numbers(stream);
    positions().reached(READER, shard(stream), numbers.get(1));

    start(stream);

    assertThat(delivered()).containsExactly(numbers.get(2));
  }

  @Test
  void it_keeps_how_far_it_came() throws Exception {
    var stream = TemplateTable.create(template, table.dynamoDb());
    put("1");
    put("2");

    start(stream);

    var file = folder.resolve(READER + "-" + shard(stream));
    var last = numbers(stream).getLast();
    Await.until(() -> Files.exists(file) ? text(file) : "", last::equals);
  }

  @Test
  void an_unknown_position_begins_with_the_oldest() throws Exception {
    var stream = TemplateTable.create(template, table.dynamoDb());
    put("1");
    positions().reached(READER, shard(stream), "0");

    start(stream);

    assertThat(delivered()).containsExactlyElementsOf(numbers(stream));
  }

  @Test
  void it_rests_once_it_has_read_all() throws Exception {
    var stream = TemplateTable.create(template, table.dynamoDb());
    for (var i = 0; i < 250; i++) {
      put(String.valueOf(i));
    }
    var read = new LinkedBlockingQueue<Integer>();
    start(
        stream,
        _ -> {
          read.add(Recording.BATCHES.stream().mapToInt(List::size).sum());
          Thread.currentThread().join();
        });

    assertThat(read.take()).isEqualTo(250);
  }

  @Test
  void readers_and_shards_have_their_own() throws Exception {
    positions().reached(READER, "shard-1", "7");
    positions().reached(READER, "shard-2", "8");
    positions().reached("Other", "shard-1", "9");

    assertThat(positions().last(READER, "shard-1")).contains("7");
    assertThat(positions().last(READER, "shard-2")).contains("8");
    assertThat(positions().last("Other", "shard-1")).contains("9");
    assertThat(positions().last("Other", "shard-2")).isEmpty();
  }

  /** The records of the first batches that the function gets. */
  private static List<String> delivered() {
    Await.until(Recording.BATCHES::size, size -> size > 0);
    return Recording.BATCHES.stream().flatMap(List::stream).toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StreamPositions positions() {
    return new StreamPositions(Optional.of(folder));
  }

  private void start(String stream) throws Exception {
    start(stream, _ -> {});
  }

  private void start(String stream, Rest rest) throws Exception {
    new StreamDriver(
            READER,
            TestFunctions.load(Recording.class, 30),
            Queues.open(template, Optional.empty(), InstantSource.system()),
            JSON.createObjectNode(),
            positions(),
            1,
            rest)
        .start(table.dynamoDb(), stream);
  }

  private void put(String sort) throws Exception {
    table
        .dynamoDb()
        .tables(
            "PutItem",
            JSON.readTree(
                """
                {"TableName": "%s", "Item": {"PK": {"S": "A"}, "SK": {"S": "%s"}}}
                """
                    .formatted(
                        Template.physicalId(template.resource("AWS::DynamoDB::Table")), sort)));
  }

  private String shard(String stream) throws Exception {
    return table
        .dynamoDb()
        .streams("DescribeStream", JSON.createObjectNode().put("StreamArn", stream))
        .at("/StreamDescription/Shards/0/ShardId")
        .asText();
  }

  private List<String> numbers(String stream) throws Exception {
    DynamoDb dynamoDb = table.dynamoDb();
    var iterator =
        dynamoDb
            .streams(
                "GetShardIterator",
                JSON.createObjectNode()
                    .put("StreamArn", stream)
                    .put("ShardId", shard(stream))
                    .put("ShardIteratorType", "TRIM_HORIZON"))
            .path("ShardIterator")
            .asText();
    JsonNode answer =
        dynamoDb.streams("GetRecords", JSON.createObjectNode().put("ShardIterator", iterator));
    return answer
        .path("Records")
        .valueStream()
        .map(r -> r.at("/dynamodb/SequenceNumber").asText())
        .toList();
  }
}
