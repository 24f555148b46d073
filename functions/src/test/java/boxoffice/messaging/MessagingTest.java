package boxoffice.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.Logs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** What is reported as not sent, and what is sent then. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MessagingTest {

  private static final Instant AT = Instant.parse("2026-11-23T12:00:00.123Z");

  private final FakeBus busClient = new FakeBus();
  private final FakeQueue queueClient = new FakeQueue();
  private final Bus bus = new Bus(busClient, "bus");
  private final Queue queue = new Queue(queueClient, "https://queue");

  @Test
  void the_bus_gets_all_that_an_event_is() {
    assertThat(put(List.of("{\"a\":1}"))).isEmpty();

    assertThat(busClient.events())
        .containsExactly(
            PutEventsRequestEntry.builder()
                .eventBusName("bus")
                .source("boxoffice")
                .detailType("Happened")
                .time(AT)
                .detail("{\"a\":1}")
                .build());
  }

  @Test
  void the_bus_gets_ten_at_once_in_order() {
    assertThat(put(numbers(25))).isEmpty();

    assertThat(busClient.requests()).isEqualTo(3);
    assertThat(busClient.events()).extracting(PutEventsRequestEntry::detail).isEqualTo(numbers(25));
  }

  @Test
  void the_bus_refuses_entry_by_entry() {
    busClient.refuse(entry -> List.of("3", "12").contains(entry.detail()));

    assertThat(put(numbers(15))).containsExactly("3", "12");
    assertThat(busClient.events()).hasSize(13);
  }

  @Test
  void a_silent_bus_is_asked_once() {
    busClient.silent(true);

    assertThat(put(numbers(25))).isEqualTo(numbers(25));
    assertThat(busClient.requests()).isEqualTo(1);
  }

  @Test
  void what_was_put_before_a_silence_is_there() {
    busClient.refuse(
        entry -> {
          if (entry.detail().equals("12")) {
            throw SdkClientException.create("no answer");
          }
          return false;
        });

    try (var logs = new Logs()) {
      assertThat(put(numbers(25))).isEqualTo(numbers(25).subList(10, 25));
      assertThat(logs.lines()).singleElement().asString().contains("15 not sent", "no answer");
    }
    assertThat(busClient.requests()).isEqualTo(2);
  }

  @Test
  void nothing_is_sent_for_nothing() {
    assertThat(put(List.of())).isEmpty();
    assertThat(queue.send(List.of(), Function.identity())).isEmpty();

    assertThat(busClient.requests() + queueClient.requests()).isZero();
  }

  @Test
  void the_queue_gets_ten_at_once_in_order() {
    assertThat(queue.send(numbers(25), Function.identity())).isEmpty();

    assertThat(queueClient.requests()).isEqualTo(3);
    assertThat(queueClient.bodies()).isEqualTo(numbers(25));
  }

  @Test
  void the_queue_refuses_message_by_message() {
    queueClient.refuse(body -> List.of("3", "12").contains(body));

    assertThat(queue.send(numbers(15), Function.identity())).containsExactly("3", "12");
    assertThat(queueClient.bodies()).hasSize(13);
  }

  @Test
  void a_silent_queue_is_asked_once() {
    queueClient.silent(true);

    assertThat(queue.send(numbers(25), Function.identity())).isEqualTo(numbers(25));
    assertThat(queueClient.requests()).isEqualTo(1);
  }

  @Test
  void a_message_is_delivered_again_in_time() {
    queue.deliverAgain("receipt", Duration.ofSeconds(5));

    assertThat(queueClient.later())
        .singleElement()
        .returns("https://queue", again -> again.queueUrl())
        .returns("receipt", again -> again.receiptHandle())
        .returns(5, again -> again.visibilityTimeout());
  }

  @Test
  void a_message_comes_again_without_an_answer() {
    queueClient.silent(true);

    try (var logs = new Logs()) {
      queue.deliverAgain("receipt", Duration.ofSeconds(5));

      assertThat(logs.lines()).singleElement().asString().contains("comes again later");
    }
  }

  private List<String> put(List<String> details) {
    return bus.put(details, detail -> new BusEvent("Happened", AT, detail));
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }
}
