package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.Messaging;
import boxoffice.local.Requirement;
import boxoffice.local.Target.Sight;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The calendar files that guests get by mail, read by <a
 * href="https://pypi.org/project/icalendar">icalendar</a> in Python. Another test reads them in
 * Java.
 */
class CalendarFilesTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String PYTHON =
      Path.of("../.ci/.venv-calendar/bin/python").toAbsolutePath().toString();
  private static final Path SCRIPT = Path.of("src/test/icalendar/read.py");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);
  private final Person guest = Person.registered(api);
  private Messaging messaging;
  private Mails mails;

  @BeforeEach
  void open() throws InterruptedException {
    api.system().mustShow(Sight.MAILS);
    new Requirement(
            List.of(PYTHON, "-c", "import icalendar"),
            "Python's icalendar is not there; .ci/tools installs it")
        .orSkip();
    messaging = new Messaging(api.system());
    mails = new Mails(messaging);
  }

  @AfterEach
  void close() {
    if (messaging != null) {
      messaging.close();
    }
  }

  @Test
  void a_start_at_a_change_of_clocks_is_right() throws Exception {
    var spring = next(ZoneOffsetTransition::isGap);
    var autumn = next(ZoneOffsetTransition::isOverlap);
    var skipped = spring.getDateTimeBefore();
    var twice = autumn.getDateTimeAfter();
    var hour = Duration.ofHours(1);

    // No start is in the hour that is skipped: the last minute before it is followed by its end.
    assertReads(spring.getInstant().minus(Duration.ofMinutes(1)), skipped.minusMinutes(1));
    assertReads(spring.getInstant(), skipped.plusHours(1));
    // The hour that comes twice. A local time in a file means the first; the second is in UTC.
    assertReads(autumn.getInstant().minus(hour), twice);
    assertReads(autumn.getInstant().minus(Duration.ofMinutes(1)), twice.plusMinutes(59));
    assertReadsUtc(autumn.getInstant());
    assertReadsUtc(autumn.getInstant().plus(Duration.ofMinutes(59)));
    assertReads(autumn.getInstant().plus(hour), twice.plusHours(1));
  }

  @Test
  void an_entry_is_moved_and_taken_away() throws Exception {
    messaging.set("ChangedEvents", QueueAttributeName.DELAY_SECONDS, "1");
    var event = Person.event(1);
    var eventId = organizer.publishes(event);
    guest.books(eventId, 1);
    var booked = file(1);
    var moved = Instant.parse(event.get("startsAt").toString()).plus(1, ChronoUnit.DAYS);
    organizer.send(Call.patch("/events/" + eventId, Map.of("startsAt", moved.toString())));
    var update = file(2);
    organizer.send(Call.post("/events/" + eventId + "/cancel"));
    var cancellation = file(3);

    var entries = read(List.of(booked, update, cancellation));

    assertThat(entries).extracting(e -> e.path("uid").asText()).doesNotContain("");
    assertThat(entries.stream().map(e -> e.path("uid")).distinct()).hasSize(1);
    assertThat(entries.stream().map(e -> e.path("method").asText()))
        .containsExactly("REQUEST", "REQUEST", "CANCEL");
    assertThat(entries.stream().map(e -> e.path("status").asText()))
        .containsExactly("CONFIRMED", "CONFIRMED", "CANCELLED");
    assertThat(entries.stream().map(e -> e.path("sequence").asInt()).toList())
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(entries.stream().map(e -> e.path("start").asText()))
        .containsExactly(event.get("startsAt").toString(), moved.toString(), moved.toString());
    assertThat(entries).allSatisfy(e -> assertThat(e.path("errors")).isEmpty());
  }

  /** The next change of clocks of this kind that is at least a day ahead. */
  private static ZoneOffsetTransition next(Predicate<ZoneOffsetTransition> kind) {
    var rules = BERLIN.getRules();
    return Stream.iterate(
            rules.nextTransition(Instant.now().plus(1, ChronoUnit.DAYS)),
            change -> rules.nextTransition(change.getInstant()))
        .filter(kind)
        .findFirst()
        .orElseThrow();
  }

  private void assertReads(Instant start, LocalDateTime local) throws Exception {
    var entry = entry(start);

    assertThat(entry.path("zone").asText()).isEqualTo(BERLIN.getId());
    assertThat(entry.path("local").asText()).isEqualTo(local.toString());
    assertMeans(entry, start);
  }

  private void assertReadsUtc(Instant start) throws Exception {
    var entry = entry(start);

    assertThat(entry.path("zone").asText()).isEqualTo("UTC");
    assertMeans(entry, start);
  }

  private static void assertMeans(JsonNode entry, Instant start) {
    assertThat(entry.path("start").asText()).isEqualTo(start.toString());
    assertThat(entry.path("startByTheFile").asText()).isEqualTo(start.toString());
    assertThat(entry.path("errors")).isEmpty();
  }

  /** What the reader finds in the mail about a booking of an event that starts then. */
  private JsonNode entry(Instant start) throws Exception {
    var event = Person.event(1);
    event.put("startsAt", start.toString());
    event.put("timeZone", BERLIN.getId());
    var known = mails.to(guest).size();
    guest.books(organizer.publishes(event), 1);
    return read(List.of(file(known + 1))).getFirst();
  }

  /** The calendar file in the guest's mail of this number, from 1, once it has come. */
  private String file(int number) {
    var all = Await.until(() -> mails.to(guest), found -> found.size() >= number);
    return mails.calendarFile(all.get(number - 1)).orElseThrow();
  }

  private static List<JsonNode> read(List<String> files) throws Exception {
    var process =
        new ProcessBuilder(PYTHON, SCRIPT.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
      input.write(JSON.writeValueAsString(files));
    }
    var entries = new ArrayList<JsonNode>();
    JSON.readTree(process.inputReader(StandardCharsets.UTF_8)).forEach(entries::add);
    assertThat(process.waitFor()).isZero();
    return entries;
  }
}
