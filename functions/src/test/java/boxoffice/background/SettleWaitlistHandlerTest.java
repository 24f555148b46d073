package boxoffice.background;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.bookings.BookingState;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.http.TestContext;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SettleWaitlistHandlerTest {

  private final House house = House.of(1);
  private final SettleWaitlistHandler handler =
      new SettleWaitlistHandler(house.app.settleWaitlist(), house.app.clock());

  @BeforeEach
  void cancelWhileSomebodyWaits() {
    house.book("ada", 1);
    house.join("bob", 1);
    house.cancel("ada");
  }

  @Test
  void settles_when_a_seat_is_returned() {
    assertThat(handle(record("1", 0, 1, 1, 1))).isEmpty();

    assertThat(house.state("bob")).isEqualTo(BookingState.CONFIRMED);
  }

  @Test
  void settles_when_somebody_joins() {
    assertThat(handle(record("1", 1, 1, 0, 1))).isEmpty();

    assertThat(house.state("bob")).isEqualTo(BookingState.CONFIRMED);
  }

  @Test
  void ignores_other_items_and_falling_counters() {
    var other = record("2", 0, 1, 0, 1);
    other.getDynamodb().getNewImage().put("type", new AttributeValue().withS("BOOKING"));

    assertThat(handle(record("1", 1, 0, 1, 0), other)).isEmpty();

    assertThat(house.state("bob")).isEqualTo(BookingState.WAITLISTED);
  }

  @Test
  void reports_the_first_record_that_was_not_settled() {
    house.faults.next(6, Fault.CONFLICT);

    assertThat(handle(record("1", 1, 0, 1, 0), record("2", 0, 1, 1, 1), record("3", 0, 1, 1, 1)))
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly("2");
  }

  private List<BatchItemFailure> handle(DynamodbStreamRecord... records) {
    var event = new DynamodbEvent();
    event.setRecords(List.of(records));
    return handler.handleRequest(event, new TestContext(60_000)).getBatchItemFailures();
  }

  private static DynamodbStreamRecord record(
      String sequenceNumber, int oldReturned, int returned, int oldWaiting, int waiting) {
    var record = new DynamodbStreamRecord();
    record.setDynamodb(
        new StreamRecord()
            .withSequenceNumber(sequenceNumber)
            .withOldImage(image(oldReturned, oldWaiting))
            .withNewImage(image(returned, waiting)));
    return record;
  }

  private static Map<String, AttributeValue> image(int returned, int waiting) {
    return new HashMap<>(
        Map.of(
            "type", new AttributeValue().withS("SEATS"),
            "eventId", new AttributeValue().withS(EVENT_ID),
            "returned", new AttributeValue().withN(Integer.toString(returned)),
            "waiting1", new AttributeValue().withN(Integer.toString(waiting))));
  }
}
