package boxoffice.background;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.TestApp;
import boxoffice.bookings.Booking;
import boxoffice.dynamodb.Faults;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import boxoffice.events.Organizer;
import boxoffice.events.PublishedEvents;
import boxoffice.http.Caller;
import boxoffice.http.TestContext;
import boxoffice.messaging.Bus;
import boxoffice.messaging.FakeBus;
import boxoffice.messaging.FakeQueue;
import boxoffice.messaging.Queue;
import boxoffice.metrics.Measure;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** What becomes of the records of real operations, on the table engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FeedHandlerTest {

  private final House house = House.of(30);
  private final FakeBus bus = new FakeBus();
  private final FakeQueue unsent = new FakeQueue();
  private final FakeQueue work = new FakeQueue();
  private final FakeQueue changes = new FakeQueue();
  private final Records records = new Records();

  @Test
  void a_booking_is_a_domain_event() {
    assertThat(handle(records(() -> house.book("ada", 2)))).isEmpty();

    assertThat(bus.events())
        .singleElement()
        .returns("BookingConfirmed", PutEventsRequestEntry::detailType)
        .returns(house.now(), PutEventsRequestEntry::time)
        .extracting(PutEventsRequestEntry::detail)
        .isEqualTo(
            """
            {"id":"%1$s.1.1","at":"%2$s","eventId":"%3$s","bookingId":"%1$s","userId":"ada",\
            "quantity":2,"state":"CONFIRMED","generation":1,"revision":1}\
            """
                .formatted(Booking.id(EVENT_ID, "ada"), house.now(), EVENT_ID));
    assertThat(work.bodies()).isEmpty();
    assertThat(house.counts).containsEntry(Measure.DOMAIN_EVENTS, 1L);
  }

  @Test
  void a_changed_event_is_news_and_work() {
    assertThat(handle(records(() -> house.organizer().patch("{\"name\": \"Other\"}")))).isEmpty();

    assertThat(bus.events())
        .extracting(PutEventsRequestEntry::detailType)
        .containsExactly("EventChanged");
    assertThat(work.bodies()).containsExactly(message("CHANGES"));
  }

  @Test
  void a_flag_of_an_event_is_read() {
    var admin = new Organizer(Caller.admin("admin"), house.app, house.event());

    handle(records(() -> admin.patch("{\"hidden\": true}")));

    assertThat(bus.events()).singleElement().asString().contains("\"changed\":[\"hidden\"]");
  }

  @Test
  void several_changes_of_an_event_are_one_message() {
    var records = records(() -> house.organizer().patch("{\"name\": \"Other\"}"));
    records.addAll(records(() -> house.organizer().patch("{\"name\": \"Another\"}")));

    handle(records);

    assertThat(bus.events()).hasSize(2);
    assertThat(work.bodies()).containsExactly(message("CHANGES"));
  }

  @Test
  void a_removed_event_is_nothing() {
    var records = records(() -> house.organizer().cancel());
    records.forEach(record -> record.getDynamodb().setNewImage(null));

    assertThat(handle(records)).isEmpty();

    assertThat(bus.events()).isEmpty();
    assertThat(work.bodies()).isEmpty();
  }

  @Test
  void a_note_of_an_older_version_is_nothing() {
    var records =
        records(() -> house.damage(Keys.event(EVENT_ID), "SET seatsReadAt = :at", ":at", 1));

    assertThat(records).hasSize(1);
    assertThat(handle(records)).isEmpty();
    assertThat(bus.events()).isEmpty();
    assertThat(work.bodies()).isEmpty();
  }

  @Test
  void a_message_to_guests_is_handed_on() {
    assertThat(handle(records(() -> house.organizer().message("Doors", "At 19:00.")))).isEmpty();

    var message = house.app.messages().newest(EVENT_ID).getFirst();
    assertThat(changes.bodies())
        .singleElement()
        .asString()
        .contains("\"detail-type\":\"OrganizerMessage\"", message.messageId(), EVENT_ID)
        .contains("\"message\":1")
        .doesNotContain("Doors", "19:00");
    assertThat(bus.events()).isEmpty();
    assertThat(work.bodies()).isEmpty();
  }

  @Test
  void a_message_of_long_ago_is_handed_on() {
    var records = records(() -> house.organizer().message("Doors", "At 19:00."));
    house.later(Duration.ofDays(2));

    handle(records);

    assertThat(changes.bodies()).hasSize(1);
  }

  @Test
  void a_message_that_was_told_is_nothing() {
    house.organizer().message("Doors", "At 19:00.");
    var messages = house.app.messages();

    assertThat(handle(records(() -> messages.told(messages.newest(EVENT_ID).getFirst()))))
        .isEmpty();
    assertThat(handle(records(() -> messages.removeAll(EVENT_ID)))).isEmpty();

    assertThat(changes.bodies()).isEmpty();
  }

  @Test
  void a_record_fails_when_its_message_is_not_queued() {
    changes.silent(true);

    var records = records(() -> house.organizer().message("Doors", "At 19:00."));
    records.addAll(records(() -> house.book("ada", 1)));

    assertThat(handle(records)).hasSize(1);
    assertThat(bus.events()).hasSize(1);
  }

  @Test
  void what_the_bus_refuses_goes_to_the_queue() {
    var ada = records(() -> house.book("ada", 1));
    ada.addAll(records(() -> house.book("bob", 1)));
    bus.refuse(entry -> entry.detail().contains("\"ada\""));

    assertThat(handle(ada)).isEmpty();

    assertThat(bus.events()).singleElement().asString().contains("bob");
    assertThat(unsent.bodies())
        .singleElement()
        .asString()
        .contains("\"type\":\"BookingConfirmed\"", "\\\"userId\\\":\\\"ada\\\"");
    assertThat(house.counts)
        .containsEntry(Measure.DOMAIN_EVENTS, 1L)
        .containsEntry(Measure.UNSENT_EVENTS, 1L);
  }

  @Test
  void what_waits_is_put_later_as_it_was() {
    bus.silent(true);
    handle(records(() -> house.book("ada", 1)));
    house.later(Duration.ofHours(1));
    bus.silent(false);

    assertThat(putUnsent()).isEmpty();
    handle(records(() -> house.book("bob", 1)));

    var late = bus.events().getFirst();
    assertThat(late.detailType()).isEqualTo("BookingConfirmed");
    assertThat(late.detail()).contains("\"userId\":\"ada\"", late.time().toString());
  }

  @Test
  void what_is_refused_again_stays() {
    bus.silent(true);
    handle(records(() -> house.book("ada", 1)));

    assertThat(putUnsent())
        .extracting(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
        .containsExactly("message 0");
  }

  @Test
  void a_record_fails_when_bus_and_queue_do() {
    var records = records(() -> house.book("ada", 1));
    records.addAll(records(() -> house.book("bob", 1)));
    bus.silent(true);
    unsent.refuse(body -> body.contains("bob"));

    assertThat(handle(records)).containsExactly(numberOf(records, "bob"));

    assertThat(unsent.bodies()).singleElement().asString().contains("ada");
  }

  @Test
  void a_record_fails_when_its_work_is_not_queued() {
    work.silent(true);

    assertThat(handle(records(() -> house.organizer().cancel()))).hasSize(1);

    assertThat(bus.events()).hasSize(1);
  }

  @Test
  void news_of_before_yesterday_is_none() {
    var records = records(() -> house.book("ada", 1));
    records.addAll(records(() -> house.organizer().cancel()));

    house.later(Duration.ofDays(1).minusMillis(1));
    assertThat(handle(records)).isEmpty();
    assertThat(bus.events()).hasSize(2);
    assertThat(work.bodies()).hasSize(1);

    house.later(Duration.ofMillis(2));
    assertThat(handle(records)).isEmpty();
    assertThat(bus.events()).hasSize(2);
    assertThat(work.bodies()).hasSize(2);
  }

  @Test
  void notes_the_seats_of_an_event() {
    assertThat(handle(records(() -> house.book("ada", 2)))).isEmpty();

    assertThat(note())
        .hasValueSatisfying(note -> assertThat(note.integer("availableTickets")).isEqualTo(28));
  }

  @Test
  void a_record_without_other_seats_notes_nothing() {
    assertThat(handle(records(() -> house.organizer().patch("{\"name\": \"Other\"}")))).isEmpty();

    assertThat(note()).isEmpty();
  }

  @Test
  void a_note_that_is_overtaken_is_work() {
    var others = TestApp.on(house.table(), house::now).summarizeSeats();
    var writes = new Faults(UpdateItemRequest.class);
    writes.beforeEach(() -> others.summarize(EVENT_ID));

    assertThat(
            handle(
                LocalDynamoDb.through(house.table(), writes), records(() -> house.book("ada", 1))))
        .isEmpty();

    assertThat(work.bodies()).containsExactly(message("NOTE"));
  }

  @Test
  void a_record_fails_when_its_note_is_not_queued() {
    var others = TestApp.on(house.table(), house::now).summarizeSeats();
    var writes = new Faults(UpdateItemRequest.class);
    writes.beforeEach(() -> others.summarize(EVENT_ID));
    work.silent(true);

    var records = records(() -> house.book("ada", 1));

    assertThat(handle(LocalDynamoDb.through(house.table(), writes), records)).hasSize(1);
  }

  @Test
  void notes_end_in_time() {
    var slow = new Faults(UpdateItemRequest.class);
    slow.beforeEach(() -> house.later(Duration.ofSeconds(5)));
    var other = "f".repeat(32);
    var records = records(() -> house.book("ada", 1));
    records.addAll(records(() -> PublishedEvents.publish(house.table(), other, 1, house.now())));

    assertThat(handle(LocalDynamoDb.through(house.table(), slow), records)).isEmpty();

    assertThat(work.bodies())
        .containsExactly(
            message("CHANGES").replace(EVENT_ID, other), message("NOTE").replace(EVENT_ID, other));
  }

  private Optional<Item> note() {
    return house.table().get(Keys.note(EVENT_ID));
  }

  private static String message(String kind) {
    return "{\"kind\":\"%s\",\"eventId\":\"%s\"}".formatted(kind, EVENT_ID);
  }

  private static String numberOf(List<DynamodbStreamRecord> records, String user) {
    return records.stream()
        .filter(
            record ->
                new AttributeValue()
                    .withS(user)
                    .equals(record.getDynamodb().getNewImage().get("userId")))
        .map(StreamBatch::sequenceNumber)
        .findFirst()
        .orElseThrow();
  }

  private List<DynamodbStreamRecord> records(Runnable operation) {
    return records.of(house.table(), house.now(), operation);
  }

  private List<String> handle(List<DynamodbStreamRecord> records) {
    return handle(house.table(), records);
  }

  private List<String> handle(Table table, List<DynamodbStreamRecord> records) {
    var feed =
        new Feed(
            new Bus(bus, "bus"),
            new Queue(unsent, "https://unsent"),
            new Queue(work, "https://work"),
            new Queue(changes, "https://changes"),
            TestApp.on(table, house::now).summarizeSeats(),
            house::now,
            (measure, amount) -> house.counts.merge(measure, amount, Long::sum));
    return new FeedHandler(feed)
            .handleRequest(Records.batch(records), new TestContext(60_000))
            .getBatchItemFailures()
            .stream()
            .map(BatchItemFailure::getItemIdentifier)
            .toList();
  }

  private List<SQSBatchResponse.BatchItemFailure> putUnsent() {
    var event = new SQSEvent();
    event.setRecords(
        IntStream.range(0, unsent.bodies().size())
            .mapToObj(
                i -> {
                  var message = new SQSMessage();
                  message.setMessageId("message " + i);
                  message.setBody(unsent.bodies().get(i));
                  return message;
                })
            .toList());
    return new PutUnsentEventsHandler(new Bus(bus, "bus"))
        .handleRequest(event, new TestContext(20_000))
        .getBatchItemFailures();
  }
}
