package boxoffice.attendees;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.bookings.BookOutcome;
import boxoffice.bookings.BookingState;
import boxoffice.bookings.CancelBookingHandler;
import boxoffice.bookings.CancelOutcome;
import boxoffice.bookings.OnSoldOut;
import boxoffice.bookings.TicketCode;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import boxoffice.metrics.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets and check-ins, on the table engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckInTest {

  private static final Duration A_DAY = Duration.ofDays(1);

  private final House house = House.of(2);

  @Nested
  class A_ticket {

    @Test
    void exists_as_long_as_its_confirmed_booking() {
      house.book("ada", 2);
      assertThat(house.booking("ada").ticketCode())
          .hasValueSatisfying(code -> assertThat(TicketCode.parse(code.toString())).contains(code));

      house.cancel("ada");

      assertThat(house.booking("ada").ticketCode()).isEmpty();
    }

    @Test
    void comes_with_a_promotion_not_with_a_place() {
      house.book("ada", 2);
      house.join("bob", 2);
      assertThat(house.booking("bob").ticketCode()).isEmpty();

      house.cancel("ada");
      house.settle();

      assertThat(house.booking("bob").ticketCode()).isPresent();
    }

    @Test
    void changes_when_its_guest_books_again() {
      house.book("ada", 1);
      var first = ticket("ada");
      house.cancel("ada");
      house.book("ada", 1);

      assertThat(ticket("ada")).isNotEqualTo(first);
      assertThat(house.checkIn(first, "door")).isEqualTo(new CheckInOutcome.NoSuchTicket());
    }

    @Test
    void stays_the_same_when_the_request_is_repeated() {
      house.book("ada", 1, OnSoldOut.REJECT, "a key");
      var first = ticket("ada");

      assertThat(house.book("ada", 1, OnSoldOut.REJECT, "a key"))
          .isInstanceOfSatisfying(
              BookOutcome.Repeated.class,
              repeated -> assertThat(repeated.booking().ticketCode()).contains(first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0123456789abcdef0123456789abcdef", "a.b"})
    void has_a_fixed_format(String text) {
      assertThat(TicketCode.parse(text)).isEmpty();
      assertThat(TicketCode.parse("%032x.%s%s".formatted(1, "A".repeat(16), text + "\n")))
          .isEmpty();
    }
  }

  @Nested
  class At_the_door {

    @Test
    void a_ticket_lets_in_once() {
      house.name("ada", "Ada Lovelace");
      house.book("ada", 2);
      var at = house.now();

      assertThat(house.checkIn(ticket("ada"), "front"))
          .isEqualTo(
              new CheckInOutcome.CheckedIn(
                  house.booking("ada").bookingId(), "Ada Lovelace", 2, at));
      house.later(Duration.ofMinutes(1));
      assertThat(house.checkIn(ticket("ada"), "back"))
          .isEqualTo(new CheckInOutcome.CheckedInBefore(at));
      assertThat(house.counts).containsEntry(Measure.CHECK_INS, 1L);
    }

    @ParameterizedTest
    @EnumSource(
        value = Fault.class,
        names = {"CONFLICT", "LOST_REPLY", "LOST_REQUEST"})
    void a_repeat_after_a_fault_gets_its_first_answer(Fault fault) {
      house.book("ada", 1);
      house.faults.next(fault);

      assertThat(house.checkIn(ticket("ada"), "door")).isInstanceOf(CheckInOutcome.CheckedIn.class);
      assertThat(house.checkIn(ticket("ada"), "door")).isInstanceOf(CheckInOutcome.CheckedIn.class);
      assertThat(house.checkIn(ticket("ada"), "other"))
          .isInstanceOf(CheckInOutcome.CheckedInBefore.class);
    }

    @Test
    void conflicts_without_end_mean_try_again() {
      house.book("ada", 1);
      house.faults.next(6, Fault.CONFLICT);

      assertThat(house.checkIn(ticket("ada"), "door")).isEqualTo(new CheckInOutcome.TryAgain());
      assertThat(house.booking("ada").checkedIn().isEmpty()).isTrue();
    }

    @Test
    void a_checked_in_booking_cannot_be_cancelled() {
      house.book("ada", 2);
      house.checkIn(ticket("ada"), "door");

      assertThat(house.cancel("ada"))
          .isEqualTo(new CancelOutcome.CheckedIn(house.booking("ada").checkedInAt()));
      assertThat(house.state("ada")).isEqualTo(BookingState.CONFIRMED);
      assertThat(house.book("bob", 1)).isInstanceOf(BookOutcome.Refused.class);
    }

    @Test
    void a_cancelled_booking_lets_nobody_in() {
      house.book("ada", 1);
      var code = ticket("ada");
      house.cancel("ada");

      assertThat(house.checkIn(code, "door")).isEqualTo(new CheckInOutcome.BookingCancelled());
    }

    @Test
    void a_made_up_ticket_code_lets_nobody_in() {
      house.book("ada", 1);
      var bookingId = house.booking("ada").bookingId();

      assertThat(house.checkIn(new TicketCode(bookingId, "A".repeat(16)), "door"))
          .isEqualTo(new CheckInOutcome.NoSuchTicket());
      assertThat(house.checkIn(new TicketCode("f".repeat(32), "A".repeat(16)), "door"))
          .isEqualTo(new CheckInOutcome.NoSuchTicket());
      assertThat(house.booking("ada").checkedIn().isEmpty()).isTrue();
    }

    @Test
    void nobody_comes_in_before_the_door_opens() {
      house.book("ada", 1);
      startAt(house.now().plus(A_DAY).plusMillis(1));

      assertThat(house.checkIn(ticket("ada"), "door"))
          .isEqualTo(
              new CheckInOutcome.DoorClosed(
                  house.now().plusMillis(1),
                  house.now().plus(A_DAY.multipliedBy(2)).plusMillis(1)));
      assertThat(house.booking("ada").checkedIn()).isNull();
      house.later(Duration.ofMillis(1));
      assertThat(house.checkIn(ticket("ada"), "door")).isInstanceOf(CheckInOutcome.CheckedIn.class);
    }

    @Test
    void nobody_comes_in_after_the_end() {
      house.book("ada", 1);
      house.book("bob", 1);
      house.later(Duration.ofHours(23));
      house.organizer().patch("{\"endsAt\": \"%s\"}".formatted(house.now().plus(A_DAY)));
      house.later(A_DAY.minusMillis(1));
      assertThat(house.checkIn(ticket("ada"), "ada")).isInstanceOf(CheckInOutcome.CheckedIn.class);
      house.later(Duration.ofMillis(1));

      assertThat(house.checkIn(ticket("bob"), "bob")).isInstanceOf(CheckInOutcome.DoorClosed.class);
      assertThat(house.booking("bob").checkedIn()).isNull();
    }

    @Test
    void a_repeat_is_answered_after_the_door_closed() {
      house.book("ada", 1);
      var first = house.checkIn(ticket("ada"), "door");
      house.later(A_DAY.multipliedBy(3));

      assertThat(house.checkIn(ticket("ada"), "door")).isEqualTo(first);
      assertThat(house.checkIn(ticket("ada"), "other"))
          .isInstanceOf(CheckInOutcome.CheckedInBefore.class);
    }

    @Test
    void a_check_in_that_began_in_time_is_made() {
      house.book("ada", 1);
      house.later(A_DAY.multipliedBy(2).minusMillis(2));
      house.faults.next(Fault.LOST_REPLY);
      house.onPause(_ -> house.later(Duration.ofMinutes(1)));

      assertThat(house.checkIn(ticket("ada"), "door")).isInstanceOf(CheckInOutcome.CheckedIn.class);
    }

    @Test
    void a_cancelled_event_lets_nobody_in() {
      house.book("ada", 1);
      house.book("bob", 1);
      house.checkIn(ticket("ada"), "door");
      var code = ticket("bob");
      house.organizer().cancel();

      assertThat(house.checkIn(code, "door")).isEqualTo(new CheckInOutcome.EventCancelled());
      house.applyChanges();
      assertThat(house.state("ada")).isEqualTo(BookingState.CANCELLED);
    }
  }

  @Nested
  class Over_http {

    private final CheckInHandler handler = new CheckInHandler(house.app.checkIn(), new Random(1));

    @Test
    void the_answer_names_the_booking_and_quantity() {
      house.book("ada", 2);

      var reply = post(Caller.user("organizer"), ticket("ada").toString());

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body().fieldNames())
          .toIterable()
          .containsExactly("bookingId", "quantity", "checkedInAt");
      assertThat(reply.body().path("quantity").asInt()).isEqualTo(2);
    }

    @Test
    void a_ticket_shown_again_gets_its_first_time() {
      house.book("ada", 1);
      var first = post(Caller.user("organizer"), ticket("ada").toString());
      house.later(Duration.ofHours(1));

      assertThat(post(Caller.admin("eve"), ticket("ada").toString()))
          .returns(409, Reply::status)
          .returns("checked-in", Reply::problem)
          .returns(first.body().get("checkedInAt"), reply -> reply.body().get("checkedInAt"));
    }

    @Test
    void a_cancellation_after_it_is_refused() {
      house.book("ada", 1);
      post(Caller.user("organizer"), ticket("ada").toString());

      var reply =
          Caller.user("ada")
              .get("/bookings/x")
              .parameter("bookingId", house.booking("ada").bookingId())
              .to(new CancelBookingHandler(house.cancelBooking()));

      assertThat(reply)
          .returns(409, Reply::status)
          .returns("checked-in", Reply::problem)
          .returns(
              house.booking("ada").checkedInAt().toString(),
              it -> it.body().path("checkedInAt").asText());
    }

    @Test
    void a_closed_door_says_when_it_is_open() {
      house.book("ada", 1);
      startAt(Instant.parse("2026-12-01T19:00:00Z"));

      assertThat(post(Caller.user("organizer"), ticket("ada").toString()))
          .returns(409, Reply::status)
          .returns("door-closed", Reply::problem)
          .returns("2026-11-30T19:00:00Z", reply -> reply.body().path("opensAt").asText())
          .returns("2026-12-02T19:00:00Z", reply -> reply.body().path("closesAt").asText());
    }

    @Test
    void others_are_refused() {
      house.book("ada", 1);
      var code = ticket("ada").toString();

      assertThat(post(Caller.user("ada"), code)).returns(403, Reply::status);
      assertThat(post(Caller.nobody(), code)).returns(401, Reply::status);
      assertThat(house.booking("ada").checkedIn().isEmpty()).isTrue();
    }

    @Test
    void a_malformed_ticket_code_is_refused() {
      assertThat(post(Caller.user("organizer"), "12345").errors())
          .containsEntry("ticketCode", "must be the code of a ticket");
      assertThat(
              Caller.user("organizer")
                  .post("/events/x/check-ins", "{}")
                  .parameter("eventId", EVENT_ID)
                  .to(handler)
                  .errors())
          .containsOnlyKeys("ticketCode");
    }

    private Reply post(Caller caller, String code) {
      return caller
          .post("/events/x/check-ins", "{\"ticketCode\": \"%s\"}".formatted(code))
          .parameter("eventId", EVENT_ID)
          .to(handler);
    }
  }

  private void startAt(Instant start) {
    house.organizer().patch("{\"startsAt\": \"%s\"}".formatted(start));
  }

  private TicketCode ticket(String user) {
    return house.booking(user).ticketCodes().firstEntry().getValue();
  }
}
