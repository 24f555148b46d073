package boxoffice.background;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boxoffice.House;
import boxoffice.bookings.BookingState;
import boxoffice.dynamodb.Keys;
import boxoffice.http.ProblemException;
import boxoffice.http.TestContext;
import boxoffice.messaging.FakeQueue;
import boxoffice.messaging.Queue;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ApplyEventChangesHandlerTest {

  private static final String CHANGES =
      "{\"kind\":\"CHANGES\",\"eventId\":\"%s\"}".formatted(EVENT_ID);
  private static final String NOTE = CHANGES.replace("CHANGES", "NOTE");

  private final House house = House.of(1);
  private final FakeQueue queue = new FakeQueue();
  private final ApplyEventChangesHandler handler =
      new ApplyEventChangesHandler(
          house.app.applyEventChanges(),
          house.app.summarizeSeats(),
          new Queue(queue, "https://queue"),
          house::now);

  @Test
  void sweeps_a_cancelled_event() {
    house.book("ada", 1);
    house.organizer().cancel();

    assertThat(handle(60_000, CHANGES)).isEmpty();

    assertThat(house.state("ada")).isEqualTo(BookingState.CANCELLED);
    assertThat(queue.later()).isEmpty();
  }

  @Test
  void goes_on_soon_when_its_time_is_short() {
    house.book("ada", 1);
    house.organizer().cancel();

    assertThat(handle(4_000, CHANGES, NOTE))
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly("message 0");

    assertThat(house.state("ada")).isEqualTo(BookingState.CONFIRMED);
    assertThat(queue.later())
        .extracting(ChangeMessageVisibilityRequest::receiptHandle)
        .containsExactly("receipt 0");
    assertThat(queue.later().getFirst().visibilityTimeout()).isEqualTo(5);
  }

  @Test
  void a_repeat_changes_nothing() {
    house.book("ada", 1);
    house.organizer().cancel();

    assertThat(handle(60_000, CHANGES, CHANGES)).isEmpty();
    var swept = house.booking("ada");
    assertThat(handle(60_000, CHANGES)).isEmpty();

    assertThat(house.booking("ada")).isEqualTo(swept);
  }

  @Test
  void notes_seats_for_which_there_was_no_time() {
    house.book("ada", 1);

    assertThat(handle(60_000, NOTE)).isEmpty();

    assertThat(house.table().get(Keys.note(EVENT_ID)).orElseThrow().integer("availableTickets"))
        .isZero();
  }

  @Test
  void fails_at_what_it_cannot_read() {
    assertThatThrownBy(() -> handle(60_000, "{}x")).isInstanceOf(ProblemException.class);
  }

  private List<BatchItemFailure> handle(int millisLeft, String... bodies) {
    var event = new SQSEvent();
    event.setRecords(
        IntStream.range(0, bodies.length)
            .mapToObj(
                i -> {
                  var message = new SQSMessage();
                  message.setMessageId("message " + i);
                  message.setReceiptHandle("receipt " + i);
                  message.setBody(bodies[i]);
                  return message;
                })
            .toList());
    return handler.handleRequest(event, new TestContext(millisLeft)).getBatchItemFailures();
  }
}
