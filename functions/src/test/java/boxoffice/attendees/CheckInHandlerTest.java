package boxoffice.attendees;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.bookings.Booking;
import boxoffice.bookings.CancelBookingHandler;
import boxoffice.events.Role;
import boxoffice.events.Team;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The door over HTTP. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckInHandlerTest {

  private static final Caller ORGANIZER = Caller.user("organizer");
  private static final String CHECK_INS = "/events/{eventId}/check-ins";
  private static final String UNDO = "/events/{eventId}/bookings/{bookingId}/check-ins/{checkInId}";

  private final House house = House.of(9);
  private final CheckInHandler handler =
      new CheckInHandler(house.app.checkIn(), house.app.undoCheckIn(), house.app.random());

  CheckInHandlerTest() {
    house.book("ada", 4);
  }

  @Test
  void the_answer_says_which_ticket_it_is() {
    house.name("ada", "Ada Lovelace");
    house.giveBack("ada", 1);

    var reply = post(code(3));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().fieldNames())
        .toIterable()
        .containsExactly(
            "checkInId",
            "bookingId",
            "generation",
            "name",
            "serials",
            "ticket",
            "quantity",
            "checkedInTickets",
            "checkedInAt");
    assertThat(reply.body().path("serials")).hasToString("[3]");
    assertThat(reply.body().path("ticket").asInt()).isEqualTo(2);
    assertThat(reply.body().path("quantity").asInt()).isEqualTo(3);
    assertThat(reply.body().path("checkedInTickets").asInt()).isEqualTo(1);
    assertThat(reply.body().path("checkInId").asText()).matches("[A-Za-z0-9_-]{16}");
  }

  @Test
  void several_tickets_have_no_position() {
    post(code(2));

    var reply = post("{\"ticketCode\": \"%s\", \"all\": true}".formatted(house.ticket("ada")));

    assertThat(reply.body().path("serials")).hasToString("[1,3,4]");
    assertThat(reply.body().has("ticket")).isFalse();
    assertThat(reply.body().path("checkedInTickets").asInt()).isEqualTo(4);
  }

  @Test
  void a_guest_is_named_as_the_list_does() {
    var id = Booking.id(EVENT_ID, "ada");

    assertThat(post(guest(id, "1", "\"serial\": 2")).body().path("serials")).hasToString("[2]");
    assertThat(post(guest(id, "1", "\"all\": true")).body().path("serials")).hasToString("[1,3,4]");
  }

  @Test
  void a_ticket_shown_again_gets_its_first_time() {
    var first = post(code(1));
    house.later(Duration.ofHours(1));

    assertThat(
            Caller.admin("eve").post(CHECK_INS, code(1)).parameter("eventId", EVENT_ID).to(handler))
        .returns(409, Reply::status)
        .returns("checked-in", Reply::problem)
        .returns(1, reply -> reply.body().path("serial").asInt())
        .returns(first.body().get("checkedInAt"), reply -> reply.body().get("checkedInAt"));
  }

  @Test
  void a_key_of_other_tickets_is_refused() {
    ORGANIZER
        .post(CHECK_INS, code(1))
        .header("Idempotency-Key", "key")
        .parameter("eventId", EVENT_ID)
        .to(handler);

    var reply =
        ORGANIZER
            .post(CHECK_INS, code(2))
            .header("Idempotency-Key", "key")
            .parameter("eventId", EVENT_ID)
            .to(handler);

    assertThat(reply).returns(422, Reply::status).returns("idempotency-key-reused", Reply::problem);
  }

  @Test
  void a_repeat_that_was_offline_gets_its_first_answer() {
    var first =
        ORGANIZER
            .post(CHECK_INS, code(1))
            .header("Idempotency-Key", "key")
            .parameter("eventId", EVENT_ID)
            .to(handler);

    var repeat =
        ORGANIZER
            .post(
                CHECK_INS,
                "{\"ticketCode\": \"%s\", \"offlineAt\": \"2026-11-23T12:00:01Z\"}"
                    .formatted(house.ticket("ada").grouped().toLowerCase(Locale.ROOT)))
            .header("Idempotency-Key", "key")
            .parameter("eventId", EVENT_ID)
            .to(handler);

    assertThat(repeat.body()).isEqualTo(first.body());
  }

  @Test
  void the_time_of_the_phone_is_kept_beside() {
    house.later(Duration.ofHours(2));
    post(
        "{\"ticketCode\": \"%s\", \"offlineAt\": \"2026-11-23T13:00:00Z\"}"
            .formatted(house.ticket("ada")));

    assertThat(house.app.bookings().checkIns(house.booking("ada")).getFirst())
        .returns(house.now(), checkIn -> checkIn.at())
        .returns("2026-11-23T13:00:00Z", checkIn -> checkIn.offlineAt().toString())
        .returns("organizer", checkIn -> checkIn.by());
  }

  @Test
  void a_cancellation_after_it_is_refused() {
    post(code(1));
    post(code(2));

    var reply =
        Caller.user("ada")
            .get("/bookings/x")
            .parameter("bookingId", house.booking("ada").bookingId())
            .to(new CancelBookingHandler(house.cancelBooking()));

    assertThat(reply)
        .returns(409, Reply::status)
        .returns("checked-in", Reply::problem)
        .returns(2, it -> it.body().path("checkedInTickets").asInt());
  }

  @Test
  void what_was_given_back_says_since_when() {
    var gone = code(2);
    house.giveBack("ada", 2);

    assertThat(post(gone))
        .returns(409, Reply::status)
        .returns("ticket-invalid", Reply::problem)
        .returns(house.now().toString(), it -> it.body().path("since").asText());
  }

  @Test
  void an_undo_is_repeated_and_told_to_its_check_in() {
    var checkIn =
        ORGANIZER
            .post(CHECK_INS, code(1))
            .header("Idempotency-Key", "key")
            .parameter("eventId", EVENT_ID);
    var id = checkIn.to(handler).body().path("checkInId").asText();

    assertThat(undo(ORGANIZER, id).status()).isEqualTo(204);
    assertThat(undo(ORGANIZER, id).status()).isEqualTo(204);

    assertThat(checkIn.to(handler))
        .returns(409, Reply::status)
        .returns("check-in-undone", Reply::problem);
    assertThat(house.booking("ada").checkedIn().isEmpty()).isTrue();
    assertThat(post(code(1)).status()).isEqualTo(200);
  }

  @Test
  void a_late_undo_is_refused() {
    var first = post(code(1)).body();
    house.later(Duration.ofMinutes(15).plusMillis(1));

    assertThat(undo(ORGANIZER, first.path("checkInId").asText()))
        .returns(409, Reply::status)
        .returns("undo-closed", Reply::problem)
        .returns(house.now().minusMillis(1).toString(), it -> it.body().path("until").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAA.", "0"})
  void a_made_up_check_in_is_not_found(String id) {
    assertThat(undo(ORGANIZER, id))
        .returns(404, Reply::status)
        .returns("not-found", Reply::problem);
  }

  @Test
  void a_steward_checks_in_until_seconds_after_removal() {
    var steward = Caller.user("steward");
    var member = Team.add(house.table(), EVENT_ID, "steward", Role.STEWARD, house.now());
    var letIn = steward.post(CHECK_INS, code(1)).parameter("eventId", EVENT_ID).to(handler);
    assertThat(letIn.status()).isEqualTo(200);
    assertThat(undo(steward, letIn.body().path("checkInId").asText()).status()).isEqualTo(204);

    Team.remove(house.table(), member, house.now());
    house.later(Duration.ofSeconds(5));

    var late = steward.post(CHECK_INS, code(2)).parameter("eventId", EVENT_ID).to(handler);
    assertThat(late.status()).isEqualTo(403);
    assertThat(house.booking("ada").checkedIn().isEmpty()).isTrue();
  }

  @Test
  void others_are_refused() {
    var id = post(code(1)).body().path("checkInId").asText();

    assertThat(undo(Caller.user("ada"), id).status()).isEqualTo(403);
    assertThat(undo(Caller.nobody(), id).status()).isEqualTo(401);
    for (var caller : new Caller[] {Caller.user("ada"), Caller.nobody()}) {
      assertThat(
              caller.post(CHECK_INS, code(2)).parameter("eventId", EVENT_ID).to(handler).status())
          .isIn(401, 403);
    }
    assertThat(house.booking("ada").checkedIn()).hasToString("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{} | ticketCode",
        "{'ticketCode': '12345'} | ticketCode",
        "{'ticketCode': 'ID'} | ticketCode",
        "{'ticketCode': 'CODE', 'bookingId': 'ID', 'generation': 1, 'serial': 1} | ticketCode",
        "{'ticketCode': 'CODE', 'serial': 1} | serial",
        "{'ticketCode': 'CODE', 'generation': 1} | generation",
        "{'bookingId': 'x', 'generation': 1, 'serial': 1} | bookingId",
        "{'bookingId': 'ID', 'serial': 1} | generation",
        "{'bookingId': 'ID', 'generation': 0, 'serial': 1} | generation",
        "{'bookingId': 'ID', 'generation': 1} | serial",
        "{'bookingId': 'ID', 'generation': 1, 'all': false} | serial",
        "{'bookingId': 'ID', 'generation': 1, 'serial': 0} | serial",
        "{'bookingId': 'ID', 'generation': 1, 'serial': 1024} | serial",
        "{'bookingId': 'ID', 'generation': 1, 'serial': 1, 'all': true} | serial",
        "{'ticketCode': 'CODE', 'offlineAt': 'yesterday'} | offlineAt"
      })
  void a_body_of_another_form_is_refused(String body, String field) {
    var json =
        body.replace('\'', '"')
            .replace("CODE", house.ticket("ada").toString())
            .replace("ID", Booking.id(EVENT_ID, "ada"));

    assertThat(post(json).status()).isEqualTo(400);
    assertThat(post(json).errors()).containsOnlyKeys(field);
    assertThat(house.booking("ada").checkedIn().isEmpty()).isTrue();
  }

  private String code(int serial) {
    return "{\"ticketCode\": \"%s\"}".formatted(house.ticket("ada", serial));
  }

  private static String guest(String bookingId, String generation, String which) {
    return "{\"bookingId\": \"%s\", \"generation\": %s, %s}"
        .formatted(bookingId, generation, which);
  }

  private Reply post(String body) {
    return ORGANIZER.post(CHECK_INS, body).parameter("eventId", EVENT_ID).to(handler);
  }

  private Reply undo(Caller caller, String checkInId) {
    return caller
        .delete(UNDO, "")
        .parameter("eventId", EVENT_ID)
        .parameter("bookingId", Booking.id(EVENT_ID, "ada"))
        .parameter("checkInId", checkInId)
        .to(handler);
  }
}
