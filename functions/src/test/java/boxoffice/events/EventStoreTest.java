package boxoffice.events;

import static boxoffice.events.EventExamples.ANOTHER;
import static boxoffice.events.EventExamples.ORGANIZER;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Outcome;
import boxoffice.dynamodb.Table;
import boxoffice.http.User;
import boxoffice.seats.SeatStore;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventStoreTest {

  private static final YearMonth DECEMBER = YearMonth.of(2026, 12);

  private final Table table = LocalDynamoDb.newTable();
  private final EventStore events = new EventStore(table);
  private final User organizer = new User(ORGANIZER, Set.of());
  private final User admin = new User(ANOTHER, Set.of("admins"));
  private final User other = new User(ANOTHER, Set.of());

  @Test
  void a_draft_is_read_as_written() {
    var full =
        Event.draft(
            "0123456789abcdef0123456789abcdef",
            ORGANIZER,
            EventExamples.change(
                    """
                    {"name": "Chamber music ♫", "description": "Two quartets\\nand an interval.",
                     "venue": "Town hall", "startsAt": "2026-12-01T19:00:00.123Z",
                     "timeZone": "America/Argentina/Buenos_Aires", "capacity": 100000,
                     "maxTicketsPerBooking": 4, "salesFrom": "2026-11-21T08:00:00Z",
                     "salesUntil": "2026-12-01T18:00:00Z", "cancelUntil": "2026-11-30T18:00:00Z",
                     "endsAt": "2026-12-01T21:30:00.456Z", "handOvers": false,
                     "doorsAt": "2026-12-01T18:30:00.789Z", "organizerName": "The choir",
                     "contact": "ask@choir.example", "price": "12 €"}
                    """)
                .details()
                .apply(EventExamples.draft().details()));
    var sparse = EventExamples.draft();
    events.create(full);
    events.create(sparse);

    assertThat(events.find(full.eventId())).contains(full);
    assertThat(events.find(sparse.eventId())).contains(sparse);
    assertThat(events.find("f".repeat(32))).isEmpty();
  }

  @Test
  void a_published_event_is_read_as_written() {
    var draft = EventExamples.draft();
    events.create(draft);

    assertThat(events.publish(draft.published())).isEqualTo(new Outcome.Committed());
    assertThat(events.find(draft.eventId())).contains(draft.published());
  }

  @Test
  void an_older_event_with_another_time_zone_is_read() {
    var draft = EventExamples.draft();
    events.create(draft);
    var item = new HashMap<>(table.get(Keys.event(draft.eventId())).orElseThrow().attributes());
    for (var zone : List.of("SystemV/PST8", "+02:00", "Mars/Olympus")) {
      item.put("timeZone", Attributes.value(zone));
      table.put(item);

      assertThat(events.find(draft.eventId()).orElseThrow().details().timeZone()).isEqualTo(zone);
    }
  }

  @Test
  void all_of_many_events_are_found() {
    var ids =
        IntStream.rangeClosed(1, 105)
            .mapToObj(i -> EventExamples.draft(i, "2026-12-01T19:00:00Z", 1))
            .peek(events::create)
            .map(Event::eventId)
            .toList();
    var asked = new ArrayList<>(ids);
    asked.add(ids.getFirst());
    asked.add("f".repeat(32));

    assertThat(events.findAll(asked))
        .extracting(Event::eventId)
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void items_have_their_type() {
    var draft = EventExamples.draft();
    events.create(draft);
    events.publish(draft.published());

    assertThat(table.get(Keys.event(draft.eventId())).orElseThrow().text("type"))
        .isEqualTo("EVENT");
    assertThat(table.get(Keys.seats(draft.eventId(), 3)).orElseThrow().text("type"))
        .isEqualTo("SEATS");
  }

  @Test
  void only_published_events_are_listed_in_their_month() {
    var draft = EventExamples.draft();
    events.create(draft);
    assertThat(events.publishedIn(DECEMBER, StartRange.all(), 10)).isEmpty();

    events.publish(draft.published());

    assertThat(events.publishedIn(DECEMBER, StartRange.all(), 10))
        .extracting(ShownEvent::event)
        .containsExactly(draft.published());
  }

  @Test
  void an_organizers_events_are_listed_by_their_start() {
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
  void a_draft_is_found_only_by_organizer_and_admins() {
    var draft = EventExamples.draft();
    events.create(draft);

    assertThat(events.access(organizer, draft.eventId(), Right.CHANGE))
        .isEqualTo(granted(Role.ORGANIZER, draft));
    assertThat(events.access(admin, draft.eventId(), Right.CHANGE))
        .isEqualTo(granted(Role.ADMIN, draft));
    assertThat(events.access(other, draft.eventId(), Right.CHANGE))
        .isEqualTo(new Access.NotFound());
  }

  @Test
  void others_may_not_run_a_published_event() {
    var draft = EventExamples.draft();
    events.create(draft);
    events.publish(draft.published());

    assertThat(events.access(organizer, draft.eventId(), Right.CHANGE))
        .isEqualTo(granted(Role.ORGANIZER, draft.published()));
    assertThat(events.access(admin, draft.eventId(), Right.CHANGE))
        .isEqualTo(granted(Role.ADMIN, draft.published()));
    assertThat(events.access(other, draft.eventId(), Right.CHANGE))
        .isEqualTo(new Access.NotAllowed());
  }

  @Test
  void an_unknown_event_is_not_found_by_admins_either() {
    assertThat(events.access(admin, "f".repeat(32), Right.CHANGE)).isEqualTo(new Access.NotFound());
  }

  @Test
  void a_draft_changed_since_its_read_is_not_published() {
    var draft = EventExamples.draft();
    events.create(EventExamples.in(EventState.DRAFTED, draft));

    assertThat(events.publish(draft.published()))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class, rejected -> assertThat(rejected.names(0)).isTrue());
    assertThat(new SeatStore(table).read(draft.eventId(), 4).shards()).isEmpty();
  }

  @Test
  void existing_shards_are_not_overwritten() {
    var draft = EventExamples.draft();
    events.create(draft);
    table.put(Attributes.of("PK", "SEATS#" + draft.eventId() + "#2", "SK", "SEATS"));

    assertThat(events.publish(draft.published()))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class, rejected -> assertThat(rejected.names(3)).isTrue());
    assertThat(events.find(draft.eventId())).contains(draft);
  }

  private static Access granted(Role role, Event event) {
    return new Access.Granted(event, role);
  }
}
