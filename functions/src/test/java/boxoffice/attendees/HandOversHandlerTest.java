package boxoffice.attendees;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingState;
import boxoffice.bookings.ChangeKind;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.events.Role;
import boxoffice.events.Team;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Call;
import boxoffice.http.Caller.Reply;
import boxoffice.metrics.Measure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links, names and guest lists over HTTP. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HandOversHandlerTest {

  private static final String LINKS = "/bookings/{bookingId}/hand-overs";

  private House house = House.of(12);

  @AfterEach
  void everything_adds_up() {
    assertThat(house.ledger().violationsAtRest()).isEmpty();
    assertThat(house.reconcile().differences()).isEmpty();
  }

  @Nested
  class Links {

    @Test
    void are_made_sent_and_opened() {
      house.book("ada", 3);

      var made = make("ada", "[2, 3]");

      assertThat(made.status()).isEqualTo(201);
      assertThat(made.body().path("serials").toString()).isEqualTo("[2,3]");
      assertThat(made.body().has("expiresAt")).isTrue();
      assertThat(made.body().has("state")).isFalse();
      var code = made.body().path("code").asText();

      var look = look("bob", code);
      assertThat(look.status()).isEqualTo(200);
      assertThat(look.body().path("eventName").asText()).isEqualTo("A concert");
      assertThat(look.body().path("quantity").asInt()).isEqualTo(2);
      assertThat(look.body().has("waiting")).isFalse();

      var opened = open("bob", code, "{}");
      assertThat(opened.status()).isEqualTo(200);
      assertThat(opened.body().path("tickets")).hasSize(2);
      assertThat(opened.body().path("state").asText()).isEqualTo("CONFIRMED");
      assertThat(look("bob", code).status()).isEqualTo(200);
      assertThat(open("bob", code, "{}").status()).isEqualTo(200);
      problem(look("cem", code), 409, "hand-over-used");
      problem(open("cem", code, "{}"), 409, "hand-over-used");
    }

    @Test
    void are_made_again_by_their_key() {
      house.book("ada", 3);

      assertThat(make("ada", "[2]").body()).isEqualTo(make("ada", "[2]").body());
      problem(make("ada", "[3]"), 422, "idempotency-key-reused");
    }

    @Test
    void are_listed_without_their_codes() {
      house.book("ada", 4);
      var used = code("ada", "[1]", "1");
      code("ada", "[1, 2]", "2");
      code("ada", "[3]", "3");
      withdraw("ada", link("ada", "[4]", "4"));
      open("bob", used, "{}");

      var list = list("ada");

      assertThat(list.body().path("items").findValuesAsText("state"))
          .containsExactlyInAnyOrder("USED", "VOID", "OPEN", "WITHDRAWN");
      assertThat(list.text()).doesNotContain("\"code\"");
      assertThat(list("bob").body().path("items")).isEmpty();
      problem(list("cem"), 404, "not-found");
    }

    @Test
    void expire_in_lists_and_looks() {
      house.book("ada", 2);
      var code = code("ada", "[1]", "1");
      house.later(Duration.ofDays(1));

      assertThat(list("ada").body().path("items").findValuesAsText("state"))
          .containsExactly("EXPIRED");
      problem(look("bob", code), 409, "hand-over-expired");
      problem(open("bob", code, "{}"), 409, "hand-over-expired");
      problem(make("ada", "[2]", "2", null), 409, "hand-over-expired");
    }

    @Test
    void are_withdrawn() {
      house.book("ada", 2);
      var made = make("ada", "[1]");
      var id = made.body().path("handOverId").asText();

      problem(withdraw("bob", id), 404, "not-found");
      assertThat(withdraw("ada", id).status()).isEqualTo(204);
      assertThat(withdraw("ada", id).status()).isEqualTo(204);
      problem(look("bob", made.body().path("code").asText()), 409, "hand-over-void");
      problem(open("bob", made.body().path("code").asText(), "{}"), 409, "hand-over-void");
    }

    @Test
    void that_were_opened_are_not_withdrawn() {
      house.book("ada", 2);
      var made = make("ada", "[1]");
      open("bob", made.body().path("code").asText(), "{}");

      problem(withdraw("ada", made.body().path("handOverId").asText()), 409, "hand-over-used");
    }

    @Test
    void ask_who_waits() {
      house.book("ada", 6);
      house.book("cem", 6);
      house.join("bob", 2);
      var code = code("ada", "[1]", "1");

      assertThat(look("bob", code).body().path("waiting").asBoolean()).isTrue();
      problem(open("bob", code, "{}"), 409, "waiting");
      assertThat(open("bob", code, "{\"leaveWaitlist\": true}").status()).isEqualTo(200);
      assertThat(house.booking("bob").kind()).isEqualTo(ChangeKind.RECEIVE);
    }

    @Test
    void are_forbidden_by_the_organizer() {
      house.book("ada", 3);
      var code = code("ada", "[1]", "1");
      house.organizer().patch("{\"handOvers\": false}");

      problem(make("ada", "[2]", "2", null), 409, "hand-overs-closed");
      problem(open("bob", code, "{}"), 409, "hand-overs-closed");
      house.organizer().patch("{\"handOvers\": true}");
      assertThat(open("bob", code, "{}").status()).isEqualTo(200);
      house.organizer().patch("{\"handOvers\": false}");
      assertThat(open("bob", code, "{}").status()).isEqualTo(200);
    }

    @Test
    void are_for_others() {
      house.book("ada", 3);

      problem(open("ada", code("ada", "[1]", "1"), "{}"), 409, "own-hand-over");
    }

    @Test
    void bind_the_limit_of_one_booking() {
      house.book("ada", 3);
      house.book("bob", 6);

      problem(open("bob", code("ada", "[1]", "1"), "{}"), 409, "too-many-tickets");
    }

    @Test
    void are_of_one_generation() {
      house.book("ada", 3);
      house.cancel("ada");
      house.book("ada", 3);

      problem(make("ada", "[1]", "1", "1"), 412, "precondition-failed");
      assertThat(make("ada", "[1]", "1", "2").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[0]", "[1024]", "[1, 1]", "[null]", "null"})
    void need_serials(String serials) {
      house.book("ada", 3);

      problem(make("ada", serials), 400, "invalid-request");
    }

    @Test
    void are_not_made_of_what_is_not_there() {
      house.book("ada", 2);
      house.checkIn(house.ticket("ada"), "door");

      problem(make("ada", "[3]"), 409, "change-not-possible");
      problem(make("ada", "[1]"), 409, "checked-in");
      problem(make("bob", "[1]"), 404, "not-found");
      problem(look("bob", "0".repeat(24)), 404, "not-found");
      problem(open("bob", "short", "{}"), 404, "not-found");
    }

    @Test
    void have_a_limit() {
      house = House.withLimit(12, 1);
      house.book("ada", 3);

      assertThat(make("ada", "[1]").status()).isEqualTo(201);
      problem(make("ada", "[1]"), 429, "too-many-requests");
    }
  }

  @Nested
  class Names {

    @Test
    void are_shown_to_guest_and_organizer() {
      house.book("ada", 2);

      var named = name("ada", 2, "Bob Ray");

      assertThat(named.status()).isEqualTo(200);
      assertThat(named.body().path("tickets").path(1).path("name").asText()).isEqualTo("Bob Ray");
      assertThat(named.body().path("tickets").path(0).has("name")).isFalse();
      assertThat(attendees()).contains("{\"serial\":2,\"name\":\"Bob Ray\"}");
    }

    @Test
    void are_said_at_the_door() {
      house.book("ada", 2);
      name("ada", 2, "Bob Ray");
      var codes = house.booking("ada").ticketCodes();

      assertThat(house.checkIn(codes.get(2), "2"))
          .isInstanceOfSatisfying(
              CheckInOutcome.LetIn.class,
              letIn -> assertThat(letIn.ticketName()).isEqualTo("Bob Ray"));
      assertThat(house.checkIn(codes.get(1), "1"))
          .isInstanceOfSatisfying(
              CheckInOutcome.LetIn.class, letIn -> assertThat(letIn.ticketName()).isNull());
    }

    @Test
    void are_changed_and_removed() {
      house.book("ada", 2);
      name("ada", 1, "Bob");
      name("ada", 2, "Cem");
      name("ada", 1, "Dan");
      name("ada", 2, "");

      assertThat(name("ada", 2, "").body().path("tickets").findValuesAsText("name"))
          .containsExactly("Dan");
    }

    @Test
    void leave_the_booking_as_it_is() {
      house.book("ada", 2);
      var before = house.booking("ada");

      name("ada", 1, "Bob");

      assertThat(house.booking("ada")).isEqualTo(before);
    }

    @Test
    void stay_behind_when_tickets_are_handed_on() {
      house.book("ada", 2);
      name("ada", 1, "Ann");
      name("ada", 2, "Bea");
      open("bob", code("ada", "[2]", "1"), "{}");

      assertThat(attendees()).contains("Ann").doesNotContain("Bea");
      problem(name("ada", 2, "Cem"), 404, "not-found");
    }

    @Test
    void end_with_their_generation() {
      house.book("ada", 2);
      name("ada", 1, "Ann");
      house.cancel("ada");
      problem(name("ada", 1, "Bea"), 404, "not-found");
      house.book("ada", 2);

      assertThat(attendees()).doesNotContain("Ann");
      problem(name("ada", 1, "Bea", "1"), 412, "precondition-failed");
      assertThat(name("ada", 1, "Bea", "2").body().path("tickets").findValuesAsText("name"))
          .containsExactly("Bea");
    }

    @Test
    void are_not_written_on_what_is_handed_on_meanwhile() {
      house.book("ada", 2);
      var code = code("ada", "[2]", "1");
      house.faults.beforeNext(() -> open("bob", code, "{}"));

      problem(name("ada", 2, "Cem"), 404, "not-found");
    }

    @Test
    void two_at_once_both_count() {
      house.book("ada", 2);
      house.faults.beforeNext(() -> name("ada", 1, "Ann"));

      assertThat(name("ada", 2, "Bea").body().path("tickets").findValuesAsText("name"))
          .containsExactly("Ann", "Bea");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void survive_every_fault(Fault fault) {
      house.book("ada", 2);
      house.faults.next(fault);

      assertThat(name("ada", 2, "Bea").body().path("tickets").findValuesAsText("name"))
          .containsExactly("Bea");
    }

    @Test
    void have_a_length() {
      house.book("ada", 2);

      assertThat(name("ada", 1, "n".repeat(100)).status()).isEqualTo(200);
      problem(name("ada", 1, "n".repeat(101)), 400, "invalid-request");
      problem(name("ada", 1, "\\u0007"), 400, "invalid-request");
      problem(name("bob", 1, "Ann"), 404, "not-found");
      problem(name("ada", 3, "Ann"), 404, "not-found");
    }

    private String attendees() {
      return call(Caller.user("organizer").get("/events/{eventId}/bookings"), "eventId", EVENT_ID)
          .to(
              new ListAttendeesHandler(
                  house.app.listAttendees(),
                  house.app.userLimits(),
                  house.app.clock(),
                  house.app.random()))
          .text();
    }
  }

  @Nested
  class Complimentary_tickets {

    @Test
    void begin_a_booking_of_the_organizer() {
      var reply = complimentary("organizer", 8, "1");

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body().path("tickets")).hasSize(8);
      assertThat(house.booking("organizer").kind()).isEqualTo(ChangeKind.BOOK);
      assertThat(house.counts).containsEntry(Measure.COMPLIMENTARY_TICKETS, 8L);
    }

    @Test
    void add_to_a_booking_of_the_organizer() {
      house.book("organizer", 6);

      assertThat(complimentary("organizer", 6, "1").status()).isEqualTo(200);
      assertThat(house.booking("organizer"))
          .returns(12, Booking::quantity)
          .returns(ChangeKind.ADD, Booking::kind)
          .returns(true, Booking::hasItsTickets);
      assertThat(house.ledger().confirmedTickets()).isEqualTo(12);
    }

    @Test
    void come_once_for_a_key() {
      complimentary("organizer", 2, "1");
      complimentary("organizer", 2, "1");
      complimentary("organizer", 3, "2");
      complimentary("organizer", 3, "2");

      assertThat(house.booking("organizer").quantity()).isEqualTo(5);
      problem(complimentary("organizer", 4, "2"), 422, "idempotency-key-reused");
      house.cancel("organizer");
      problem(complimentary("organizer", 3, "2"), 409, "booking-cancelled");
    }

    @Test
    void are_within_the_capacity() {
      house.book("ada", 6);

      problem(complimentary("organizer", 7, "1"), 409, "not-enough-seats");
      assertThat(complimentary("organizer", 6, "2").status()).isEqualTo(200);
      problem(complimentary("organizer", 1, "3"), 409, "sold-out");
    }

    @Test
    void overtake_nobody_who_waits_and_fits() {
      house.book("ada", 6);
      house.book("bob", 6);
      house.join("cem", 2);
      house.cancel("bob");

      problem(complimentary("organizer", 1, "1"), 409, "sold-out");
      house.settle();
      assertThat(house.state("cem")).isEqualTo(BookingState.CONFIRMED);
      assertThat(complimentary("organizer", 4, "2").status()).isEqualTo(200);
    }

    @Test
    void are_taken_outside_the_sales_window_before_the_start() {
      house.later(Duration.ofHours(23).plusMinutes(30));
      assertThat(complimentary("organizer", 2, "1").status()).isEqualTo(200);

      house.later(Duration.ofHours(1));
      problem(complimentary("organizer", 2, "2"), 409, "sales-closed");
    }

    @Test
    void are_at_most_a_hundred() {
      house = House.of(200);

      assertThat(complimentary("organizer", 99, "1").status()).isEqualTo(200);
      problem(complimentary("organizer", 2, "2"), 409, "too-many-tickets");
      assertThat(complimentary("organizer", 1, "3").status()).isEqualTo(200);
      problem(complimentary("organizer", 101, "4"), 400, "invalid-request");
      assertThat(house.booking("organizer").hasItsTickets()).isTrue();
    }

    @Test
    void are_for_those_who_run_the_event() {
      Team.add(house.table(), EVENT_ID, "co", Role.CO_ORGANIZER, house.now());
      Team.add(house.table(), EVENT_ID, "steward", Role.STEWARD, house.now());

      assertThat(complimentary("co", 7, "1").status()).isEqualTo(200);
      assertThat(complimentary("steward", 1, "1").status()).isEqualTo(403);
      assertThat(complimentary("ada", 1, "1").status()).isEqualTo(403);
      house.organizer().cancel();
      problem(complimentary("co", 1, "2"), 409, "event-cancelled");
      house.applyChanges();
    }

    @Test
    void are_refused_to_who_waits() {
      house.book("ada", 6);
      house.book("bob", 6);
      house.join("organizer", 2);

      problem(complimentary("organizer", 1, "1"), 409, "waiting");
    }

    @Test
    void are_handed_on_by_links() {
      complimentary("organizer", 8, "1");
      var code = code("organizer", "[1, 2]", "1");

      assertThat(open("ada", code, "{}").body().path("tickets")).hasSize(2);
      assertThat(house.booking("organizer").quantity()).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void survive_every_fault(Fault fault) {
      house.book("organizer", 1);
      house.faults.next(fault);

      assertThat(complimentary("organizer", 8, "1").status()).isEqualTo(200);
      assertThat(house.booking("organizer").quantity()).isEqualTo(9);
    }

    @Test
    void nothing_lands_after_a_refusal() {
      house.book("organizer", 1);
      house.faults.next(Fault.LOST_REQUEST);
      house.onPause(_ -> house.book("ada", 6));

      problem(complimentary("organizer", 8, "1"), 409, "not-enough-seats");

      assertThat(house.booking("organizer").revision()).isEqualTo(2);
      assertThat(house.booking("organizer").quantity()).isEqualTo(1);
    }

    @Test
    void a_marked_repeat_keeps_earlier_calls_out() {
      house.book("organizer", 1);
      house.book("ada", 6);

      problem(complimentary("organizer", 8, "1"), 409, "not-enough-seats");
      assertThat(house.booking("organizer").revision()).isEqualTo(1);
      problem(
          complimentaryCall("organizer", 8, "1").header("Idempotency-Repeat", "true").to(handler()),
          409,
          "not-enough-seats");
      assertThat(house.booking("organizer").revision()).isEqualTo(2);
    }
  }

  private static void problem(Reply reply, int status, String type) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body().path("type").asText()).isEqualTo("/problems/" + type);
  }

  private HandOversHandler handler() {
    var app = house.app;
    return new HandOversHandler(
        app.events(),
        app.bookings(),
        app.handOvers(),
        app.makeHandOver(),
        app.openHandOver(),
        app.nameTicket(),
        app.complimentaryTickets(),
        app.userLimits(),
        app.clock(),
        app.random());
  }

  private static Call call(Call call, String name, String value) {
    return call.parameter(name, value);
  }

  private static Call ofBooking(Call call, String user) {
    return call.parameter("bookingId", Booking.id(EVENT_ID, user));
  }

  private Reply make(String user, String serials) {
    return make(user, serials, "a-key", null);
  }

  private Reply make(String user, String serials, String key, @Nullable String seen) {
    var call =
        ofBooking(Caller.user(user).post(LINKS, "{\"serials\": %s}".formatted(serials)), user)
            .header("Idempotency-Key", key);
    return (seen == null ? call : call.query("generation", seen)).to(handler());
  }

  private String code(String user, String serials, String key) {
    return make(user, serials, key, null).body().path("code").asText();
  }

  private String link(String user, String serials, String key) {
    return make(user, serials, key, null).body().path("handOverId").asText();
  }

  private Reply list(String user) {
    return ofBooking(Caller.user(user).get(LINKS), user).to(handler());
  }

  private Reply withdraw(String user, String handOverId) {
    return Caller.user(user)
        .delete(LINKS + "/{handOverId}", "")
        .parameter("bookingId", Booking.id(EVENT_ID, "ada"))
        .parameter("handOverId", handOverId)
        .to(handler());
  }

  private Reply look(String user, String code) {
    return Caller.user(user).get("/hand-overs/{code}").parameter("code", code).to(handler());
  }

  private Reply open(String user, String code, String body) {
    return Caller.user(user).post("/hand-overs/{code}", body).parameter("code", code).to(handler());
  }

  private Reply name(String user, int serial, String name) {
    return nameCall(user, serial, name).to(handler());
  }

  private Reply name(String user, int serial, String name, String seen) {
    return nameCall(user, serial, name).query("generation", seen).to(handler());
  }

  private static Call nameCall(String user, int serial, String name) {
    return ofBooking(
            Caller.user(user)
                .patch(
                    "/bookings/{bookingId}/tickets/{serial}", "{\"name\": \"%s\"}".formatted(name)),
            user)
        .parameter("serial", "" + serial);
  }

  private Reply complimentary(String user, int quantity, String key) {
    return complimentaryCall(user, quantity, key).to(handler());
  }

  private static Call complimentaryCall(String user, int quantity, String key) {
    return Caller.user(user)
        .post("/events/{eventId}/complimentary", "{\"quantity\": %d}".formatted(quantity))
        .parameter("eventId", EVENT_ID)
        .header("Idempotency-Key", key);
  }
}
