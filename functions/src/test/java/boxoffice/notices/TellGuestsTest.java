package boxoffice.notices;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import boxoffice.House;
import boxoffice.bookings.BookingState;
import boxoffice.bookings.BookingWish;
import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Keys;
import boxoffice.events.Message;
import boxoffice.events.OrganizerCalls;
import boxoffice.http.TestContext;
import boxoffice.messaging.FakeQueue;
import boxoffice.messaging.Queue;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TellGuestsTest {

  private static final String MOVE = "{\"startsAt\": \"2027-07-01T18:00:00Z\"}";
  private static final String BACK = "{\"startsAt\": \"2026-11-24T12:00:00Z\"}";
  private static final String END = "{\"endsAt\": \"2026-11-24T15:00:00Z\"}";
  private static final String DOORS = "{\"doorsAt\": \"2026-11-24T11:00:00Z\"}";
  private static final String RENAME = "{\"name\": \"Another concert\"}";

  private final House house = House.of(300);
  private final FakeQueue notices = new FakeQueue();
  private final FakeQueue moves = new FakeQueue();

  @ParameterizedTest
  @ValueSource(
      strings = {MOVE, END, DOORS, "{\"venue\": \"Hall 2\"}", "{\"timeZone\": \"Europe/Lisbon\"}"})
  void every_guest_of_a_moved_event_is_told(String change) {
    house.book("ada", 2);
    house.book("bob", 1);
    house.book("eve", 1);
    house.cancel("eve");

    assertThat(tell(change(change, "startsAt"))).isTrue();

    assertThat(ids()).containsExactlyInAnyOrder(id("ada"), id("bob"));
    assertThat(request("ada").kind()).contains(NoticeKind.EVENT_MOVED);
    assertThat(request("ada").detail().quantity()).isEqualTo(2);
  }

  @Test
  void other_changes_are_no_news() {
    house.book("ada", 2);

    assertThat(tell(change(RENAME, "name"))).isTrue();
    assertThat(tell(change("{\"capacity\": 200}", "capacity"))).isTrue();
    assertThat(tell(change("{\"price\": \"12 €\"}", "price"))).isTrue();

    assertThat(notices.bodies()).isEmpty();
  }

  @Test
  void a_typo_after_a_move_hides_nothing() {
    house.book("ada", 2);
    var move = change(MOVE, "startsAt");
    var typo = change(RENAME, "name");

    assertThat(tell(move)).isTrue();
    assertThat(notices.bodies()).isEmpty();

    assertThat(tell(typo)).isTrue();
    assertThat(ids()).containsExactly(id("ada"));
  }

  @Test
  void a_fence_after_a_move_hides_nothing() {
    house.book("ada", 2);
    var move = change(MOVE, "startsAt");
    var refused = new OrganizerCalls(house.app).resize(EVENT_ID, 1, true);

    assertThat(refused).isEqualTo(OrganizerCalls.Result.REFUSED);
    assertThat(house.event().version()).isEqualTo(move.detail().version() + 1);
    assertThat(tell(move)).isTrue();
    assertThat(ids()).containsExactly(id("ada", move));
    change(RENAME, "name");
    change(RENAME.replace("Another", "A third"), "name");
    assertThat(house.event().changedIn()).isEqualTo(house.event().version());
  }

  @Test
  void an_end_is_told_once_and_its_removal_too() {
    house.book("ada", 2);
    tell(change(END, "endsAt"));

    tell(change(RENAME, "name"));
    assertThat(ids()).hasSize(1);
    tell(change("{\"endsAt\": \"\"}", "endsAt"));
    tell(change(RENAME, "name"));

    assertThat(ids()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void doors_are_told_once_and_their_removal_too() {
    house.book("ada", 2);
    tell(change(DOORS, "doorsAt"));

    tell(change(RENAME, "name"));
    assertThat(ids()).hasSize(1);
    tell(change("{\"doorsAt\": null}", "doorsAt"));
    tell(change(RENAME, "name"));

    assertThat(ids()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void an_event_that_is_back_is_no_news() {
    house.book("ada", 2);
    var there = change(MOVE, "startsAt");
    var back = change(BACK, "startsAt");

    assertThat(tell(there)).isTrue();
    assertThat(tell(back)).isTrue();

    assertThat(notices.bodies()).isEmpty();
  }

  @Test
  void guests_are_told_of_a_move_once() {
    house.book("ada", 2);
    var move = change(MOVE, "startsAt");
    tell(move);

    assertThat(tell(move)).isTrue();
    assertThat(tell(change(RENAME, "name"))).isTrue();

    assertThat(ids()).containsExactly(id("ada", move));
  }

  @Test
  void the_next_move_is_news_again() {
    house.book("ada", 2);
    tell(change(MOVE, "startsAt"));

    tell(change(BACK, "startsAt"));

    assertThat(ids()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void who_booked_after_the_move_knows() {
    var move = change(MOVE, "startsAt");
    house.later(TellGuests.UNSURE.plusMillis(1));
    house.book("ada", 2);

    assertThat(tell(move)).isTrue();

    assertThat(notices.bodies()).isEmpty();
  }

  /** Clocks differ: the mail of a booking may have been made before the move. */
  @Test
  void who_booked_at_about_that_time_is_told() {
    var move = change(MOVE, "startsAt");
    house.later(TellGuests.UNSURE.minusSeconds(1));
    house.book("ada", 2);

    assertThat(tell(move)).isTrue();

    assertThat(ids()).containsExactly(id("ada"));
  }

  @Test
  void who_changed_a_booking_after_it_is_told() {
    house.book("ada", 2);
    var move = change(MOVE, "startsAt");
    house.later(TellGuests.UNSURE.plusMillis(1));
    house.change("ada", new BookingWish.Add(1));

    assertThat(tell(move)).isTrue();

    assertThat(ids()).containsExactly(id("ada"));
  }

  @Test
  void a_cancelled_event_is_not_a_moved_one() {
    house.book("ada", 2);
    change(MOVE, "startsAt");
    house.organizer().cancel();

    assertThat(tell(move("startsAt"))).isTrue();

    assertThat(notices.bodies()).isEmpty();
  }

  @Test
  void what_the_queue_refuses_is_asked_again() {
    house.book("ada", 2);
    house.book("bob", 1);
    var move = change(MOVE, "startsAt");
    notices.refuse(body -> body.contains(id("bob")));
    assertThat(tell(move)).isFalse();

    notices.refuse(_ -> false);

    assertThat(tell(move)).isTrue();
    assertThat(ids()).containsOnly(id("ada"), id("bob")).contains(id("bob"));
  }

  @Test
  void many_guests_are_told_page_by_page() {
    book(150);
    var move = change(MOVE, "startsAt");

    assertThat(tell(move)).isTrue();

    assertThat(ids()).hasSize(150).doesNotHaveDuplicates();
    assertThat(moves.bodies()).isEmpty();
  }

  @Test
  void without_time_the_next_run_goes_on() {
    book(150);
    var move = change(MOVE, "startsAt");
    // After the first page the time is over.
    var ticks = new ArrayList<>(List.of(house.now(), house.now().plus(Duration.ofMinutes(2))));
    var tellGuests = tellGuests(ticks::removeFirst);

    assertThat(tellGuests.tell(move, house.now().plus(Duration.ofMinutes(1)))).isTrue();
    assertThat(ids()).hasSize(100);

    assertThat(moves.bodies()).hasSize(1);
    assertThat(tell(Envelope.read(moves.bodies().getFirst(), News.class))).isTrue();
    assertThat(ids()).hasSize(150).doesNotHaveDuplicates();
  }

  @Test
  void a_newer_change_takes_over() {
    book(150);
    var move = change(MOVE, "startsAt");
    var changed = new AtomicBoolean();
    notices.refuse(
        _ -> {
          if (!changed.getAndSet(true)) {
            house.organizer().patch("{\"venue\": \"Hall 2\"}");
          }
          return false;
        });

    assertThat(tell(move)).isTrue();
    assertThat(ids()).hasSize(100);

    assertThat(tell(move("venue"))).isTrue();
    assertThat(ids()).hasSize(250).doesNotHaveDuplicates();
  }

  @Test
  void an_event_of_before_goes_by_its_change() {
    house.book("ada", 2);
    house
        .table()
        .updateIf(
            Keys.event(EVENT_ID),
            "REMOVE announcedStart, announcedZone, announcedVenue",
            "attribute_exists(announcedZone) AND NOT announcedZone = :none",
            Attributes.of(":none", ""));

    assertThat(tell(change(RENAME, "name"))).isTrue();
    assertThat(notices.bodies()).isEmpty();

    assertThat(tell(change(MOVE, "name", "startsAt"))).isTrue();
    assertThat(ids()).containsExactly(id("ada"));
  }

  // Reminders.

  @Test
  void guests_are_reminded_once_of_a_start() {
    startInTwoDays();
    house.book("ada", 2);
    house.later(Duration.ofHours(25));
    house.book("late", 1);

    assertThat(remind()).isZero();
    assertThat(tell(reminder())).isTrue();

    assertThat(requests().map(NoticeRequest::kind))
        .containsExactly(Optional.of(NoticeKind.REMINDER));
    assertThat(request("ada").detail().bookingId()).isEqualTo(house.booking("ada").bookingId());
    remind();
    assertThat(moves.bodies()).hasSize(1);
    assertThat(tell(reminder())).isTrue();
    assertThat(notices.bodies()).hasSize(1);
  }

  @Test
  void nobody_is_reminded_days_before() {
    startInTwoDays();
    house.book("ada", 2);

    remind();

    assertThat(moves.bodies()).isEmpty();
  }

  @Test
  void an_organizer_switches_the_reminder_off() {
    startInTwoDays();
    house.book("ada", 2);
    house.later(Duration.ofHours(25));
    remind();
    var patched = house.organizer().patch("{\"reminder\": false}");
    assertThat(patched.body().path("reminder").asBoolean(true)).isFalse();

    assertThat(tell(reminder())).isTrue();
    assertThat(notices.bodies()).isEmpty();
    remind();
    assertThat(moves.bodies()).hasSize(1);

    assertThat(house.organizer().patch("{\"reminder\": true}").body().has("reminder")).isFalse();
    remind();
    assertThat(moves.bodies()).hasSize(2);
  }

  @Test
  void a_moved_event_is_reminded_of_its_new_start() {
    startInTwoDays();
    house.book("ada", 2);
    house.later(Duration.ofHours(25));
    remind();
    house.organizer().patch("{\"startsAt\": \"2026-11-28T12:00:00Z\"}");

    assertThat(tell(reminder())).isTrue();
    assertThat(notices.bodies()).isEmpty();

    house.later(Duration.ofDays(3));
    remind();
    assertThat(tell(reminder())).isTrue();
    assertThat(notices.bodies()).hasSize(1);
  }

  @Test
  void a_queue_that_refuses_reminders_is_a_failure() {
    startInTwoDays();
    house.later(Duration.ofHours(25));
    moves.refuse(_ -> true);
    var handler = new RemindGuestsHandler(remindGuests());

    assertThatIllegalStateException()
        .isThrownBy(() -> handler.handleRequest(Map.of(), new TestContext(60_000)));
    moves.refuse(_ -> false);
    assertThat(handler.handleRequest(Map.of(), new TestContext(60_000))).isZero();
  }

  // What an organizer wrote.

  @Test
  void every_guest_gets_a_message_once() {
    fill();
    house.join("eve", 2);
    house.join("left", 1);
    house.cancel("left");
    var message = message();

    assertThat(tell(message)).isTrue();

    assertThat(ids())
        .hasSize(51)
        .contains(id("eve", message), id("full 7", message))
        .doesNotContain(id("left", message));
    assertThat(request("eve"))
        .returns(Optional.of(NoticeKind.ORGANIZER_MESSAGE), NoticeRequest::kind)
        .returns(1L, NoticeRequest::message);
    assertThat(house.app.messages().newest(EVENT_ID)).allMatch(Message::isTold);
    assertThat(tell(message)).isTrue();
    assertThat(notices.bodies()).hasSize(51);
  }

  @Test
  void who_waited_and_got_in_gets_a_message() {
    fill();
    house.join("ada", 1);
    var message = message();
    house.later(Duration.ofSeconds(1));
    house.cancel("full 0");
    house.settle();
    assertThat(house.state("ada")).isEqualTo(BookingState.CONFIRMED);

    assertThat(tell(message)).isTrue();

    assertThat(ids()).contains(id("ada", message)).doesNotContain(id("full 0", message));
  }

  @Test
  void who_booked_after_a_message_gets_none() {
    house.book("ada", 1);
    house.book("bob", 1);
    house.cancel("bob");
    var message = message();
    house.book("bob", 1);
    house.book("eve", 1);

    assertThat(tell(message)).isTrue();

    assertThat(ids()).containsExactly(id("ada", message));
  }

  @Test
  void a_cancelled_event_stops_a_message() {
    book(150);
    var message = message();
    // It is cancelled after the first page.
    notices.refuse(
        _ -> {
          if (notices.bodies().size() == 99) {
            house.organizer().cancel();
          }
          return false;
        });

    assertThat(tell(message)).isTrue();

    assertThat(ids()).hasSize(100);
    assertThat(house.app.messages().newest(EVENT_ID)).noneMatch(Message::isTold);
  }

  @Test
  void a_message_goes_on_where_a_run_ended() {
    book(150);
    var message = message();
    var ticks = new ArrayList<>(List.of(house.now(), house.now().plus(Duration.ofMinutes(2))));

    assertThat(
            tellGuests(ticks::removeFirst).tell(message, house.now().plus(Duration.ofMinutes(1))))
        .isTrue();
    assertThat(ids()).hasSize(100);

    assertThat(tell(Envelope.read(moves.bodies().getFirst(), News.class))).isTrue();
    assertThat(ids()).hasSize(150).doesNotHaveDuplicates();
  }

  @Test
  void a_change_of_the_event_holds_up_no_message() {
    house.book("ada", 1);
    var message = message();
    change(MOVE, "startsAt");

    assertThat(tell(message)).isTrue();

    assertThat(ids()).containsExactly(id("ada", message));
  }

  @Test
  void an_event_without_the_message_tells_nobody() {
    house.book("ada", 1);
    var message = message();
    house.app.messages().removeAll(EVENT_ID);

    assertThat(tell(message)).isTrue();

    assertThat(notices.bodies()).isEmpty();
  }

  private void fill() {
    for (var i = 0; i < 50; i++) {
      house.book("full " + i, 6);
    }
  }

  private News message() {
    assertThat(house.organizer().message("Doors", "At 19:00.").status()).isEqualTo(202);
    return News.of(house.app.messages().newest(EVENT_ID).getFirst());
  }

  private void startInTwoDays() {
    assertThat(house.organizer().patch("{\"startsAt\": \"2026-11-25T12:00:00Z\"}").status())
        .isEqualTo(200);
  }

  private int remind() {
    return remindGuests().remind();
  }

  private RemindGuests remindGuests() {
    return new RemindGuests(house.app.events(), new Queue(moves, "moves"), house::now);
  }

  private News reminder() {
    return Envelope.read(moves.bodies().getLast(), News.class);
  }

  @Test
  void only_what_is_not_done_goes_back() {
    house.book("ada", 2);
    var envelope =
        """
        {"version": "0", "detail-type": "EventChanged", "source": "boxoffice", "detail":
          {"id": "%1$s.3", "at": "%2$s", "eventId": "%1$s", "organizerId": "organizer",
           "version": 3, "changed": ["startsAt"]}}
        """
            .formatted(EVENT_ID, house.now());
    change(MOVE, "startsAt");
    var handler = new TellGuestsHandler(tellGuests(), house::now);
    var response = handler.handleRequest(Envelopes.batch("{}", envelope), new TestContext(60_000));

    assertThat(response.getBatchItemFailures())
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly("message-0");
    assertThat(notices.bodies()).hasSize(1);
  }

  private void book(int guests) {
    for (var i = 0; i < guests; i++) {
      house.book("guest " + i, 1);
    }
  }

  private News change(String body, String... changed) {
    house.later(Duration.ofSeconds(1));
    assertThat(house.organizer().patch(body).status()).isEqualTo(200);
    return move(changed);
  }

  private News move(String... changed) {
    var event = house.event();
    return new News(
        "EventChanged",
        new DomainEvent.OfEvent(
            "%s.%d".formatted(EVENT_ID, event.version()),
            house.now(),
            EVENT_ID,
            "organizer",
            event.version(),
            List.of(changed)),
        null,
        null);
  }

  private boolean tell(News move) {
    return tellGuests().tell(move, house.now().plus(Duration.ofMinutes(1)));
  }

  private TellGuests tellGuests() {
    return tellGuests(house::now);
  }

  private TellGuests tellGuests(InstantSource clock) {
    return new TellGuests(
        house.app.events(),
        house.app.messages(),
        house.app.bookings(),
        new Queue(notices, "notices"),
        new Queue(moves, "moves"),
        clock);
  }

  private Stream<NoticeRequest> requests() {
    return notices.bodies().stream().map(NoticeRequest::read);
  }

  private List<String> ids() {
    return requests().map(request -> request.detail().id()).toList();
  }

  private NoticeRequest request(String user) {
    return requests()
        .filter(request -> request.detail().userId().equals(user))
        .findFirst()
        .orElseThrow();
  }

  private String id(String user) {
    return id(user, move());
  }

  private String id(String user, News move) {
    return move.detail().id() + "." + house.booking(user).bookingId();
  }
}
