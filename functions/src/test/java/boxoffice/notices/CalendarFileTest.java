package boxoffice.notices;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingState;
import boxoffice.bookings.ChangeKind;
import boxoffice.events.Event;
import boxoffice.events.EventDetails;
import boxoffice.events.EventState;
import boxoffice.events.Seller;
import boxoffice.http.Secret;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Read by another library than the one that writes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CalendarFileTest {

  private static final Instant AT = Instant.parse("2026-11-26T10:00:00Z");

  @Test
  void a_file_names_booking_generation_and_version() {
    var calendar = read(CalendarFile.request(entry("2026-12-01T19:00:00Z", "Europe/Berlin")));
    var entry = entry(calendar);

    assertThat(calendar.getMethod().getValue()).isEqualTo("REQUEST");
    assertThat(entry.getUid().orElseThrow().getValue()).isEqualTo("b00c.3@box-office");
    assertThat(entry.getSequence().getSequenceNo()).isEqualTo(7);
    assertThat(entry.getStatus().getValue()).isEqualTo("CONFIRMED");
    assertThat(entry.getDateTimeStamp().getDate()).isEqualTo(AT);
  }

  @Test
  void a_cancellation_names_the_same_entry() {
    var calendar = read(CalendarFile.cancel(entry("2026-12-01T19:00:00Z", "Europe/Berlin")));
    var entry = entry(calendar);

    assertThat(calendar.getMethod().getValue()).isEqualTo("CANCEL");
    assertThat(entry.getUid().orElseThrow().getValue()).isEqualTo("b00c.3@box-office");
    assertThat(entry.getSequence().getSequenceNo()).isEqualTo(7);
    assertThat(entry.getStatus().getValue()).isEqualTo("CANCELLED");
  }

  @Test
  void what_people_wrote_is_read_as_they_wrote_it() {
    var entry = entry(read(CalendarFile.request(entry("2026-12-01T19:00:00Z", "Europe/Berlin"))));

    assertThat(entry.getSummary().getValue()).isEqualTo("Ärzte; live, at\\last \"quoted\" 🎸");
    assertThat(entry.getLocation().getValue()).isEqualTo("Hall 1, Main Street: left");
    assertThat(entry.getProperty(Property.URL).orElseThrow().getValue())
        .isEqualTo("https://tickets.example.com/bookings/b00c");
    assertThat(entry.getOrganizer().getCalAddress()).hasToString("mailto:tickets@example.com");
    assertThat(entry.getAttendees().getFirst().getCalAddress())
        .hasToString("mailto:guest@example.com");
  }

  @ParameterizedTest
  @CsvSource({
    // Before and in summer time; the first moment after the hour that is skipped, and before it.
    "2026-12-01T19:00:00Z, Europe/Berlin, 2026-12-01T20:00",
    "2027-07-01T19:00:00Z, Europe/Berlin, 2027-07-01T21:00",
    "2027-03-28T01:00:00Z, Europe/Berlin, 2027-03-28T03:00",
    "2027-03-28T01:30:00Z, Europe/Berlin, 2027-03-28T03:30",
    "2027-03-28T00:59:00Z, Europe/Berlin, 2027-03-28T01:59",
    // The first of the hour that comes twice.
    "2027-10-31T00:30:00Z, Europe/Berlin, 2027-10-31T02:30",
    "2027-10-31T02:00:00Z, Europe/Berlin, 2027-10-31T03:00",
    // Half an hour, no change of clocks, the other half of the world, a zone west of UTC.
    "2027-04-03T14:45:00Z, Australia/Lord_Howe, 2027-04-04T01:45",
    "2027-06-01T10:00:00Z, Asia/Kolkata, 2027-06-01T15:30",
    "2027-01-01T10:00:00Z, Pacific/Auckland, 2027-01-01T23:00",
    "2027-03-14T10:00:00Z, America/Los_Angeles, 2027-03-14T03:00",
    "2027-06-01T10:00:00Z, Etc/UTC, 2027-06-01T10:00",
    // Changes that no rule of a day in a month describes.
    "2027-06-01T10:00:00Z, Africa/Cairo, 2027-06-01T13:00",
    "2027-02-20T10:00:00Z, Africa/Casablanca, 2027-02-20T10:00",
    "2027-08-01T22:00:00Z, America/Santiago, 2027-08-01T18:00",
  })
  void a_start_is_read_in_its_zone(String start, String zone, String local) {
    var calendar = read(CalendarFile.request(entry(start, zone)));

    assertThat(start(calendar).getValue())
        .isEqualTo(local.replace("-", "").replace(":", "") + "00");
    assertThat(start(calendar).getParameter("TZID").orElseThrow().getValue()).isEqualTo(zone);
    assertThat(offsetByTheFile(calendar, Instant.parse(start)))
        .isEqualTo(ZoneId.of(zone).getRules().getOffset(Instant.parse(start)));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01T19:00:00Z,, Europe/Berlin, 2026-12-01T23:00",
    "2026-12-01T19:00:00Z, 2026-12-01T20:30:00Z, Europe/Berlin, 2026-12-01T21:30",
    // Across a change of clocks, by rules and without.
    "2027-03-27T23:00:00Z, 2027-03-28T03:00:00Z, Europe/Berlin, 2027-03-28T05:00",
    "2027-02-01T10:00:00Z, 2027-03-01T10:00:00Z, Africa/Casablanca, 2027-03-01T10:00",
    "2027-02-01T10:00:00Z, 2027-03-15T10:00:00Z, Africa/Casablanca, 2027-03-15T11:00",
  })
  void an_end_is_read_in_its_zone(String start, @Nullable String end, String zone, String local) {
    var calendar = read(CalendarFile.request(entry(start, end, zone)));
    var read = end(calendar);
    var at = end == null ? Instant.parse(start).plusSeconds(10_800) : Instant.parse(end);

    assertThat(read.getValue()).isEqualTo(local.replace("-", "").replace(":", "") + "00");
    assertThat(read.getParameter("TZID").orElseThrow().getValue()).isEqualTo(zone);
    assertThat(offsetByTheFile(calendar, at)).isEqualTo(ZoneId.of(zone).getRules().getOffset(at));
  }

  @Test
  void an_end_in_a_double_hour_is_in_utc() {
    var calendar =
        read(
            CalendarFile.request(
                entry("2027-10-30T20:00:00Z", "2027-10-31T01:30:00Z", "Europe/Berlin")));

    assertThat(end(calendar).getDate()).isEqualTo(OffsetDateTime.parse("2027-10-31T01:30:00Z"));
    assertThat(start(calendar).getDate()).isEqualTo(OffsetDateTime.parse("2027-10-30T20:00:00Z"));
  }

  @Test
  void a_zone_has_its_yearly_rules() {
    assertThat(CalendarFile.request(entry("2026-12-01T19:00:00Z", "Europe/Berlin")).text())
        .contains(
            "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10");
    assertThat(CalendarFile.request(entry("2026-12-01T19:00:00Z", "America/New_York")).text())
        .contains(
            "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3", "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11");
  }

  @ParameterizedTest
  @CsvSource({
    "2027-10-31T01:30:00Z, Europe/Berlin",
    "2027-10-31T01:00:00Z, Europe/Berlin",
    "2027-11-07T09:59:00Z, America/Los_Angeles",
  })
  void the_second_of_a_double_hour_is_in_utc(String start, String zone) {
    var calendar = read(CalendarFile.request(entry(start, zone)));

    assertThat(start(calendar).getDate()).isEqualTo(OffsetDateTime.parse(start));
    assertThat(calendar.<VTimeZone>getComponents("VTIMEZONE")).isEmpty();
  }

  @Test
  void lines_end_and_fold_as_the_standard_says() {
    var text = CalendarFile.request(entry("2026-12-01T19:00:00Z", "Europe/Berlin")).text();

    assertThat(text.split("\r\n"))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(75));
    assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
  }

  private static CalendarFile.Entry entry(String start, String zone) {
    return entry(start, null, zone);
  }

  private static CalendarFile.Entry entry(String start, @Nullable String end, String zone) {
    var starts = Instant.parse(start);
    var details =
        new EventDetails(
            "Ärzte; live, at\\last \"quoted\" 🎸",
            null,
            "Hall 1, Main Street: left",
            starts,
            end == null ? null : Instant.parse(end),
            null,
            zone,
            100,
            10,
            null,
            starts,
            starts,
            true,
            false,
            true,
            Seller.UNSAID);
    return new CalendarFile.Entry(
        new Booking(
            "b00c",
            "e",
            "guest",
            BookingState.CONFIRMED,
            2,
            5,
            3,
            ChangeKind.BOOK,
            null,
            null,
            0,
            List.of()),
        new Event("e", "organizer", details, EventState.PUBLISHED, 7, 1, false, false, 7),
        AT,
        "tickets@example.com",
        new Secret("guest@example.com"),
        "https://tickets.example.com/bookings/b00c",
        "Einlass: 19:15 Uhr\nBuchung ansehen: https://tickets.example.com/bookings/b00c",
        Locale.GERMAN);
  }

  private static Calendar read(CalendarFile file) {
    try {
      return new CalendarBuilder().build(new StringReader(file.text()));
    } catch (IOException | ParserException e) {
      throw new AssertionError(file.text(), e);
    }
  }

  private static VEvent entry(Calendar calendar) {
    return calendar.<VEvent>getComponents("VEVENT").getFirst();
  }

  private static DtStart<Temporal> start(Calendar calendar) {
    return entry(calendar).<DtStart<Temporal>>getProperty(Property.DTSTART).orElseThrow();
  }

  private static DtEnd<Temporal> end(Calendar calendar) {
    return entry(calendar).<DtEnd<Temporal>>getProperty(Property.DTEND).orElseThrow();
  }

  /**
   * The offset by the zone in the file alone: that of the last change of clocks before the start.
   * The reader expands the rules. Its own choice among them takes local times for UTC.
   */
  private static ZoneOffset offsetByTheFile(Calendar calendar, Instant start) {
    return calendar.<VTimeZone>getComponents("VTIMEZONE").getFirst().getObservances().stream()
        .flatMap(CalendarFileTest::changes)
        .filter(change -> !change.at().isAfter(start))
        .max(Comparator.comparing(Change::at))
        .orElseThrow()
        .to();
  }

  private record Change(Instant at, ZoneOffset to) {}

  private static Stream<Change> changes(Observance observance) {
    var begins =
        observance.<DtStart<LocalDateTime>>getProperty(Property.DTSTART).orElseThrow().getDate();
    var times =
        observance
            .<RRule<LocalDateTime>>getProperty(Property.RRULE)
            .map(rule -> rule.getRecur().getDates(begins, begins, begins.plusYears(80)))
            .orElse(List.of(begins));
    var from = observance.getTimeZoneOffsetFrom().getOffset();
    var to = observance.getTimeZoneOffsetTo().getOffset();
    return times.stream().map(time -> new Change(time.toInstant(from), to));
  }
}
