package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import boxoffice.blackbox.Api;
import boxoffice.blackbox.Call;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Download;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The calendar file of a ticket, read by a library. */
class CalendarTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final int LONGEST_LINE = 75;

  /** What the format writes in another way, in lines of more than one octet a character. */
  private static final String NAME = "Ärzte; live, at\\last \\n \"quoted\" " + "🎸".repeat(30);

  private static final String VENUE = "Hall 1, Main Street; left: " + "Ünter ".repeat(20).strip();

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);
  private final Person guest = Person.registered(api);
  private final Plan plan = Plan.of(10).with("name", NAME).with("venue", VENUE);

  @Test
  void the_file_is_the_entry_of_the_mail() {
    var booking = guest.books(organizer.publishes(plan.members()), 2).text("bookingId");
    var visitor = VISITORS.arrives().signsIn(guest).opens("/bookings/" + booking);

    var text = downloads(visitor);

    Assertions.assertThat(text).endsWith("END:VCALENDAR\r\n").doesNotContain("METHOD");
    Assertions.assertThat(text.split("\r\n"))
        .allSatisfy(
            line -> {
              Assertions.assertThat(line).doesNotContain("\n", "\r", "\uFFFD");
              Assertions.assertThat(line.getBytes(StandardCharsets.UTF_8))
                  .hasSizeLessThanOrEqualTo(LONGEST_LINE);
            });
    var file = entry(text);
    var mail = entry(new Mailbox().to(guest, "You have 2 tickets").calendarFile());
    Assertions.assertThat(file.getUid()).isEqualTo(mail.getUid());
    Assertions.assertThat(file.getSequence()).isEqualTo(mail.getSequence());
    Assertions.assertThat(start(file)).isEqualTo(start(mail)).isEqualTo(plan.startsAt());
    Assertions.assertThat(end(file))
        .isEqualTo(end(mail))
        .isEqualTo(plan.startsAt().plus(Duration.ofHours(3)));
    Assertions.assertThat(file.getSummary().getValue()).isEqualTo(NAME);
    Assertions.assertThat(file.getLocation().getValue()).isEqualTo(VENUE);
    Assertions.assertThat(file.getUrl().getValue()).isEqualTo(visitor.page().url());
    Assertions.assertThat(file.getStatus().isConfirmed()).isTrue();
  }

  @Test
  void the_file_has_the_end_of_the_event() {
    var end = plan.startsAt().plus(Duration.ofMinutes(100));
    var eventId = organizer.publishes(plan.with("endsAt", end.toString()).members());
    var booking = guest.books(eventId, 2).text("bookingId");
    var visitor = VISITORS.arrives().signsIn(guest).opens("/bookings/" + booking);

    Assertions.assertThat(end(entry(downloads(visitor)))).isEqualTo(end);
    Assertions.assertThat(end(entry(new Mailbox().to(guest, "You have 2 tickets").calendarFile())))
        .isEqualTo(end);
  }

  /**
   * In Lord Howe, clocks go back by half an hour then: 01:45 comes twice, and this is the second.
   */
  @Test
  void a_moved_event_moves_its_entry() {
    var eventId = organizer.publishes(plan.with("timeZone", "Australia/Lord_Howe").members());
    var booking = guest.books(eventId, 1).text("bookingId");
    var visitor = VISITORS.arrives().signsIn(guest).opens("/bookings/" + booking);
    var before = entry(downloads(visitor));

    var start = Instant.parse("2027-04-03T15:15:00Z");
    organizer.send(
        Call.patch("/events/" + eventId, Map.of("startsAt", start.toString(), "name", "Moved")));
    sees(visitor, eventId, "Moved");
    var after = entry(downloads(visitor));

    Assertions.assertThat(after.getUid()).isEqualTo(before.getUid());
    Assertions.assertThat(after.getSequence().getValue())
        .isGreaterThan(before.getSequence().getValue());
    Assertions.assertThat(start(after)).isEqualTo(start);
    assertThat(visitor.link("Moved")).isVisible();
  }

  /** Waits until what everybody gets, which may be a second old, has a name. */
  private static void sees(Visitor visitor, String eventId, String name) {
    visitor
        .page()
        .waitForCondition(
            () ->
                name.equals(
                    visitor
                        .page()
                        .evaluate(
                            "id => fetch('/v1/events/' + id).then((answer) => answer.json())"
                                + ".then((event) => event.name)",
                            eventId)));
  }

  @Test
  void without_a_ticket_there_is_no_file() {
    var eventId = organizer.publishes(1);
    Person.registered(api).books(eventId, 1);
    var waiting = guest.booksOrWaits(eventId, 1).text("bookingId");
    var visitor = VISITORS.arrives().signsIn(guest).opens("/bookings/" + waiting);

    assertThat(visitor.button("Leave the waitlist")).isVisible();
    assertThat(visitor.button("Add to calendar")).isHidden();
  }

  @Test
  void no_file_is_offered_without_a_connection() {
    var booking = guest.books(organizer.publishes(10), 1).text("bookingId");
    var visitor = VISITORS.arrives().signsIn(guest).opens("/bookings/" + booking);
    assertThat(visitor.button("Add to calendar")).isVisible();

    visitor.browser().setOffline(true);

    visitor.reads("There is no connection.");
    assertThat(visitor.button("Add to calendar")).hasCount(0);
    visitor.browser().setOffline(false);
    downloads(visitor);
  }

  private static String downloads(Visitor visitor) {
    var file = visitor.page().waitForDownload(() -> visitor.presses("Add to calendar"));
    Assertions.assertThat(file.suggestedFilename()).endsWith(".ics");
    return text(file);
  }

  private static String text(Download file) {
    try {
      return Files.readString(file.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static VEvent entry(String text) {
    return Biweekly.parse(text).first().getEvents().getFirst();
  }

  private static Instant end(VEvent entry) {
    Date end = entry.getDateEnd().getValue();
    return end.toInstant();
  }

  private static Instant start(VEvent entry) {
    Date start = entry.getDateStart().getValue();
    return start.toInstant();
  }
}
