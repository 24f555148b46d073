package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Answer;
import boxoffice.blackbox.Api;
import boxoffice.blackbox.Await;
import boxoffice.blackbox.Call;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From an event to a ticket, and back. */
class BookingTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final String BOOKING = "**/v1/bookings/*";

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);
  private final Person guest = Person.registered(api);

  @Test
  void each_ticket_shows_its_own_code() {
    var eventId = organizer.publishes(10);
    var visitor = VISITORS.arrives().signsIn(guest).opens("/events/" + eventId);

    visitor.field("Tickets").selectOption("2");
    visitor.presses("Book tickets");

    visitor.isAt("Your tickets");
    var codes = Tickets.of(guest.sees(Bookings.of(guest, eventId)));
    Assertions.assertThat(codes).hasSize(2).doesNotHaveDuplicates();
    for (var i = 0; i < 2; i++) {
      var code = visitor.image("QR code of ticket %d of 2".formatted(i + 1));
      Assertions.assertThat(QrCode.read(code.screenshot()))
          .isEqualTo(Tickets.scanned(codes.get(i)));
      visitor.reads(codes.get(i));
    }
  }

  @Test
  void the_qr_code_is_readable_in_dark_mode() {
    var eventId = organizer.publishes(10);
    var booking = guest.books(eventId, 1);
    var visitor =
        VISITORS.arrives(Visitors.options().setColorScheme(ColorScheme.DARK)).signsIn(guest);

    visitor.opens("/bookings/" + booking.text("bookingId")).isAt("Your ticket");

    Assertions.assertThat(visitor.scans())
        .isEqualTo(Tickets.scanned(Tickets.of(booking).getFirst()));
  }

  @Test
  void the_list_shows_a_booking() {
    var plan = Plan.of(10);
    guest.books(organizer.publishes(plan.members()), 3);

    var visitor = VISITORS.arrives().signsIn(guest).opens("/bookings");

    var item = visitor.item(plan.name());
    assertThat(item).containsText("Confirmed");
    assertThat(item).containsText("3 tickets");
    item.getByRole(AriaRole.LINK).click();
    visitor.isAt("Your tickets");
    visitor.reads("Booked 3 tickets");
  }

  @Test
  void declining_the_question_keeps_the_booking() {
    var booking = guest.books(organizer.publishes(10), 1).text("bookingId");
    var visitor = VISITORS.arrives().signsIn(guest).opens("/bookings/" + booking);

    visitor.presses("Cancel booking");
    assertThat(visitor.dialog()).containsText("You cannot undo this.");
    visitor.presses("Keep it");

    assertThat(visitor.dialog()).isHidden();
    visitor.isAt("Your ticket");
    Assertions.assertThat(guest.sees(booking).text("state")).isEqualTo("CONFIRMED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"the button", "Escape"})
  void declining_stops_a_throttled_cancellation(String way) {
    var booking = guest.books(organizer.publishes(10), 1).text("bookingId");
    var visitor = VISITORS.arrives().hasAClock().signsIn(guest).opens("/bookings/" + booking);
    visitor.presses("Cancel booking");
    visitor.page().route(BOOKING, ThrottleTest.throttling(7), new Page.RouteOptions().setTimes(1));
    visitor.stopsTheClock(1_000);
    visitor.presses("Yes, cancel it");
    assertThat(visitor.status()).containsText("Trying again in 7 seconds.");

    if (way.equals("Escape")) {
      visitor.page().keyboard().press("Escape");
    } else {
      visitor.presses("Keep it");
    }
    assertThat(visitor.dialog()).isHidden();
    visitor.page().clock().runFor(20_000);

    visitor.opens("/bookings").isAt("My bookings");
    Assertions.assertThat(visitor.watch().requests("DELETE", booking)).hasSize(1);
    Assertions.assertThat(guest.sees(booking).text("state")).isEqualTo("CONFIRMED");
  }

  @Test
  void declining_stops_a_cancellation_during_token_renewal() {
    var booking = guest.books(organizer.publishes(10), 1).text("bookingId");
    var visitor = VISITORS.arrives().hasAClock().signsIn(guest).opens("/bookings/" + booking);
    assertThat(visitor.button("Cancel booking")).isVisible();
    var held = new Held("POST");
    visitor.page().route("**/v1/auth/refresh", held);
    visitor.stopsTheClock(20 * 60_000);
    visitor.presses("Cancel booking");
    visitor.presses("Yes, cancel it");
    held.isUnderWay(visitor.page());

    visitor.presses("Keep it");
    held.arrives(visitor.page());

    assertThat(visitor.dialog()).isHidden();
    Assertions.assertThat(visitor.watch().requests("DELETE", booking)).isEmpty();
    Assertions.assertThat(guest.sees(booking).text("state")).isEqualTo("CONFIRMED");
  }

  @Test
  void the_cancellation_deadline_removes_the_button() {
    var plan = Plan.of(10).with("cancelUntil", Instant.now().plusSeconds(300).toString());
    var booking = guest.books(organizer.publishes(plan.members()), 1).text("bookingId");
    var visitor = VISITORS.arrives().hasAClock().signsIn(guest);
    visitor.opens("/bookings/" + booking).reads("You can cancel it until");
    withoutAnswers(visitor);

    visitor.page().clock().fastForward(301_000);

    visitor.reads("The cancellation deadline was");
    assertThat(visitor.button("Cancel booking")).isHidden();
  }

  /** From now on, no answer tells the page the time of the server. */
  static void withoutAnswers(Visitor visitor) {
    visitor.page().route("**/v1/**", Route::abort);
  }

  @Test
  void declining_too_late_shows_the_outcome() {
    var booking = guest.books(organizer.publishes(10), 1).text("bookingId");
    var visitor = VISITORS.arrives().signsIn(guest).opens("/bookings/" + booking);
    visitor.presses("Cancel booking");
    var held = new Held("DELETE");
    visitor.page().route(BOOKING, held);
    visitor.presses("Yes, cancel it");
    held.isUnderWay(visitor.page());

    visitor.presses("Keep it");
    assertThat(visitor.dialog()).isVisible();
    held.arrives(visitor.page());

    assertThat(visitor.dialog()).isHidden();
    assertThat(visitor.status()).containsText("Cancelled. Your ticket is returned.");
    visitor.isAt("Your booking");
  }

  @Test
  void cancelling_returns_the_tickets() {
    var eventId = organizer.publishes(10);
    var booking = guest.books(eventId, 2).text("bookingId");
    var visitor = VISITORS.arrives().signsIn(guest).opens("/bookings/" + booking);

    visitor.presses("Cancel booking");
    visitor.presses("Yes, cancel it");

    visitor.isAt("Your booking");
    visitor.reads("Cancelled");
    visitor.reads("Returned 2 tickets");
    assertThat(visitor.qrCode()).isHidden();
    Assertions.assertThat(guest.sees(booking).text("state")).isEqualTo("CANCELLED");
    Await.until(
        () -> guest.get("/events/" + eventId).number("availableTickets"), free -> free == 10);
  }

  @Test
  void the_event_leads_to_an_existing_ticket() {
    var eventId = organizer.publishes(10);
    guest.books(eventId, 1);
    var visitor = VISITORS.arrives().signsIn(guest).opens("/events/" + eventId);

    assertThat(visitor.button("Book tickets")).isHidden();
    visitor.follows("Show your ticket");

    visitor.isAt("Your ticket");
  }

  @Test
  void a_cancellation_elsewhere_offers_booking_again() {
    var eventId = organizer.publishes(10);
    var booking = guest.books(eventId, 1).text("bookingId");
    var visitor = VISITORS.arrives().signsIn(guest).opens("/events/" + eventId);
    visitor.isAt("You are in");

    guest.cancels(booking);

    assertThat(visitor.button("Book tickets")).isVisible();
    assertThat(visitor.heading("You are in")).isHidden();
  }

  @Test
  void too_few_tickets_offer_fewer_or_the_waitlist() {
    var eventId = organizer.publishes(3);
    var visitor = VISITORS.arrives().signsIn(guest).opens("/events/" + eventId);
    visitor.field("Tickets").selectOption("3");
    visitor.losesSightOf(eventId);
    Person.registered(api).books(eventId, 1);

    visitor.presses("Book tickets");

    assertThat(visitor.alert()).containsText("Only 2 tickets are left.");
    assertThat(visitor.field("Tickets")).hasValue("3");
    assertThat(visitor.button("Join the waitlist")).isFocused();
    visitor.presses("Book 2 instead");
    visitor.isAt("Your tickets");
  }

  @Test
  void a_closed_sale_is_refused_with_a_text() {
    var eventId = organizer.publishes(3);
    var visitor = VISITORS.arrives().signsIn(guest).opens("/events/" + eventId);
    assertThat(visitor.button("Book tickets")).isVisible();
    visitor.losesSightOf(eventId);
    organizer.closesSales(eventId);
    var other = Person.registered(api);
    Await.until(() -> other.books(eventId, 4).problem(), "sales-closed"::equals);

    visitor.presses("Book tickets");

    assertThat(visitor.alert()).containsText("Tickets are not on sale right now.");
  }

  @Test
  void another_quantity_leads_to_the_existing_booking() {
    var eventId = organizer.publishes(3);
    var visitor = VISITORS.arrives().signsIn(guest).opens("/events/" + eventId);
    assertThat(visitor.button("Book tickets")).isVisible();
    guest.books(eventId, 1);

    visitor.field("Tickets").selectOption("2");
    visitor.presses("Book tickets");

    assertThat(visitor.alert()).containsText("with another number of tickets");
    visitor.follows("Show that booking");
    visitor.isAt("Your ticket");
  }

  @Test
  void a_cancellation_elsewhere_shows_without_reload() {
    var booking = guest.books(organizer.publishes(10), 1).text("bookingId");
    var visitor = VISITORS.arrives().signsIn(guest).opens("/bookings/" + booking);
    visitor.isAt("Your ticket");

    guest.cancels(booking);

    visitor.isAt("Your booking");
    assertThat(visitor.qrCode()).isHidden();
  }

  @Test
  void tickets_that_are_in_say_so() {
    var eventId = organizer.publishes(Person.eventTonight(10));
    var booking = guest.books(eventId, 3);
    var visitor = opens(booking);

    Tickets.checkIn(organizer, eventId, Tickets.of(booking).get(1));

    visitor.reads("1 of 3 in");
    assertThat(visitor.image("QR code of ticket 2 of 3")).isHidden();
    assertThat(visitor.image("QR code of ticket 3 of 3")).isVisible();
    assertThat(visitor.button("Cancel booking")).isHidden();
    visitor.opens("/bookings");
    visitor.reads("1 of 3 in");
  }

  @Test
  void each_ticket_prints_on_its_own_page() {
    var visitor = opens(guest.books(organizer.publishes(10), 3));
    visitor.isAt("Your tickets");

    var pdf = new String(visitor.page().pdf(), StandardCharsets.ISO_8859_1);

    Assertions.assertThat(Pattern.compile("/Type\\s*/Page\\b").matcher(pdf).results()).hasSize(3);
  }

  @Test
  void chosen_tickets_are_given_back() {
    var booking = guest.books(organizer.publishes(10), 4);
    var codes = Tickets.of(booking);
    var visitor = opens(booking);

    givesBack(visitor, "Ticket 2 of 4", "Ticket 3 of 4");

    assertThat(visitor.status()).hasText("You gave 2 tickets back.");
    visitor.reads("Gave tickets back, kept 2");
    assertThat(visitor.image("QR code of ticket 2 of 2")).isVisible();
    Assertions.assertThat(Tickets.of(guest.sees(booking.text("bookingId"))))
        .containsExactly(codes.get(0), codes.get(3));
  }

  @Test
  void giving_all_back_is_no_change() {
    var visitor = opens(guest.books(organizer.publishes(10), 2));

    visitor.presses("Give some back");
    visitor.presses("Give them back");
    assertThat(visitor.alert()).hasText("Choose a ticket.");
    visitor.field("Ticket 1 of 2").check();
    visitor.field("Ticket 2 of 2").check();
    visitor.presses("Give them back");

    assertThat(visitor.alert()).containsText("To give all back, choose “Cancel booking”.");
    Assertions.assertThat(visitor.watch().requests())
        .noneMatch(request -> request.method().equals("PATCH"));
  }

  @Test
  void more_tickets_come_to_a_booking() {
    var booking = guest.books(organizer.publishes(10), 1);
    var visitor = opens(booking);

    visitor.presses("Get more tickets");
    visitor.field("How many more?").selectOption("2");
    visitor.presses("Get them");

    visitor.isAt("Your tickets");
    visitor.reads("Got more tickets, 3 in all");
    Assertions.assertThat(Tickets.of(guest.sees(booking.text("bookingId"))))
        .hasSize(3)
        .startsWith(Tickets.of(booking).getFirst());
  }

  @Test
  void too_few_tickets_leave_the_booking_alone() {
    var eventId = organizer.publishes(4);
    var booking = guest.books(eventId, 1);
    Person.registered(api).books(eventId, 2);
    var visitor = opens(booking);

    visitor.presses("Get more tickets");
    visitor.field("How many more?").selectOption("2");
    visitor.presses("Get them");

    assertThat(visitor.alert()).hasText("Only 1 ticket is left.Your booking stays as it is.");
    visitor.presses("Leave it");
    visitor.isAt("Your ticket");
  }

  @Test
  void a_waiting_group_gets_smaller() {
    var eventId = organizer.publishes(4);
    Person.registered(api).books(eventId, 4);
    var booking = guest.booksOrWaits(eventId, 4);
    Person.registered(api).booksOrWaits(eventId, 1);
    var visitor = opens(booking);

    visitor.presses("Wait for fewer");
    assertThat(visitor.dialog()).containsText("You keep your place: you are 1st in line.");
    visitor.field("How many tickets do you wait for?").selectOption("2");
    visitor.presses("Wait for fewer", visitor.dialog());

    visitor.reads("Waited for 2 tickets from then on");
    visitor.reads("Waiting, 1st in line");
    Assertions.assertThat(guest.sees(booking.text("bookingId")).number("quantity")).isEqualTo(2);
  }

  @Test
  void an_outdated_change_shows_the_booking_now() {
    var booking = guest.books(organizer.publishes(10), 4);
    var visitor = opens(booking);
    visitor.presses("Give some back");
    visitor.page().route(BOOKING, BookingTest::refusingReads);
    visitor.field("Ticket 4 of 4").check();
    guest.send(
        Call.patch("/bookings/" + booking.text("bookingId"), Map.of("giveBack", List.of(1)))
            .header("If-Match", "\"1\"")
            .idempotencyKey(UUID.randomUUID().toString()));

    visitor.presses("Give them back");

    assertThat(visitor.alert()).containsText("Your booking has changed in the meantime.");
    assertThat(visitor.dialog()).isHidden();
    assertThat(visitor.image("QR code of ticket 3 of 3")).isVisible();
  }

  private static void refusingReads(Route route) {
    if (route.request().method().equals("GET")) {
      route.abort();
    } else {
      route.resume();
    }
  }

  @Test
  void a_change_with_lost_answer_happens_once() {
    var booking = guest.books(organizer.publishes(10), 4);
    var visitor = opens(booking);
    visitor.page().route(BOOKING, BookingTest::losingAnswersOfChanges);
    givesBack(visitor, "Ticket 1 of 4");
    assertThat(visitor.alert()).containsText("There is no connection.");
    visitor.page().unrouteAll();

    visitor.page().reload();
    visitor.reads("There is no answer yet to “give 1 ticket back”.");
    assertThat(visitor.button("Give some back")).isHidden();
    visitor.presses("Try again");

    assertThat(visitor.status()).hasText("You gave 1 ticket back.");
    assertThat(visitor.button("Give some back")).isVisible();
    Assertions.assertThat(guest.sees(booking.text("bookingId")).number("quantity")).isEqualTo(3);
    Assertions.assertThat(visitor.watch().requests("PATCH", booking.text("bookingId")))
        .hasSize(2)
        .allMatch(request -> request.url().endsWith("?generation=1"))
        .extracting(request -> request.headers().get("idempotency-key"))
        .doesNotContainNull()
        .containsOnly(
            visitor
                .watch()
                .requests("PATCH", booking.text("bookingId"))
                .getFirst()
                .headers()
                .get("idempotency-key"));
  }

  private static void losingAnswersOfChanges(Route route) {
    if (route.request().method().equals("PATCH")) {
      LostConnectionTest.LOSING_THE_ANSWER.accept(route);
    } else {
      route.resume();
    }
  }

  private Visitor opens(Answer booking) {
    return VISITORS.arrives().signsIn(guest).opens("/bookings/" + booking.text("bookingId"));
  }

  private static void givesBack(Visitor visitor, String... tickets) {
    visitor.presses("Give some back");
    for (var ticket : tickets) {
      visitor.field(ticket).check();
    }
    visitor.presses("Give them back");
  }
}
