package boxoffice.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boxoffice.App;
import boxoffice.Clients;
import boxoffice.House;
import boxoffice.Logs;
import boxoffice.Settings;
import boxoffice.accounts.FakePool;
import boxoffice.bookings.BookingWish;
import boxoffice.bookings.Serials;
import boxoffice.dynamodb.Faults;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.dynamodb.Faults.Killed;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.events.Message;
import boxoffice.events.PublishedEvents;
import boxoffice.http.Json;
import boxoffice.http.TestContext;
import boxoffice.messaging.FakeSes;
import boxoffice.metrics.Measure;
import boxoffice.notices.NoticeOutcome.DoneBefore;
import boxoffice.notices.NoticeOutcome.InProgress;
import boxoffice.notices.NoticeOutcome.NoNotice;
import boxoffice.notices.NoticeOutcome.Result;
import boxoffice.notices.NoticeOutcome.Tried;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SendNoticesTest {

  private static final Duration TIME_LEFT = Duration.ofSeconds(60);
  private static final String ADDRESS = "ada@example.com";

  private final House house = House.of(4);
  private final FakePool pool = new FakePool();
  private final FakeSes ses = new FakeSes();
  private final Map<Measure, Long> counts = new EnumMap<>(Measure.class);
  private final Faults faults = new Faults(UpdateItemRequest.class);

  SendNoticesTest() {
    pool.add("ada", ADDRESS, true, Instant.EPOCH);
    pool.speak("en");
  }

  // What is sent, and to whom.

  @Test
  void a_booking_is_noticed_at_its_address() {
    house.book("ada", 2);

    assertThat(send(booked())).isEqualTo(new Tried(Result.SENT));

    assertThat(ses.mails()).singleElement();
    var mail = ses.mails().getFirst();
    assertThat(mail.to()).isEqualTo(ADDRESS);
    assertThat(mail.message().getSubject()).isEqualTo("You have 2 tickets for A concert");
    assertThat(counts).containsExactly(Map.entry(Measure.NOTICES_SENT, 1L));
  }

  @Test
  void a_change_without_notice_sends_nothing() {
    house.book("ada", 2);

    for (var type : List.of("TicketCheckedIn", "CheckInUndone", "BookingForgotten")) {
      assertThat(send(request(type, Map.of()))).isEqualTo(new NoNotice());
    }
    assertThat(send(request("BookingCancelled", Map.of("reason", "another"))))
        .isEqualTo(new NoNotice());
    assertThat(ses.requests()).isZero();
  }

  @Test
  void who_registers_anew_is_told_once_a_day() {
    assertThat(
            handler()
                .handleRequest(
                    Envelopes.batch(exists("1"), exists("1"), exists("2")), new TestContext(60_000))
                .getBatchItemFailures())
        .isEmpty();

    assertThat(subjects())
        .containsExactly("You have an account at Box Office", "You have an account at Box Office");
    assertThat(ses.mails().getFirst().raw()).contains("/sign-in", "/reset", "Sign in");
    assertThat(ses.mails().getFirst().to()).isEqualTo(ADDRESS);
  }

  @Test
  void who_registers_anew_is_told_in_their_language() {
    pool.speak("de");
    handler().handleRequest(Envelopes.batch(exists("1")), new TestContext(60_000));

    assertThat(subjects()).containsExactly("Sie haben ein Konto bei Box Office");
    for (var phrase : LanguageTest.onlyEnglish()) {
      assertThat(ses.mails().getFirst().raw()).doesNotContain(phrase);
    }
  }

  private static String exists(String day) {
    return """
    {"detail-type": "AccountExists", "detail": {"id": "ada.account.%s", "userId": "ada"}}
    """
        .formatted(day);
  }

  // Once by id.

  @Test
  void a_repeat_sends_nothing() {
    house.book("ada", 2);

    send(booked());

    assertThat(send(booked())).isEqualTo(new DoneBefore());
    assertThat(ses.requests()).isEqualTo(1);
    assertThat(counts).containsEntry(Measure.NOTICES_SENT, 1L);
  }

  @Test
  void a_repeat_after_20_days_sends_nothing() {
    house.book("ada", 2);
    send(booked());

    house.later(Duration.ofDays(21));

    assertThat(send(booked())).isEqualTo(new DoneBefore());
    house.later(Duration.ofSeconds(1));
    assertThat(send(booked())).isEqualTo(new Tried(Result.SENT));
  }

  @Test
  void another_run_of_the_id_must_wait() {
    house.book("ada", 2);
    var others = new ArrayList<NoticeOutcome>();
    ses.before(() -> others.add(send(booked())));

    assertThat(send(booked())).isEqualTo(new Tried(Result.SENT));

    assertThat(others).containsExactly(new InProgress());
    assertThat(ses.mails()).hasSize(1);
  }

  // A run that dies.

  @Test
  void died_after_its_claim_it_is_sent_later() {
    house.book("ada", 2);
    assertThatThrownBy(() -> through(faults.kill(0, true)).send(read(booked()), TIME_LEFT))
        .isInstanceOf(Killed.class);
    assertThat(ses.requests()).isZero();

    assertThat(send(booked())).isEqualTo(new InProgress());
    house.later(TIME_LEFT.plusMillis(1));

    assertThat(send(booked())).isEqualTo(new Tried(Result.SENT));
    assertThat(ses.mails()).hasSize(1);
    assertThat(send(booked())).isEqualTo(new DoneBefore());
  }

  @Test
  void died_before_its_claim_it_is_sent_at_once() {
    house.book("ada", 2);
    assertThatThrownBy(() -> through(faults.kill(0, false)).send(read(booked()), TIME_LEFT))
        .isInstanceOf(Killed.class);

    assertThat(send(booked())).isEqualTo(new Tried(Result.SENT));
    assertThat(ses.mails()).hasSize(1);
  }

  @Test
  void died_while_sending_it_is_sent_later() {
    house.book("ada", 2);
    ses.before(
        () -> {
          throw new Killed();
        });
    assertThatThrownBy(() -> send(booked())).isInstanceOf(Killed.class);

    assertThat(send(booked())).isEqualTo(new InProgress());
    house.later(TIME_LEFT.plusMillis(1));

    assertThat(send(booked())).isEqualTo(new Tried(Result.SENT));
    assertThat(ses.mails()).hasSize(1);
  }

  /** The one place where a mail goes out twice because a run dies. */
  @Test
  void died_between_sending_and_mark_it_comes_twice() {
    house.book("ada", 2);
    ses.before(() -> faults.kill(0, false));
    assertThatThrownBy(() -> through(faults).send(read(booked()), TIME_LEFT))
        .isInstanceOf(Killed.class);
    assertThat(ses.mails()).hasSize(1);

    assertThat(send(booked())).isEqualTo(new InProgress());
    house.later(TIME_LEFT.plusMillis(1));

    assertThat(send(booked())).isEqualTo(new Tried(Result.SENT));
    assertThat(ses.mails()).hasSize(2);
    assertThat(messageIds()).containsOnly("<%s@box-office>".formatted(id()));
  }

  @Test
  void died_after_its_mark_it_is_known() {
    house.book("ada", 2);
    ses.before(() -> faults.kill(0, true));
    assertThatThrownBy(() -> through(faults).send(read(booked()), TIME_LEFT))
        .isInstanceOf(Killed.class);

    assertThat(send(booked())).isEqualTo(new DoneBefore());
    assertThat(ses.mails()).hasSize(1);
  }

  @Test
  void a_mark_that_is_lost_is_no_failure() {
    house.book("ada", 2);

    assertThat(through(faults.next(Fault.LOST_REQUEST)).send(read(booked()), TIME_LEFT))
        .isEqualTo(new Tried(Result.SENT));
  }

  // The mail service.

  @ParameterizedTest
  @CsvSource({"400, Throttling", "400, MessageRejected", "403, AccessDenied", "503, Unavailable"})
  void a_mail_that_is_not_taken_is_tried_again(int status, String code) {
    house.book("ada", 2);
    ses.refuse(status, code);

    assertThat(send(booked())).isEqualTo(new Tried(Result.NOT_SERVED));
    assertThat(ses.requests()).isEqualTo(1);

    ses.accept();
    assertThat(send(booked())).isEqualTo(new Tried(Result.SENT));
    assertThat(ses.mails()).hasSize(1);
    assertThat(counts).containsExactly(Map.entry(Measure.NOTICES_SENT, 1L));
  }

  @Test
  void a_mail_without_an_answer_is_tried_again() {
    house.book("ada", 2);
    ses.hangUp();

    assertThat(send(booked())).isEqualTo(new Tried(Result.NOT_SERVED));
    assertThat(ses.requests()).isEqualTo(1);

    ses.accept();
    assertThat(send(booked())).isEqualTo(new Tried(Result.SENT));
  }

  /** At least once: nobody knows whether the first one arrived. */
  @Test
  void a_lost_answer_may_send_twice() {
    house.book("ada", 2);
    ses.loseAnswers();
    assertThat(send(booked())).isEqualTo(new Tried(Result.NOT_SERVED));

    ses.accept();
    send(booked());

    assertThat(ses.mails()).hasSize(2);
  }

  @Test
  void a_refused_address_is_counted_and_final() {
    house.book("ada", 2);
    ses.refuse(400, "InvalidParameterValue");

    assertThat(send(booked())).isEqualTo(new Tried(Result.REFUSED));

    ses.accept();
    assertThat(send(booked())).isEqualTo(new DoneBefore());
    assertThat(ses.mails()).isEmpty();
    assertThat(counts).containsExactly(Map.entry(Measure.NOTICES_REFUSED, 1L));
  }

  @Test
  void what_is_no_address_never_reaches_the_service() {
    pool.add("eve", "eve@example.com>\r\nBcc: all@example.com", true, Instant.EPOCH);
    house.book("eve", 2);

    assertThat(send(request("eve", "BookingConfirmed", Map.of())))
        .isEqualTo(new Tried(Result.REFUSED));
    assertThat(ses.requests()).isZero();
  }

  // The account.

  @Test
  void an_account_that_is_gone_gets_none() {
    house.book("bob", 1);

    assertThat(send(request("bob", "BookingConfirmed", Map.of())))
        .isEqualTo(new Tried(Result.NO_ADDRESS));
  }

  @Test
  void an_account_about_to_go_gets_none() {
    house.book("ada", 2);
    pool.disable("ada");

    assertThat(send(booked())).isEqualTo(new Tried(Result.NO_ADDRESS));
    assertThat(ses.requests()).isZero();
  }

  @Test
  void without_cognito_it_is_tried_again() {
    house.book("ada", 2);
    pool.fail("AdminGetUser");
    assertThat(send(booked())).isEqualTo(new Tried(Result.NOT_SERVED));

    pool.serve();

    assertThat(send(booked())).isEqualTo(new Tried(Result.SENT));
  }

  // What an organizer wrote.

  @Test
  void a_message_is_sent_once_to_each() {
    house.book("ada", 2);
    pool.add("bob", "bob@example.com", true, Instant.EPOCH);
    house.book("bob", 1);
    house.organizer().message("Doors", "At 19:00.");

    for (var guest : List.of("ada", "bob")) {
      assertThat(send(message(guest))).isEqualTo(new Tried(Result.SENT));
      assertThat(send(message(guest))).isEqualTo(new DoneBefore());
    }

    assertThat(subjects()).containsExactly("Doors (A concert)", "Doors (A concert)");
    assertThat(ses.mails())
        .extracting(FakeSes.Mail::to)
        .containsExactly(ADDRESS, "bob@example.com");
    assertThat(messageIds())
        .allMatch(id -> id.strip().startsWith("<" + newest().messageId() + "."))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_cancelled_event_sends_no_message() {
    house.book("ada", 2);
    house.organizer().message("Doors", "At 19:00.");
    var message = message("ada");
    house.organizer().cancel();

    assertThat(house.booking("ada").state().isLive()).isTrue();
    assertThat(send(message)).isEqualTo(new Tried(Result.OUTDATED));
    assertThat(ses.requests()).isZero();
  }

  @Test
  void a_cancelled_booking_gets_no_message() {
    house.book("ada", 2);
    house.organizer().message("Doors", "At 19:00.");
    var message = message("ada");
    house.cancel("ada");
    assertThat(send(message)).isEqualTo(new Tried(Result.OUTDATED));

    house.book("ada", 1);
    assertThat(send(message)).isEqualTo(new DoneBefore());
  }

  @Test
  void a_message_that_is_gone_is_not_sent() {
    house.book("ada", 2);
    house.organizer().message("Doors", "At 19:00.");
    var message = message("ada");
    house.app.messages().removeAll(PublishedEvents.EVENT_ID);

    assertThat(send(message)).isEqualTo(new Tried(Result.OUTDATED));
  }

  private NoticeRequest message(String guest) {
    return NoticeRequest.read(
        Json.write(NoticeRequest.of(News.of(newest()), house.booking(guest))));
  }

  private Message newest() {
    return house.app.messages().newest(PublishedEvents.EVENT_ID).getFirst();
  }

  // The counts of the organizer.

  @Test
  void mails_of_an_event_are_counted_once() {
    house.book("ada", 2);
    send(booked());
    send(booked());
    pool.add("eve", "eve@example.com>", true, Instant.EPOCH);
    house.book("eve", 2);
    send(request("eve", "BookingConfirmed", Map.of()));
    house.cancel("ada");
    send(request("ada", "BookingConfirmed", Map.of()));

    assertThat(house.organizer().notices().text())
        .isEqualTo("{\"sent\":1,\"refused\":1,\"messages\":[]}");
  }

  @Test
  void a_mail_to_be_tried_again_is_not_counted() {
    house.book("ada", 2);
    ses.refuse(503, "Unavailable");
    send(booked());

    assertThat(house.organizer().notices().body().path("sent").asInt()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOST_REQUEST", "LOST_REPLY"})
  void a_lost_count_repeats_no_mail(Fault fault) {
    house.book("ada", 2);

    // The mark comes before it.
    assertThat(through(faults.next(Fault.NONE, fault)).send(read(booked()), TIME_LEFT))
        .isEqualTo(new Tried(Result.SENT));

    assertThat(send(booked())).isEqualTo(new DoneBefore());
    assertThat(ses.mails()).hasSize(1);
  }

  @Test
  void a_run_that_dies_at_its_count_is_done() {
    house.book("ada", 2);
    ses.before(() -> faults.kill(1, false));
    assertThatThrownBy(() -> through(faults).send(read(booked()), TIME_LEFT))
        .isInstanceOf(Killed.class);

    assertThat(send(booked())).isEqualTo(new DoneBefore());
    assertThat(ses.mails()).hasSize(1);
  }

  // Where answers go.

  @Test
  void answers_go_to_the_organizer_who_wants_them() {
    var organizer = house.event().organizerId();
    pool.add(organizer, "organizer@example.com", true, Instant.EPOCH);
    house.book("ada", 2);
    send(booked());
    assertThat(ses.mails().getFirst().message().getReplyTo()).isNull();
    assertThat(pool.operations()).hasSize(1);

    house.organizer().patch("{\"repliesToOrganizer\": true}");
    house.organizer().message("Doors", "At 19:00.");
    send(message("ada"));

    assertThat(ses.mails().getLast().message().getReplyTo()).hasToString("[organizer@example.com]");
    assertThat(ses.mails().getLast().to()).isEqualTo(ADDRESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "disabled", "unconfirmed", "no address"})
  void an_organizer_who_is_gone_gets_no_answers(String what) {
    var organizer = house.event().organizerId();
    switch (what) {
      case "disabled" -> {
        pool.add(organizer, "organizer@example.com", true, Instant.EPOCH);
        pool.disable(organizer);
      }
      case "unconfirmed" -> pool.add(organizer, "organizer@example.com", false, Instant.EPOCH);
      case "no address" ->
          pool.add(organizer, "organizer@example.com>\r\nBcc: all@a.example", true, Instant.EPOCH);
      default -> {}
    }
    house.organizer().patch("{\"repliesToOrganizer\": true}");
    house.book("ada", 2);

    assertThat(send(booked())).isEqualTo(new Tried(Result.SENT));

    assertThat(ses.mails().getFirst().message().getReplyTo()).isNull();
    assertThat(ses.mails().getFirst().raw()).doesNotContain("organizer@example.com", "Bcc");
  }

  @Test
  void without_cognito_answers_wait_too() {
    house.organizer().patch("{\"repliesToOrganizer\": true}");
    house.book("ada", 2);
    // The account of the guest is read, that of the organizer is not.
    pool.before("AdminGetUser", () -> pool.before("AdminGetUser", () -> pool.fail("AdminGetUser")));
    assertThat(send(booked())).isEqualTo(new Tried(Result.NOT_SERVED));
    assertThat(ses.requests()).isZero();

    pool.serve();

    assertThat(send(booked())).isEqualTo(new Tried(Result.SENT));
  }

  // What is no longer true.

  @Test
  void a_cancelled_booking_is_no_news() {
    house.book("ada", 2);
    house.cancel("ada");

    assertThat(send(booked())).isEqualTo(new Tried(Result.OUTDATED));
    assertThat(pool.operations()).isEmpty();
    assertThat(ses.requests()).isZero();
  }

  @Test
  void a_late_waiting_after_a_promotion_is_dropped() {
    house.book("bob", 4);
    house.join("ada", 2);
    var waiting = request("BookingWaitlisted", Map.of());
    house.cancel("bob");
    house.settle();

    assertThat(send(waiting)).isEqualTo(new Tried(Result.OUTDATED));
    assertThat(send(request("BookingPromoted", Map.of("was", "WAITLISTED"))))
        .isEqualTo(new Tried(Result.SENT));
    assertThat(subjects()).containsExactly("You are in: 2 tickets for A concert");
  }

  @Test
  void a_cancellation_before_a_new_booking_is_dropped() {
    house.book("ada", 2);
    house.cancel("ada");
    var cancelled = cancelled("guest");
    house.book("ada", 1);

    assertThat(send(cancelled)).isEqualTo(new Tried(Result.OUTDATED));
  }

  @Test
  void a_later_change_makes_no_notice_untrue() {
    house.book("ada", 2);
    var booked = booked();
    house.change("ada", new BookingWish.Add(1));
    var enlarged = changed("BookingEnlarged");
    house.change("ada", new BookingWish.GiveBack(Serials.of(List.of(1, 2))));

    // Each says what is so by now, and what it is about.
    for (var envelope : List.of(booked, enlarged, changed("BookingReduced"))) {
      assertThat(send(envelope)).isEqualTo(new Tried(Result.SENT));
    }
    assertThat(subjects())
        .containsExactly(
            "You have 1 ticket for A concert",
            "You now have 1 ticket for A concert",
            "You now have 1 ticket for A concert");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BookingReduced", "BookingEnlarged", "BookingReceived"})
  void a_change_of_a_cancelled_booking_is_dropped(String type) {
    house.book("ada", 3);
    house.change("ada", new BookingWish.GiveBack(Serials.of(List.of(1))));
    var envelope = changed(type);
    house.cancel("ada");

    assertThat(send(envelope)).isEqualTo(new Tried(Result.OUTDATED));
  }

  @Test
  void a_smaller_group_that_got_seats_is_dropped() {
    house.book("bob", 4);
    house.join("ada", 3);
    house.change("ada", new BookingWish.WaitForFewer(1));
    var smaller = changed("BookingReduced");
    house.cancel("bob");
    house.settle();

    assertThat(send(smaller)).isEqualTo(new Tried(Result.OUTDATED));
    assertThat(send(request("BookingPromoted", Map.of("was", "WAITLISTED"))))
        .isEqualTo(new Tried(Result.SENT));
    assertThat(subjects()).containsExactly("You are in: 1 ticket for A concert");
  }

  @Test
  void what_was_handed_on_is_told_whatever_follows() {
    house.book("ada", 3);
    var handedOn = changed("BookingHandedOn");
    house.cancel("ada");

    assertThat(send(handedOn)).isEqualTo(new Tried(Result.SENT));
    assertThat(subjects()).containsExactly("You handed on 1 ticket for A concert");
  }

  @Test
  void a_hand_over_of_an_earlier_generation_is_dropped() {
    house.book("ada", 3);
    var handedOn = changed("BookingHandedOn");
    house.cancel("ada");
    house.book("ada", 3);

    assertThat(send(handedOn)).isEqualTo(new Tried(Result.OUTDATED));
  }

  private String changed(String type) {
    return request(type, Map.of("was", "CONFIRMED", "tickets", "1"));
  }

  @Test
  void a_fence_makes_no_notice_untrue() {
    house.book("ada", 2);
    var booked = booked();
    house.damage(house.booking("ada").key(), "SET revision = :next", ":next", 9);

    assertThat(send(booked)).isEqualTo(new Tried(Result.SENT));
  }

  // What a guest can switch off.

  @Test
  void who_wants_no_reminders_gets_none() {
    house.book("ada", 2);
    house.wantsNoReminders("ada");

    assertThat(send(request("Reminder", Map.of()))).isEqualTo(new Tried(Result.UNWANTED));
    assertThat(pool.operations()).isEmpty();
    assertThat(ses.requests()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BookingConfirmed", "EventMoved"})
  void nothing_else_can_be_switched_off(String type) {
    house.book("ada", 2);
    house.wantsNoReminders("ada");

    assertThat(send(request(type, Map.of()))).isEqualTo(new Tried(Result.SENT));
  }

  // The batch.

  @Test
  void only_what_is_not_done_goes_back() {
    house.book("ada", 2);
    house.book("bob", 1);
    var response =
        handler()
            .handleRequest(
                Envelopes.batch(
                    booked(),
                    "{\"no\": \"envelope\"}",
                    request("bob", "BookingConfirmed", Map.of()),
                    booked()),
                new TestContext(60_000));

    assertThat(response.getBatchItemFailures())
        .extracting(BatchItemFailure::getItemIdentifier)
        .containsExactly("message-1");
  }

  @Test
  void an_id_in_progress_goes_back() {
    house.book("ada", 2);
    ses.before(
        () -> {
          throw new Killed();
        });
    assertThatThrownBy(() -> send(booked())).isInstanceOf(Killed.class);

    assertThat(handler().handleRequest(Envelopes.batch(booked()), new TestContext(60_000)))
        .extracting(response -> response.getBatchItemFailures().size())
        .isEqualTo(1);
  }

  @Test
  void nothing_begins_that_could_not_end() {
    house.book("ada", 2);

    var late = (int) SendNoticesHandler.LONGEST.toMillis() - 1;
    assertThat(
            handler()
                .handleRequest(Envelopes.batch(booked()), new TestContext(late))
                .getBatchItemFailures())
        .hasSize(1);
    assertThat(ses.requests()).isZero();
    assertThat(
            handler()
                .handleRequest(Envelopes.batch(booked()), new TestContext(late + 1))
                .getBatchItemFailures())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "null", "{\"detail-type\": \"BookingConfirmed\"}"})
  void what_is_no_envelope_goes_back(String body) {
    assertThat(
            handler()
                .handleRequest(Envelopes.batch(body), new TestContext(60_000))
                .getBatchItemFailures())
        .hasSize(1);
  }

  @Test
  void no_log_has_a_name_address_or_title() {
    house.book("ada", 2);
    try (var logs = new Logs()) {
      ses.refuse(400, "InvalidParameterValue");
      handler()
          .handleRequest(
              Envelopes.batch(booked(), "{\"x\": \"" + ADDRESS), new TestContext(60_000));
      ses.refuse(500, "InternalFailure");
      house.cancel("ada");
      handler().handleRequest(Envelopes.batch(cancelled("guest")), new TestContext(60_000));

      assertThat(logs.lines()).hasSizeGreaterThan(4);
      assertThat(String.join("\n", logs.lines()))
          .contains("InvalidParameterValue", "request-1", id())
          .doesNotContain("example.com", "Lovelace", "concert");
    }
  }

  // The files of it.

  private NoticeOutcome send(String envelope) {
    return send(read(envelope));
  }

  private NoticeOutcome send(NoticeRequest request) {
    return through(new Faults()).send(request, TIME_LEFT);
  }

  private SendNoticesHandler handler() {
    return new SendNoticesHandler(through(new Faults()));
  }

  private SendNotices through(Faults on) {
    var values = new HashMap<>(Settings.withLimits(1).values());
    values.putAll(
        Map.of(
            "USER_POOL_ID", FakePool.ID,
            "NOTICES_SENDER", "tickets@example.com",
            "PAGE_URL", "https://tickets.example.com/"));
    return new App(
            new Clients(
                () -> LocalDynamoDb.through(house.table(), on),
                () -> pool,
                Envelopes.absent(),
                Envelopes.absent(),
                ses::client),
            house::now,
            new Random(1),
            _ -> {},
            (measure, amount) -> counts.merge(measure, amount, Long::sum),
            new Settings(values))
        .sendNotices();
  }

  private static NoticeRequest read(String envelope) {
    return NoticeRequest.read(envelope);
  }

  private String booked() {
    return request("BookingConfirmed", Map.of());
  }

  private String cancelled(String reason) {
    return request("BookingCancelled", Map.of("was", "CONFIRMED", "reason", reason));
  }

  private String request(String type, Map<String, String> more) {
    return request("ada", type, more);
  }

  private String request(String user, String type, Map<String, String> more) {
    return Envelopes.of(type, house.booking(user), house.now(), more);
  }

  private String id() {
    return Envelopes.id(house.booking("ada"));
  }

  private List<String> subjects() {
    return ses.mails().stream().map(mail -> mail.message().getSubject()).toList();
  }

  private List<String> messageIds() {
    return ses.mails().stream().map(mail -> mail.message().getMessageId()).toList();
  }
}
