package boxoffice.local.messages;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class QueueTest {

  private static final Template TEMPLATE =
      Template.parse(
          "Resources: { Work: { Type: AWS::SQS::Queue, Properties: { FifoQueue: true } } }",
          Map.of());

  @Test
  void waiting_for_a_group_costs_nothing() throws Exception {
    var looks = new AtomicInteger();
    InstantSource clock =
        () -> {
          looks.incrementAndGet();
          return Instant.EPOCH;
        };
    try (var queues = Queues.open(TEMPLATE, Optional.empty(), clock)) {
      var queue = queues.named("box-office-Work.fifo");
      send(queue, "1");
      send(queue, "2");
      queue.receive(1, null, Duration.ZERO);
      looks.set(0);

      assertThat(queue.receive(1, null, Duration.ofMillis(500))).isEmpty();

      assertThat(looks).hasValueLessThan(20);
    }
  }

  private static void send(Queue queue, String body) {
    queue.send(new Draft(body, JsonNodeFactory.instance.objectNode(), "g", body, null));
  }
}
