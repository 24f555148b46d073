package boxoffice.local.services;

import static boxoffice.local.services.PlayedServices.arn;
import static boxoffice.local.services.PlayedServices.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeValueException;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

/** What SQS promises, asked by its real client. */
@Timeout(60)
class QueueCallsTest {

  private static final String TEMPLATE =
      """
      Resources:
        Mails:
          Type: AWS::SQS::Queue
          Properties:
            VisibilityTimeout: 60
            RedrivePolicy: { deadLetterTargetArn: !GetAtt [Failures, Arn], maxReceiveCount: 2 }
        Failures: { Type: AWS::SQS::Queue }
        Slow: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: 10, MaximumMessageSize: 1024 } }
        Work:
          Type: AWS::SQS::Queue
          Properties:
            FifoQueue: true
            ContentBasedDeduplication: true
            RedrivePolicy: { deadLetterTargetArn: !GetAtt [WorkFailures, Arn], maxReceiveCount: 1 }
        WorkFailures: { Type: AWS::SQS::Queue, Properties: { FifoQueue: true } }
      """;

  @TempDir Path folder;
  private PlayedServices played;

  @BeforeEach
  void open() throws IOException {
    played = new PlayedServices(TEMPLATE, folder);
  }

  @AfterEach
  void close() {
    played.close();
  }

  @Test
  void a_message_arrives_with_its_attributes() {
    played.sqs.sendMessage(
        r ->
            r.queueUrl(url("Mails"))
                .messageBody("hello")
                .messageAttributes(
                    Map.of(
                        "text", attribute("String").stringValue("Grüße").build(),
                        "bytes",
                            attribute("Binary")
                                .binaryValue(SdkBytes.fromUtf8String("x"))
                                .build())));

    var message = played.receive("Mails").getFirst();

    assertThat(message.body()).isEqualTo("hello");
    assertThat(message.messageAttributes().get("text").stringValue()).isEqualTo("Grüße");
    assertThat(message.messageAttributes().get("bytes").binaryValue().asUtf8String())
        .isEqualTo("x");
    assertThat(message.attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
  }

  @Test
  void a_received_message_is_hidden_for_a_while() {
    send("Mails", "a");

    assertThat(played.bodies("Mails")).containsExactly("a");
    played.clock.advance(Duration.ofSeconds(59));
    assertThat(played.bodies("Mails")).isEmpty();
    played.clock.advance(Duration.ofSeconds(1));
    assertThat(played.bodies("Mails")).containsExactly("a");
  }

  @Test
  void a_deleted_message_never_comes_again() {
    send("Mails", "a");

    delete("Mails", played.receive("Mails").getFirst());

    played.clock.advance(Duration.ofHours(1));
    assertThat(played.bodies("Mails")).isEmpty();
  }

  @Test
  void an_old_receiver_deletes_nothing() {
    send("Mails", "a");
    var first = played.receive("Mails").getFirst();
    played.clock.advance(Duration.ofMinutes(1));
    played.receive("Mails");

    delete("Mails", first);

    assertThat(count("Mails", QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
        .isEqualTo("1");
  }

  @Test
  void a_receiver_may_give_a_message_back() {
    send("Mails", "a");
    var message = played.receive("Mails").getFirst();

    hide(message, 0);

    assertThat(played.bodies("Mails")).containsExactly("a");
  }

  @Test
  void only_what_is_in_flight_is_given_back() {
    send("Mails", "a");
    var message = played.receive("Mails").getFirst();
    played.clock.advance(Duration.ofMinutes(1));

    assertThatExceptionOfType(MessageNotInflightException.class).isThrownBy(() -> hide(message, 0));
  }

  @Test
  void a_delayed_message_comes_later() {
    send("Slow", "queue");
    played.sqs.sendMessage(r -> r.queueUrl(url("Slow")).messageBody("own").delaySeconds(20));

    assertThat(count("Slow", QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
        .isEqualTo("2");
    played.clock.advance(Duration.ofSeconds(10));
    assertThat(played.bodies("Slow")).containsExactly("queue");
    played.clock.advance(Duration.ofSeconds(10));
    assertThat(played.bodies("Slow")).containsExactly("own");
  }

  @Test
  void a_receiver_waits_for_a_message() throws Exception {
    var sender = Thread.ofVirtual().unstarted(() -> send("Mails", "a"));
    sender.start();

    var messages =
        played.sqs.receiveMessage(r -> r.queueUrl(url("Mails")).waitTimeSeconds(20)).messages();

    sender.join();
    assertThat(messages).extracting(Message::body).containsExactly("a");
  }

  @Test
  void what_fails_too_often_is_a_dead_letter() {
    send("Mails", "a");
    for (var i = 0; i < 2; i++) {
      assertThat(played.bodies("Mails")).containsExactly("a");
      played.clock.advance(Duration.ofMinutes(1));
    }

    assertThat(played.bodies("Mails")).isEmpty();
    var letter = played.receive("Failures").getFirst();
    assertThat(letter.body()).isEqualTo("a");
    assertThat(letter.attributes())
        .containsEntry(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN, arn("Mails"));
  }

  @Test
  void dead_letters_go_back_where_they_came_from() {
    what_fails_too_often_is_a_dead_letter();
    played.clock.advance(Duration.ofMinutes(1));
    send("Failures", "sent by hand");

    played.sqs.startMessageMoveTask(r -> r.sourceArn(arn("Failures")));

    assertThat(played.bodies("Mails")).containsExactly("a");
    assertThat(played.bodies("Failures")).containsExactly("sent by hand");
  }

  @Test
  void a_dead_letter_in_flight_stays() {
    send("Failures", "a");
    played.receive("Failures");

    played.sqs.startMessageMoveTask(r -> r.sourceArn(arn("Failures")).destinationArn(arn("Mails")));

    assertThat(played.bodies("Mails")).isEmpty();
  }

  @Test
  void dead_letters_go_to_another_queue() {
    send("Failures", "a");

    played.sqs.startMessageMoveTask(r -> r.sourceArn(arn("Failures")).destinationArn(arn("Mails")));

    assertThat(played.bodies("Mails")).containsExactly("a");
  }

  @Test
  void only_dead_letters_are_moved() {
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> played.sqs.startMessageMoveTask(r -> r.sourceArn(arn("Mails"))))
        .withMessageContaining("Source queue must be configured as a Dead Letter Queue");
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> played.sqs.startMessageMoveTask(r -> r.sourceArn(arn("Nothing"))));
  }

  @Test
  void a_group_is_in_order() {
    sendTo("g", "1", "2");
    sendTo("h", "x");

    assertThat(first("Work")).isEqualTo("1");
    // g waits for its first; h does not.
    assertThat(played.bodies("Work.fifo")).containsExactly("x");
  }

  @Test
  void a_group_goes_on_after_its_first() {
    sendTo("g", "1", "2");
    var message = one("Work");
    assertThat(played.bodies("Work.fifo")).isEmpty();

    delete("Work.fifo", message);

    assertThat(played.bodies("Work.fifo")).containsExactly("2");
  }

  @Test
  void a_group_arrives_together_in_order() {
    sendTo("g", "1", "2", "3");

    assertThat(played.bodies("Work.fifo")).containsExactly("1", "2", "3");
  }

  @Test
  void a_dead_letter_lets_its_group_go_on() {
    sendTo("g", "1", "2");
    one("Work");
    played.clock.advance(Duration.ofMinutes(1));

    assertThat(played.bodies("Work.fifo")).containsExactly("2");
    assertThat(played.bodies("WorkFailures.fifo")).containsExactly("1");
  }

  @Test
  void a_repeat_within_5_minutes_is_dropped() {
    sendTo("g", "1");
    played.clock.advance(Duration.ofMinutes(4));
    sendTo("g", "1");
    assertThat(played.bodies("Work.fifo")).containsExactly("1");

    played.clock.advance(Duration.ofMinutes(1));
    sendTo("h", "1");
    assertThat(played.bodies("Work.fifo")).containsExactly("1");
  }

  @Test
  void a_repeat_is_known_by_its_id() {
    var sent =
        List.of("a", "b").stream()
            .map(
                body ->
                    played.sqs.sendMessage(
                        r ->
                            r.queueUrl(url("WorkFailures.fifo"))
                                .messageGroupId("g")
                                .messageDeduplicationId("same")
                                .messageBody(body)))
            .toList();

    assertThat(played.bodies("WorkFailures.fifo")).containsExactly("a");
    assertThat(sent.getLast().messageId()).isEqualTo(sent.getFirst().messageId());
    assertThat(sent.getLast().sequenceNumber()).isEqualTo(sent.getFirst().sequenceNumber());
  }

  @Test
  void a_fifo_queue_wants_group_and_id() {
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> send("Work.fifo", "a"))
        .withMessageContaining("MessageGroupId");
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(
            () ->
                played.sqs.sendMessage(
                    r -> r.queueUrl(url("WorkFailures.fifo")).messageGroupId("g").messageBody("a")))
        .withMessageContaining("ContentBasedDeduplication");
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(
            () ->
                played.sqs.sendMessage(
                    r ->
                        r.queueUrl(url("Work.fifo"))
                            .messageGroupId("g")
                            .delaySeconds(1)
                            .messageBody("a")))
        .withMessageContaining("DelaySeconds");
    assertThat(played.bodies("Work.fifo")).isEmpty();
  }

  @Test
  void a_bad_message_is_refused() {
    assertThatExceptionOfType(InvalidMessageContentsException.class)
        .isThrownBy(() -> send("Mails", "\0"));
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> send("Slow", "x".repeat(1025)))
        .withMessageContaining("shorter than 1024 bytes");
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(
            () ->
                played.sqs.sendMessage(
                    r -> r.queueUrl(url("Slow")).messageBody("a").delaySeconds(901)));
    assertThat(played.bodies("Mails")).isEmpty();
  }

  @Test
  void a_batch_fails_message_by_message() {
    var sent = batch(entry("1", "good"), entry("2", "\0"));

    assertThat(sent.successful()).extracting(s -> s.id()).containsExactly("1");
    assertThat(sent.failed())
        .extracting(f -> f.id() + " " + f.code())
        .containsExactly("2 InvalidMessageContents");
    assertThat(played.bodies("Mails")).containsExactly("good");
  }

  @Test
  void a_bad_batch_is_refused_whole() {
    assertThatExceptionOfType(EmptyBatchRequestException.class).isThrownBy(() -> batch());
    assertThatExceptionOfType(BatchEntryIdsNotDistinctException.class)
        .isThrownBy(() -> batch(entry("1", "a"), entry("1", "b")));
    assertThatExceptionOfType(TooManyEntriesInBatchRequestException.class)
        .isThrownBy(
            () ->
                batch(
                    IntStream.range(0, 11)
                        .mapToObj(i -> entry("e" + i, "a"))
                        .toArray(SendMessageBatchRequestEntry[]::new)));
    assertThat(played.bodies("Mails")).isEmpty();
  }

  @Test
  void messages_are_deleted_in_batches() {
    batch(entry("1", "a"), entry("2", "b"));
    var messages = played.receive("Mails");

    var answer =
        played.sqs.deleteMessageBatch(
            r ->
                r.queueUrl(url("Mails"))
                    .entries(
                        e -> e.id("1").receiptHandle(messages.getFirst().receiptHandle()),
                        e -> e.id("2").receiptHandle("strange")));

    assertThat(answer.successful()).extracting(s -> s.id()).containsExactly("1");
    assertThat(answer.failed()).extracting(f -> f.code()).containsExactly("ReceiptHandleIsInvalid");
  }

  @Test
  void a_queue_is_emptied() {
    send("Mails", "a");

    played.sqs.purgeQueue(r -> r.queueUrl(url("Mails")));

    assertThat(count("Mails", QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)).isEqualTo("0");
  }

  @Test
  void queues_are_found_by_name() {
    assertThat(played.sqs.listQueues(r -> r.queueNamePrefix("box-office-Work")).queueUrls())
        .containsExactly(url("Work.fifo"), url("WorkFailures.fifo"));
    assertThat(played.sqs.getQueueUrl(r -> r.queueName("box-office-Mails")).queueUrl())
        .isEqualTo(url("Mails"));
    assertThatExceptionOfType(QueueDoesNotExistException.class)
        .isThrownBy(() -> played.sqs.getQueueUrl(r -> r.queueName("box-office-Nothing")));
  }

  @Test
  void a_queue_says_what_the_template_says() {
    assertThat(count("Mails", QueueAttributeName.REDRIVE_POLICY))
        .isEqualTo(
            "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":2}".formatted(arn("Failures")));
    assertThat(count("Mails", QueueAttributeName.VISIBILITY_TIMEOUT)).isEqualTo("60");
    assertThat(count("Work.fifo", QueueAttributeName.FIFO_QUEUE)).isEqualTo("true");
  }

  @Test
  void a_queue_may_behave_otherwise() {
    set("Mails", QueueAttributeName.VISIBILITY_TIMEOUT, "5");
    set("Mails", QueueAttributeName.DELAY_SECONDS, "2");
    set(
        "Mails",
        QueueAttributeName.REDRIVE_POLICY,
        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"1\"}".formatted(arn("Failures")));
    send("Mails", "a");

    assertThat(played.bodies("Mails")).isEmpty();
    played.clock.advance(Duration.ofSeconds(2));
    assertThat(played.bodies("Mails")).containsExactly("a");
    played.clock.advance(Duration.ofSeconds(5));
    assertThat(played.bodies("Mails")).isEmpty();
    assertThat(played.bodies("Failures")).containsExactly("a");
  }

  @Test
  void what_a_queue_cannot_become_is_refused() {
    assertThatExceptionOfType(InvalidAttributeNameException.class)
        .isThrownBy(() -> set("Mails", QueueAttributeName.KMS_MASTER_KEY_ID, "key"));
    assertThatExceptionOfType(InvalidAttributeValueException.class)
        .isThrownBy(() -> set("Mails", QueueAttributeName.DELAY_SECONDS, "901"));
    assertThatExceptionOfType(InvalidAttributeValueException.class)
        .isThrownBy(() -> set("Mails", QueueAttributeName.REDRIVE_POLICY, "{}"));
    assertThatExceptionOfType(InvalidAttributeValueException.class)
        .isThrownBy(
            () ->
                set(
                    "Mails",
                    QueueAttributeName.REDRIVE_POLICY,
                    "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":2}"
                        .formatted(arn("WorkFailures.fifo"))));
  }

  @Test
  void a_strange_handle_is_refused() {
    assertThatExceptionOfType(ReceiptHandleIsInvalidException.class)
        .isThrownBy(
            () -> played.sqs.deleteMessage(r -> r.queueUrl(url("Mails")).receiptHandle("x")));
  }

  @Test
  void an_unknown_operation_is_refused_by_name() {
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> played.sqs.createQueue(r -> r.queueName("new")))
        .withMessageContaining("does not play AmazonSQS.CreateQueue")
        .matches(e -> e.statusCode() == 400);
  }

  @Test
  void queues_may_refuse_for_a_while() {
    played.services.refusals().add(Services.QUEUES, Duration.ofMinutes(1));

    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> send("Mails", "a"))
        .matches(e -> e.statusCode() == 503);

    played.clock.advance(Duration.ofMinutes(1));
    send("Mails", "a");
  }

  @Test
  void messages_are_kept_in_a_folder() throws IOException {
    try (var first = new PlayedServices(TEMPLATE, Optional.of(folder), folder)) {
      first.sqs.sendMessage(r -> r.queueUrl(url("Work.fifo")).messageGroupId("g").messageBody("1"));
      first.sqs.sendMessage(r -> r.queueUrl(url("Work.fifo")).messageGroupId("g").messageBody("2"));
      first.sqs.receiveMessage(r -> r.queueUrl(url("Work.fifo")));
    }
    try (var second = new PlayedServices(TEMPLATE, Optional.of(folder), folder)) {
      assertThat(second.bodies("Work.fifo")).isEmpty();
      second.sqs.sendMessage(
          r -> r.queueUrl(url("Work.fifo")).messageGroupId("g").messageBody("2"));
      second.clock.advance(Duration.ofMinutes(1));
      assertThat(second.bodies("Work.fifo")).containsExactly("2");
      assertThat(second.bodies("WorkFailures.fifo")).containsExactly("1");
    }
  }

  @Test
  void a_killed_process_loses_no_message() throws IOException {
    var copy = Files.createDirectories(folder.resolve("copy"));
    try (var killed = new PlayedServices(TEMPLATE, Optional.of(folder), folder)) {
      killed.sqs.sendMessage(r -> r.queueUrl(url("Mails")).messageBody("a"));
      Files.copy(folder.resolve("queues.mv.db"), copy.resolve("queues.mv.db"));
    }
    try (var next = new PlayedServices(TEMPLATE, Optional.of(copy), folder)) {
      assertThat(next.bodies("Mails")).containsExactly("a");
    }
  }

  @Test
  void an_old_message_is_gone() {
    send("Mails", "a");

    played.clock.advance(Duration.ofDays(4));

    assertThat(played.bodies("Mails")).isEmpty();
  }

  @Test
  void dead_letters_need_a_queue_of_their_kind() {
    var template =
        """
        Resources:
          Work:
            Type: AWS::SQS::Queue
            Properties:
              FifoQueue: true
              RedrivePolicy: { deadLetterTargetArn: !GetAtt [Letters, Arn], maxReceiveCount: 1 }
          Letters: { Type: AWS::SQS::Queue }
        """;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PlayedServices(template, folder))
        .withMessageContaining("no queue of its kind");
  }

  private void set(String queue, QueueAttributeName name, String value) {
    played.sqs.setQueueAttributes(r -> r.queueUrl(url(queue)).attributes(Map.of(name, value)));
  }

  private void send(String queue, String body) {
    played.sqs.sendMessage(r -> r.queueUrl(url(queue)).messageBody(body));
  }

  private void sendTo(String group, String... bodies) {
    for (var body : bodies) {
      played.sqs.sendMessage(
          r -> r.queueUrl(url("Work.fifo")).messageGroupId(group).messageBody(body));
    }
  }

  private Message one(String queue) {
    return played.sqs.receiveMessage(r -> r.queueUrl(url(queue + ".fifo"))).messages().getFirst();
  }

  private String first(String queue) {
    return one(queue).body();
  }

  private void delete(String queue, Message message) {
    played.sqs.deleteMessage(r -> r.queueUrl(url(queue)).receiptHandle(message.receiptHandle()));
  }

  private void hide(Message message, int seconds) {
    played.sqs.changeMessageVisibility(
        r ->
            r.queueUrl(url("Mails"))
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout(seconds));
  }

  private String count(String queue, QueueAttributeName name) {
    return played
        .sqs
        .getQueueAttributes(r -> r.queueUrl(url(queue)).attributeNames(name))
        .attributes()
        .get(name);
  }

  private SendMessageBatchResponse batch(SendMessageBatchRequestEntry... entries) {
    return played.sqs.sendMessageBatch(r -> r.queueUrl(url("Mails")).entries(entries));
  }

  private static SendMessageBatchRequestEntry entry(String id, String body) {
    return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
  }

  private static MessageAttributeValue.Builder attribute(String type) {
    return MessageAttributeValue.builder().dataType(type);
  }
}
