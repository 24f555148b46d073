package boxoffice.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.lambda.TestFunctions.Recording;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The delivery of batches. The tests of the waitlist show that the stream is read at all. */
class StreamDriverTest {

  private static final JsonMapper JSON = new JsonMapper();

  @BeforeEach
  void forget() {
    Recording.reset();
  }

  @Test
  void a_good_batch_is_delivered_once() throws Exception {
    driver(false).deliver(records("1", "2", "3"), 3);

    assertThat(Recording.BATCHES).containsExactly(List.of("1", "2", "3"));
  }

  @Test
  void an_empty_batch_is_not_delivered() throws Exception {
    driver(false).deliver(List.of(), 3);

    assertThat(Recording.BATCHES).isEmpty();
  }

  @Test
  void a_failed_record_is_repeated_with_later_ones() throws Exception {
    Recording.FAILING.add("2");

    driver(false).deliver(records("1", "2", "3"), 2);

    assertThat(Recording.BATCHES)
        .containsExactly(List.of("1", "2", "3"), List.of("2", "3"), List.of("2", "3"));
  }

  @Test
  void a_batch_that_throws_is_repeated_whole() throws Exception {
    Recording.THROWING.add("2");

    driver(false).deliver(records("1", "2"), 1);

    assertThat(Recording.BATCHES).containsExactly(List.of("1", "2"), List.of("1", "2"));
  }

  @Test
  void bisecting_isolates_the_bad_record() throws Exception {
    Recording.THROWING.add("1");

    driver(true).deliver(records("1", "2", "3", "4"), 2);

    assertThat(Recording.BATCHES)
        .containsExactly(
            List.of("1", "2", "3", "4"),
            List.of("1", "2"),
            List.of("1"),
            List.of("2"),
            List.of("3", "4"));
  }

  private static StreamDriver driver(boolean bisects) throws ReflectiveOperationException {
    return new StreamDriver(
        "Recording",
        TestFunctions.load(Recording.class, 30),
        JSON.createObjectNode().put("BisectBatchOnFunctionError", bisects));
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
