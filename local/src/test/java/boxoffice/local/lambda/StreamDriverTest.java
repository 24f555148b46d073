package boxoffice.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.lambda.TestFunctions.Recording;
import boxoffice.local.messages.Queues;
import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The delivery of batches. The tests of the waitlist show that the stream is read at all. */
class StreamDriverTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final Template TEMPLATE =
      Template.parse(
          """
          Resources:
            Failures: { Type: AWS::SQS::Queue }
            Source:
              Properties:
                DestinationConfig: { OnFailure: { Destination: !GetAtt [Failures, Arn] } }
          """,
          Map.of());

  private Queues queues;

  @BeforeEach
  void forget() throws IOException {
    Recording.reset();
    queues = Queues.open(TEMPLATE, Optional.empty(), InstantSource.system());
  }

  @AfterEach
  void close() {
    queues.close();
  }

  @Test
  void a_good_batch_is_delivered_once() throws Exception {
    driver(false).deliver("shard-1", records("1", "2", "3"), 3);

    assertThat(Recording.BATCHES).containsExactly(List.of("1", "2", "3"));
  }

  @Test
  void a_batch_is_delivered_as_often_as_asked() throws Exception {
    driver(false, 3).deliver("shard-1", records("1", "2"));

    assertThat(Recording.BATCHES)
        .containsExactly(List.of("1", "2"), List.of("1", "2"), List.of("1", "2"));
  }

  @Test
  void an_empty_batch_is_not_delivered() throws Exception {
    driver(false).deliver("shard-1", List.of(), 3);

    assertThat(Recording.BATCHES).isEmpty();
  }

  @Test
  void a_failed_record_is_repeated_with_later_ones() throws Exception {
    Recording.FAILING.add("2");

    driver(false).deliver("shard-1", records("1", "2", "3"), 2);

    assertThat(Recording.BATCHES)
        .containsExactly(List.of("1", "2", "3"), List.of("2", "3"), List.of("2", "3"));
  }

  @Test
  void a_batch_that_throws_is_repeated_whole() throws Exception {
    Recording.THROWING.add("2");

    driver(false).deliver("shard-1", records("1", "2"), 1);

    assertThat(Recording.BATCHES).containsExactly(List.of("1", "2"), List.of("1", "2"));
  }

  @Test
  void bisecting_isolates_the_bad_record() throws Exception {
    Recording.THROWING.add("1");

    driver(true).deliver("shard-1", records("1", "2", "3", "4"), 2);

    assertThat(Recording.BATCHES)
        .containsExactly(
            List.of("1", "2", "3", "4"),
            List.of("1", "2"),
            List.of("1"),
            List.of("2"),
            List.of("3", "4"));
  }

  @Test
  void a_given_up_position_is_in_the_queue() throws Exception {
    Recording.FAILING.add("2");

    driver(false).deliver("shard-1", records("1", "2", "3"), 0);

    var messages = queues.named("box-office-Failures").receive(10, null, Duration.ZERO);
    assertThat(messages).hasSize(1);
    var position = JSON.readTree(messages.getFirst().body());
    assertThat(position.at("/requestContext/condition").asText())
        .isEqualTo("RetryAttemptsExhausted");
    assertThat(position.path("DDBStreamBatchInfo"))
        .isEqualTo(
            JSON.readTree(
                """
                {"shardId": "shard-1", "startSequenceNumber": "2", "endSequenceNumber": "3",
                 "batchSize": 2, "streamArn": ""}
                """));
  }

  private StreamDriver driver(boolean bisects) throws ReflectiveOperationException {
    return driver(bisects, 1);
  }

  private StreamDriver driver(boolean bisects, int deliveries) throws ReflectiveOperationException {
    return new StreamDriver(
        "Recording",
        TestFunctions.load(Recording.class, 30),
        queues,
        ((ObjectNode) TEMPLATE.properties("Source")).put("BisectBatchOnFunctionError", bisects),
        new StreamPositions(Optional.empty()),
        deliveries,
        _ -> {});
  }

  private static List<StreamDriver.Waiting> records(String... sequenceNumbers) {
    return Arrays.stream(sequenceNumbers)
        .<JsonNode>map(
            number ->
                JSON.createObjectNode()
                    .set("dynamodb", JSON.createObjectNode().put("SequenceNumber", number)))
        .map(StreamDriver.Waiting::of)
        .toList();
  }
}
