package boxoffice.events;

import boxoffice.dynamodb.Attributes;
import static boxoffice.events.EventExamples.ANOTHER;
import static boxoffice.events.EventExamples.ORGANIZER;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Table;
import boxoffice.seats.SeatStore;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class EventStoreTest {

  private static final YearMonth DECEMBER = YearMonth.of(2026, 12);

  private final Table table = LocalDynamoDb.newTable();
  private final EventStore events = new EventStore(table);

  @Test
  void anEventIsReadAsItWasWritten() {
    var full =
        Event.draft(
            "0123456789abcdef0123456789abcdef",
            ORGANIZER,
            new EventDetails(
            "Chamber music ♫",
            "Two quartets\nand an interval.",
            "Town hall",
            Instant.parse("2026-12-01T19:00:00.123Z"),
            ZoneId.of("America/Argentina/Buenos_Aires"),
            100_000,
            4,
            Instant.parse("2026-11-21T08:00:00Z"),
            Instant.parse("2026-12-01T18:00:00Z"),
            Instant.parse("2026-11-30T18:00:00Z")));
    var sparse = EventExamples.draft();
    events.create(full);
    events.create(sparse);

    assertThat(events.find(full.eventId())).contains(full);
    assertThat(events.find(sparse.eventId())).contains(sparse);
    assertThat(events.find("f".repeat(32))).isEmpty();
  }

  @Test
  void aPublishedEventIsReadAsItWasWrittenToo() {
    var draft = EventExamples.draft();
    events.create(draft);

    assertThat(events.publish(draft.published())).isEqualTo(new Outcome.Committed());
    assertThat(events.find(draft.eventId())).contains(draft.published());
  }

  @Test
  void itemsOfAnEventAndItsShardsSayTheirType() {
    var draft = EventExamples.draft();
    events.create(draft);
    events.publish(draft.published());

    assertThat(table.get(Keys.event(draft.eventId())).orElseThrow().text("type"))
        .isEqualTo("EVENT");
    assertThat(table.get(Keys.seats(draft.eventId(), 3)).orElseThrow().text("type"))
        .isEqualTo("SEATS");
  }

  @Test
  void onlyWhatIsPublishedIsInTheListOfItsMonth() {
    var draft = EventExamples.draft();
    events.create(draft);
    assertThat(events.publishedIn(DECEMBER, StartRange.all(), 10)).isEmpty();

    events.publish(draft.published());

    assertThat(events.publishedIn(DECEMBER, StartRange.all(), 10))
        .extracting(ShownEvent::event)
        .containsExactly(draft.published());
  }

  @Test
  void theListOfAnOrganizerHasDraftsAndPublishedEventsByTheirStart() {
    var later = EventExamples.draft(1, "2027-05-01T19:00:00Z", 10);
    var sooner = EventExamples.draft(2, "2026-12-24T19:00:00Z", 10);
    events.create(later);
    events.create(sooner);
    events.publish(sooner.published());

    assertThat(events.organizedBy(ORGANIZER, StartRange.all(), 10))
        .extracting(ShownEvent::event)
        .containsExactly(sooner.published(), later);
    assertThat(events.organizedBy(ANOTHER, StartRange.all(), 10)).isEmpty();
  }

  @Test
  void aDraftThatChangedSinceItWasReadIsNotPublished() {
    var draft = EventExamples.draft();
    events.create(EventExamples.in(EventState.DRAFTED, draft));

    assertThat(events.publish(draft.published()))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class, rejected -> assertThat(rejected.names(0)).isTrue());
    assertThat(new SeatStore(table).read(draft.eventId(), 4).shards()).isEmpty();
  }

  @Test
  void shardsThatExistAreNotWrittenOver() {
    var draft = EventExamples.draft();
    events.create(draft);
    table.put(Attributes.of("PK", "SEATS#" + draft.eventId() + "#2", "SK", "SEATS"));

    assertThat(events.publish(draft.published()))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class, rejected -> assertThat(rejected.names(3)).isTrue());
    assertThat(events.find(draft.eventId())).contains(draft);
  }
}
