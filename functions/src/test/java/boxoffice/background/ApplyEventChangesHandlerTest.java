package boxoffice.background;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.TestApp;
import boxoffice.bookings.BookingState;
import boxoffice.dynamodb.Faults;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.http.TestContext;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ApplyEventChangesHandlerTest {

  private final House house = House.of(1);
  private final ApplyEventChangesHandler handler =
      new ApplyEventChangesHandler(
          house.app.applyEventChanges(), house.app.summarizeSeats(), house::now);

  @Test
  void sweeps_a_cancelled_event() {
    house.book("ada", 1);
    house.organizer().cancel();

    assertThat(handle(60_000, changed("1", "EVENT"))).isEmpty();

    assertThat(house.state("ada")).isEqualTo(BookingState.CANCELLED);
  }

  @Test
  void fails_a_record_when_its_time_is_short() {
    house.book("ada", 1);
    house.organizer().cancel();

    assertThat(handle(4_000, changed("1", "EVENT"), changed("2", "EVENT")))
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly("1");

    assertThat(house.state("ada")).isEqualTo(BookingState.CONFIRMED);
  }

  @Test
  void ignores_other_items_and_removed_events() {
    house.organizer().cancel();
    var removed = changed("2", "EVENT");
    removed.getDynamodb().setNewImage(null);

    assertThat(handle(60_000, changed("1", "SEATS"), removed)).isEmpty();

    assertThat(house.ledger().shards().getFirst().text("gate")).isEqualTo("OPEN");
  }

  @Test
  void notes_the_availability_of_an_event() {
    house.book("ada", 1);

    assertThat(handle(60_000, sold())).isEmpty();

    assertThat(note())
        .hasValueSatisfying(note -> assertThat(note.integer("availableTickets")).isZero());
  }

  @Test
  void fails_a_record_whose_note_is_overtaken() {
    var others = TestApp.on(house.table(), house::now).summarizeSeats();
    var writes = new Faults(UpdateItemRequest.class);
    writes.beforeEach(() -> others.summarize(EVENT_ID));
    var slower = TestApp.on(LocalDynamoDb.through(house.table(), writes), house::now);

    assertThat(
            handle(
                new ApplyEventChangesHandler(
                    slower.applyEventChanges(), slower.summarizeSeats(), house::now),
                60_000,
                sold()))
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly("1");
  }

  @Test
  void does_not_react_to_notes_of_older_versions() {
    house.book("ada", 1);
    house.organizer().cancel();
    var noted = changed("1", "EVENT");
    noted.getDynamodb().getNewImage().put("version", new AttributeValue().withN("1"));

    assertThat(handle(60_000, noted, changed("2", "SEATS"))).isEmpty();

    assertThat(house.state("ada")).isEqualTo(BookingState.CONFIRMED);
    assertThat(note()).isEmpty();
  }

  private Optional<Item> note() {
    return house.table().get(Keys.note(EVENT_ID));
  }

  private static DynamodbStreamRecord sold() {
    var sold = changed("1", "SEATS");
    sold.getDynamodb().getNewImage().put("available", new AttributeValue().withN("0"));
    sold.getDynamodb().getOldImage().put("available", new AttributeValue().withN("1"));
    return sold;
  }

  private List<BatchItemFailure> handle(int millisLeft, DynamodbStreamRecord... records) {
    return handle(handler, millisLeft, records);
  }

  private static List<BatchItemFailure> handle(
      ApplyEventChangesHandler handler, int millisLeft, DynamodbStreamRecord... records) {
    var event = new DynamodbEvent();
    event.setRecords(List.of(records));
    return handler.handleRequest(event, new TestContext(millisLeft)).getBatchItemFailures();
  }

  private static DynamodbStreamRecord changed(String sequenceNumber, String type) {
    var record = new DynamodbStreamRecord();
    record.setDynamodb(
        new StreamRecord()
            .withSequenceNumber(sequenceNumber)
            .withOldImage(new HashMap<>(Map.of("version", new AttributeValue().withN("1"))))
            .withNewImage(
                new HashMap<>(
                    Map.of(
                        "type", new AttributeValue().withS(type),
                        "version", new AttributeValue().withN("2"),
                        "eventId", new AttributeValue().withS(EVENT_ID)))));
    return record;
  }
}
