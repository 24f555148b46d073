package boxoffice.blackbox;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.Messaging;
import boxoffice.local.RunningSystem;
import boxoffice.local.Target.Sight;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The mails of guests, where every request and every record of the stream comes several times. */
@Timeout(180)
class NoticesTest {

  private static final int REPEATS = 16;
  private static final int DELIVERIES = 3;

  /** In seconds, longer than any test takes. */
  private static final int LONG = 600;

  private static final String DEAD_LETTERS = "NoticesFailures";
  private static final List<String> SINGLE_AND_ALL = List.of("NoticesQueue", "GuestNotices");
  private static final List<String> ON_THE_WAY =
      List.of("UnsentEvents", "EventWork", "ChangedEvents", "NoticesQueue", "GuestNotices");

  private static RunningSystem system;
  private static Messaging messaging;

  private final Api api = Api.of(system, "load");
  private final Mails mails = new Mails(messaging);
  private final Person organizer = Person.registered(api, "Olga");
  private final Person ann = Person.registered(api, "Ann");
  private final Person bob = Person.registered(api, "Bob");
  private final Person cleo = Person.registered(api, "Cleo");

  @BeforeAll
  static void start() throws IOException {
    RunningSystem.shared().mustShow(Sight.MAILS);
    system =
        RunningSystem.start(
            Map.of(
                "deliveries",
                String.valueOf(DELIVERIES),
                "parameters",
                RunningSystem.parameters(RunningSystem.WITHOUT_LIMITS)));
    messaging = new Messaging(system);
    // An organizer has a minute to correct a mistake.
    messaging.set("ChangedEvents", QueueAttributeName.DELAY_SECONDS, "1");
    for (var queue : ON_THE_WAY) {
      messaging.set(queue, QueueAttributeName.VISIBILITY_TIMEOUT, "2");
    }
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (system != null) {
      messaging.close();
      system.close();
    }
  }

  @BeforeEach
  void serve() {
    messaging.refuse("ses", 0);
    giveUpAfter(1_000);
    settle();
  }

  @Test
  void each_change_is_told_once_in_order() {
    var told = new ArrayList<List<String>>();
    var eventId = publishes(2);
    var annsBooking = books(ann, eventId, 201);
    told.add(expect(told, "Ann: You have 1 ticket for First night"));
    books(bob, eventId, 201);
    told.add(expect(told, "Bob: You have 1 ticket for First night"));
    books(cleo, eventId, 202);
    told.add(expect(told, "Cleo: You are on the waitlist for First night"));

    repeats(ann, Call.delete("/bookings/" + annsBooking), 204);
    told.add(
        expect(
            told,
            "Ann: Cancelled: your booking for First night",
            "Cleo: You are in: 1 ticket for First night"));

    // A new name is no news.
    repeats(organizer, Call.patch("/events/" + eventId, Map.of("name", "Second night")), 200);
    settle();
    repeats(
        organizer,
        Call.patch("/events/" + eventId, Map.of("startsAt", inDays(60), "venue", "Hall 2")),
        200);
    told.add(
        expect(
            told,
            "Bob: Moved: Second night is at another time or place",
            "Cleo: Moved: Second night is at another time or place"));

    var message = Map.of("subject", "Doors at 7", "text", "See you there.\nOlga");
    repeats(organizer, Call.post("/events/" + eventId + "/messages", message), 202);
    told.add(expect(told, "Bob: Doors at 7 (Second night)", "Cleo: Doors at 7 (Second night)"));

    repeats(organizer, Call.post("/events/" + eventId + "/cancel"), 202);
    told.add(expect(told, "Bob: Cancelled: Second night", "Cleo: Cancelled: Second night"));

    settle();
    assertThat(lines()).isEqualTo(told.stream().flatMap(List::stream).toList());
    assertThat(messaging.messages(DEAD_LETTERS)).isZero();
    var notices = organizer.get("/events/" + eventId + "/notices");
    assertThat(notices.number("sent")).isEqualTo(lines().size());
    assertThat(notices.json().path("messages")).hasSize(1);
    assertThat(mails.to(ann, bob, cleo))
        .allSatisfy(mail -> assertThat(mail.bytes()).isLessThan(100 * 1024));
  }

  @Test
  void each_change_of_tickets_is_told_once() {
    var told = new ArrayList<List<String>>();
    var eventId = publishes(4);
    var anns = books(ann, eventId, 3, 201);
    told.add(expect(told, "Ann: You have 3 tickets for First night"));
    books(bob, eventId, 1, 201);
    told.add(expect(told, "Bob: You have 1 ticket for First night"));
    var cleos = books(cleo, eventId, 3, 202);
    told.add(expect(told, "Cleo: You are on the waitlist for First night"));

    repeats(cleo, change(cleo, cleos, Map.of("quantity", 1)), 200);
    told.add(expect(told, "Cleo: You now wait for 1 ticket for First night"));
    repeats(ann, change(ann, anns, Map.of("giveBack", List.of(2))), 200);
    told.add(
        expect(
            told,
            "Ann: You now have 2 tickets for First night",
            "Cleo: You are in: 1 ticket for First night"));

    // More seats are no news.
    repeats(organizer, Call.patch("/events/" + eventId, Map.of("capacity", 6)), 200);
    repeats(ann, change(ann, anns, Map.of("add", 1)), 200);
    told.add(expect(told, "Ann: You now have 3 tickets for First night"));
    told.add(
        handsOn(
            told,
            anns,
            List.of(1, 3),
            "Ann: You handed on 2 tickets for First night",
            "Bob: You received 2 tickets for First night"));
    told.add(
        handsOn(
            told,
            anns,
            List.of(4),
            "Ann: You handed on 1 ticket for First night",
            "Bob: You received 1 ticket for First night"));

    settle();
    assertThat(lines()).isEqualTo(told.stream().flatMap(List::stream).toList());
    assertThat(messaging.messages(DEAD_LETTERS)).isZero();
    assertThat(ann.sees(anns).text("state")).isEqualTo("CANCELLED");
    var last = mails.to(ann).getLast();
    assertThat(mails.calendarFile(last))
        .hasValueSatisfying(file -> assertThat(file).contains("METHOD:CANCEL"));
  }

  /** Ann makes a link and Bob opens it; what both hear. */
  private List<String> handsOn(
      List<List<String>> before, String booking, List<Integer> serials, String... more) {
    var link =
        Call.post("/bookings/" + booking + "/hand-overs?generation=1", Map.of("serials", serials));
    var code = repeats(ann, link, 201).text("code");
    repeats(bob, Call.post("/hand-overs/" + code, Map.of()), 200);
    return expect(before, more);
  }

  /** A change of a booking as it is now. */
  private static Call change(Person guest, String bookingId, Map<String, ?> wish) {
    var revision = guest.sees(bookingId).number("revision");
    return Call.patch("/bookings/" + bookingId + "?generation=1", wish)
        .header("If-Match", "\"%d\"".formatted(revision));
  }

  @Test
  void a_mail_speaks_the_language_of_its_guest() {
    var told = new ArrayList<List<String>>();
    var eventId = publishes(3);
    assertThat(bob.send(Call.patch("/account", Map.of("language", "de"))))
        .returns(200, Answer::status);

    books(bob, eventId, 201);
    told.add(expect(told, "Bob: Sie haben 1 Ticket für First night"));
    books(ann, eventId, 201);
    expect(told, "Ann: You have 1 ticket for First night");
  }

  @Test
  void a_mail_with_ten_tickets_is_small() {
    var eventId = organizer.publishes(10);

    ann.books(eventId, 10);

    var mail = Await.until(() -> mails.to(ann), all -> !all.isEmpty()).getFirst();
    assertThat(mail.subject()).isEqualTo("You have 10 tickets for First night");
    assertThat(mail.bytes()).isLessThan(100 * 1024);
    assertThat(mails.parts(mail).filter(type -> type.startsWith("image/png"))).hasSize(10);
  }

  @Test
  void a_refusing_mail_service_holds_up_mails_alone() {
    messaging.refuse("ses", LONG);
    var eventId = organizer.publishes(2);
    var annsBooking = ann.books(eventId, 2).text("bookingId");
    var bobsBooking = bob.booksOrWaits(eventId, 2).text("bookingId");
    assertThat(cleo.booksOrWaits(eventId, 1).status()).isEqualTo(202);

    assertThat(ann.cancels(annsBooking).status()).isEqualTo(204);
    Await.until(() -> bob.sees(bobsBooking).text("state"), "CONFIRMED"::equals);
    var other = organizer.publishes(1);
    assertThat(cleo.books(other, 1).status()).isEqualTo(201);
    // A domain event of each of the five changes comes three times; a notice in a queue is whole.
    Await.until(() -> messaging.messages(SINGLE_AND_ALL), count -> count >= 5);
    assertThat(mails.to(ann, bob, cleo)).isEmpty();

    messaging.refuse("ses", 0);

    Await.until(() -> mails.to(ann, bob, cleo).size(), size -> size >= 4);
    settle();
    // What is no longer true is not sent: that Ann has tickets, and that Bob waits.
    assertThat(lines())
        .containsExactlyInAnyOrder(
            "Ann: Cancelled: your booking for First night",
            "Bob: You are in: 2 tickets for First night",
            "Cleo: You are on the waitlist for First night",
            "Cleo: You have 1 ticket for First night");
    assertThat(messaging.messages(DEAD_LETTERS)).isZero();
  }

  @Test
  void dead_letters_are_sent_by_the_runbook() {
    giveUpAfter(2);
    messaging.refuse("ses", LONG);
    var eventId = organizer.publishes(3);
    Stream.of(ann, bob, cleo).forEach(guest -> books(guest, eventId, 201));
    Await.until(() -> messaging.messages(DEAD_LETTERS), count -> count == 3 * DELIVERIES);
    assertThat(mails.to(ann, bob, cleo)).isEmpty();

    messaging.refuse("ses", 0);
    giveUpAfter(10);
    messaging.redrive(DEAD_LETTERS);

    Await.until(() -> mails.to(ann, bob, cleo).size(), size -> size >= 3);
    settle();
    assertThat(lines())
        .containsExactlyInAnyOrder(
            "Ann: You have 1 ticket for First night",
            "Bob: You have 1 ticket for First night",
            "Cleo: You have 1 ticket for First night");
    assertThat(messaging.messages(DEAD_LETTERS)).isZero();
  }

  private String publishes(int capacity) {
    var create = Call.post("/events", Person.event(capacity));
    var eventId = repeats(organizer, create, 201).text("eventId");
    repeats(organizer, Call.post("/events/" + eventId + "/publish"), 200);
    return eventId;
  }

  private static String books(Person guest, String eventId, int status) {
    return books(guest, eventId, 1, status);
  }

  /** Books tickets or waits for them, and returns the id of the booking. */
  private static String books(Person guest, String eventId, int quantity, int status) {
    var book =
        Call.post(
            "/events/" + eventId + "/bookings",
            Map.of("quantity", quantity, "onSoldOut", "waitlist"));
    return repeats(guest, book, status).text("bookingId");
  }

  /** Sends a request many times at once with its key; each must succeed. */
  private static Answer repeats(Person person, Call call, int status) {
    var keyed = call.idempotencyKey(UUID.randomUUID().toString());
    return Crowd.of(REPEATS, _ -> succeeds(person, keyed, status)).getFirst();
  }

  private static Answer succeeds(Person person, Call call, int status) {
    return Await.until(() -> person.insists(call), answer -> answer.status() == status);
  }

  private static String inDays(int days) {
    return Instant.parse(Person.event(1).get("startsAt").toString())
        .plusSeconds(days * 86_400L)
        .toString();
  }

  /** Waits for more mails, in any order among themselves, and returns them as they came. */
  private List<String> expect(List<List<String>> before, String... more) {
    var known = before.stream().mapToInt(List::size).sum();
    var all = Await.until(this::lines, lines -> lines.size() >= known + more.length);
    var fresh = all.subList(known, all.size());
    assertThat(fresh).containsExactlyInAnyOrder(more);
    return fresh;
  }

  /** Recipients and subjects, in the order of the mailbox. */
  private List<String> lines() {
    var names =
        Map.of("Ann", ann, "Bob", bob, "Cleo", cleo).entrySet().stream()
            .collect(toMap(name -> name.getValue().email(), Map.Entry::getKey));
    return mails.to(ann, bob, cleo).stream()
        .map(mail -> "%s: %s".formatted(names.get(mail.to()), mail.subject()))
        .toList();
  }

  /**
   * Waits until everything has come of what was done so far. Records come in order: once somebody
   * has a mail about a later change, the batches before it were delivered as often as they are.
   */
  private void settle() {
    for (var batch = 0; batch < 2; batch++) {
      var guest = Person.registered(api, "Dora");
      guest.books(organizer.publishes(1), 1);
      Await.until(() -> mails.to(guest), found -> !found.isEmpty());
    }
    Await.until(() -> messaging.messages(ON_THE_WAY), count -> count == 0);
  }

  private static void giveUpAfter(int receives) {
    SINGLE_AND_ALL.forEach(queue -> messaging.giveUpAfter(receives, queue, DEAD_LETTERS));
  }
}
