package boxoffice.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import boxoffice.blackbox.Await;
import boxoffice.local.gateway.SettableClock;
import boxoffice.local.lambda.TestFunctions.Confused;
import boxoffice.local.lambda.TestFunctions.Consuming;
import boxoffice.local.messages.Draft;
import boxoffice.local.messages.Message;
import boxoffice.local.messages.Queue;
import boxoffice.local.messages.Queues;
import boxoffice.local.template.Template;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The delivery of messages to a function. */
@Timeout(60)
class QueueDriverTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final String TEMPLATE =
      """
      Resources:
        Mails: { Type: AWS::SQS::Queue, Properties: { VisibilityTimeout: 60 } }
        Work: { Type: AWS::SQS::Queue, Properties: { FifoQueue: true, ContentBasedDeduplication: true } }
      """;

  private final SettableClock clock = new SettableClock("2026-11-26T20:00:00Z");
  private Queues queues;
  private Queue mails;
  private Queue work;

  @BeforeEach
  void open() throws IOException {
    Consuming.reset();
    queues = Queues.open(Template.parse(TEMPLATE, Map.of()), Optional.empty(), clock);
    mails = queues.named("box-office-Mails");
    work = queues.named("box-office-Work.fifo");
  }

  @AfterEach
  void close() {
    queues.close();
  }

  @Test
  void a_good_batch_is_delivered_and_deleted() throws Exception {
    send("a", "b");

    deliverNext(driver(mails, source()));

    assertThat(delivered()).containsExactly(List.of("a", "b"));
    assertThat(comesAgain()).isEmpty();
  }

  @Test
  void a_failed_message_alone_comes_again() throws Exception {
    Consuming.FAILING.add("b");
    send("a", "b", "c");

    deliverNext(driver(mails, source()));

    assertThat(received(mails)).isEmpty();
    assertThat(comesAgain()).containsExactly("b");
  }

  @Test
  void unasked_reports_are_ignored() throws Exception {
    Consuming.FAILING.add("a");
    send("a");

    var source = source();
    source.remove("FunctionResponseTypes");
    deliverNext(driver(mails, source));

    assertThat(comesAgain()).isEmpty();
  }

  @Test
  void a_batch_that_throws_comes_again_whole() throws Exception {
    Consuming.THROWING.add("b");
    send("a", "b");

    deliverNext(driver(mails, source()));

    assertThat(comesAgain()).containsExactly("a", "b");
  }

  @Test
  void a_strange_report_fails_the_batch() throws Exception {
    send("a", "b");

    deliverNext(
        QueueDriver.of(
            "Confused",
            TestFunctions.load(Confused.class, 30),
            queues,
            source().put("Queue", mails.arn()),
            _ -> {}));

    assertThat(comesAgain()).containsExactly("a", "b");
  }

  @Test
  void a_batch_has_its_size() throws Exception {
    send("a", "b", "c");

    deliverNext(driver(mails, source().put("BatchSize", 2)));

    assertThat(delivered()).containsExactly(List.of("a", "b"));
  }

  @Test
  void a_batch_waits_until_it_is_full() throws Exception {
    var driver =
        driver(mails, source().put("BatchSize", 2).put("MaximumBatchingWindowInSeconds", 300));
    send("a");
    var sender = Thread.ofVirtual().start(() -> send("b"));

    deliverNext(driver);

    sender.join();
    assertThat(delivered()).containsExactly(List.of("a", "b"));
  }

  @Test
  void unwanted_messages_are_deleted() throws Exception {
    var source = source();
    source
        .putObject("FilterCriteria")
        .putArray("Filters")
        .addObject()
        .put("Pattern", "{\"body\":{\"kind\":[\"x\"]}}");
    send("{\"kind\":\"y\"}", "text", "{\"kind\":\"x\"}");

    deliverNext(driver(mails, source));

    assertThat(delivered()).containsExactly(List.of("{\"kind\":\"x\"}"));
    assertThat(comesAgain()).isEmpty();
  }

  @Test
  void a_function_sees_what_lambda_shows() throws Exception {
    work.send(
        new Draft(
            "a",
            JSON.readTree("{\"of\":{\"DataType\":\"String\",\"StringValue\":\"x\"}}"),
            "g",
            "id",
            null));

    deliverNext(driver(work, source()));

    var message = Consuming.BATCHES.take().getFirst();
    assertThat(message.getEventSource()).isEqualTo("aws:sqs");
    assertThat(message.getEventSourceArn()).isEqualTo(work.arn());
    assertThat(message.getAttributes())
        .containsEntry("MessageGroupId", "g")
        .containsEntry("MessageDeduplicationId", "id")
        .containsEntry("ApproximateReceiveCount", "1");
    assertThat(message.getMessageAttributes().get("of").getStringValue()).isEqualTo("x");
  }

  @Test
  void no_more_batches_run_than_may() throws Exception {
    Consuming.ends = new Semaphore(0);
    var source = source().put("BatchSize", 1);
    source.putObject("ScalingConfig").put("MaximumConcurrency", 2);
    send("a", "b", "c", "d");

    driver(mails, source).start();

    // Two run and wait; another would come if it could.
    assertThat(Consuming.BATCHES.take()).hasSize(1);
    assertThat(Consuming.BATCHES.take()).hasSize(1);
    assertThat(Consuming.BATCHES.poll(200, TimeUnit.MILLISECONDS)).isNull();
    Consuming.ends.release(4);
    Consuming.BATCHES.take();
    Consuming.BATCHES.take();
    assertThat(Consuming.MOST).hasValue(2);
    awaitEnd();
  }

  @Test
  void a_group_is_delivered_one_after_another() throws Exception {
    for (var body : List.of("1", "2", "3", "4")) {
      work.send(new Draft(body, JSON.createObjectNode(), "g", null, null));
    }

    driver(work, source().put("BatchSize", 1)).start();

    var bodies = new ArrayList<String>();
    for (var i = 0; i < 4; i++) {
      bodies.add(Consuming.BATCHES.take().getFirst().getBody());
    }
    assertThat(bodies).containsExactly("1", "2", "3", "4");
    assertThat(Consuming.MOST).hasValue(1);
    awaitEnd();
  }

  @Test
  void a_batch_rests_before_the_next_one() throws Exception {
    var rests = new Semaphore(0);
    var ends = new Semaphore(0);
    var source = source().put("BatchSize", 1);
    source.putObject("ScalingConfig").put("MaximumConcurrency", 1);
    send("a", "b");

    driver(
            mails,
            source,
            _ -> {
              rests.release();
              ends.acquire();
            })
        .start();

    rests.acquire();
    assertThat(delivered()).containsExactly(List.of("a"));
    assertThat(received(mails)).containsExactly("b");
    clock.advance(Duration.ofMinutes(1));
    ends.release();
    rests.acquire();
    assertThat(delivered()).containsExactly(List.of("a"), List.of("b"));
    assertThat(comesAgain()).isEmpty();
  }

  @Test
  void a_rest_is_as_long_as_the_work() {
    assertThat(QueueDriver.restAfter(Duration.ofMillis(10))).isEqualTo(Duration.ofMillis(200));
    assertThat(QueueDriver.restAfter(Duration.ofMinutes(10))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void a_strange_queue_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> driver(mails, source().put("Queue", "arn:aws:sqs:nowhere")))
        .withMessageContaining("no queue of the template");
  }

  private QueueDriver driver(Queue queue, ObjectNode source) throws ReflectiveOperationException {
    return driver(queue, source, _ -> {});
  }

  private QueueDriver driver(Queue queue, ObjectNode source, Rest rest)
      throws ReflectiveOperationException {
    if (!source.has("Queue")) {
      source.put("Queue", queue.arn());
    }
    return QueueDriver.of(
        "Consuming", TestFunctions.load(Consuming.class, 30), queues, source, rest);
  }

  private ObjectNode source() {
    var source = JSON.createObjectNode();
    source.putArray("FunctionResponseTypes").add("ReportBatchItemFailures");
    return source;
  }

  /** The next test counts anew. */
  private static void awaitEnd() {
    Await.until(Consuming.RUNNING::get, running -> running == 0);
  }

  private static void deliverNext(QueueDriver driver) throws InterruptedException {
    driver.deliver(driver.nextBatch());
  }

  private void send(String... bodies) {
    List.of(bodies).forEach(body -> mails.send(Draft.of(body)));
  }

  private static List<List<String>> delivered() {
    return Consuming.BATCHES.stream()
        .map(batch -> batch.stream().map(SQSMessage::getBody).toList())
        .toList();
  }

  /** What is received again when its time has come. */
  private List<String> comesAgain() throws InterruptedException {
    clock.advance(Duration.ofMinutes(1));
    return received(mails);
  }

  private static List<String> received(Queue queue) throws InterruptedException {
    return queue.receive(10, null, Duration.ZERO).stream().map(Message::body).toList();
  }
}
