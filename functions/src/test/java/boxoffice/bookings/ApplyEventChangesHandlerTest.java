package boxoffice.bookings;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.http.TestContext;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ApplyEventChangesHandlerTest {

  private final House house = House.of(1);
  private final ApplyEventChangesHandler handler =
      new ApplyEventChangesHandler(house.applyEventChanges(), house.summarizeSeats(), house::now);

  @Test
  void sweeps_a_cancelled_event() {
    house.book("ada", 1);
    house.organizer().cancel();

    assertThat(handle(10_000, changed("1", "EVENT"))).isEmpty();

    assertThat(house.state("ada")).isEqualTo(BookingState.CANCELLED);
  }

  @Test
  void leaves_to_the_next_try_what_it_has_no_time_for() {
    house.book("ada", 1);
    house.organizer().cancel();

    assertThat(handle(4_000, changed("1", "EVENT"), changed("2", "EVENT")))
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly("1");

    assertThat(house.state("ada")).isEqualTo(BookingState.CONFIRMED);
  }

  @Test
  void leaves_alone_what_is_no_event_or_none_any_more() {
    house.organizer().cancel();
    var removed = changed("2", "EVENT");
    removed.getDynamodb().setNewImage(null);

    assertThat(handle(10_000, changed("1", "SEATS"), removed)).isEmpty();

    assertThat(house.ledger().shards().getFirst().text("gate")).isEqualTo("OPEN");
  }

  private List<BatchItemFailure> handle(int millisLeft, DynamodbStreamRecord... records) {
    var event = new DynamodbEvent();
    event.setRecords(List.of(records));
    return handler.handleRequest(event, new TestContext(millisLeft)).getBatchItemFailures();
  }

  private static DynamodbStreamRecord changed(String sequenceNumber, String type) {
    var record = new DynamodbStreamRecord();
    record.setDynamodb(
        new StreamRecord()
            .withSequenceNumber(sequenceNumber)
            .withNewImage(
                Map.of(
                    "type", new AttributeValue().withS(type),
                    "eventId", new AttributeValue().withS(EVENT_ID))));
    return record;
  }
}
