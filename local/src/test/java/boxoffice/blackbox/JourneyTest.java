package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.Target.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The complete journeys of organizers and guests. */
class JourneyTest {

  private final Api api = Api.shared();

  @Test
  void an_account_works_once_it_is_confirmed() {
    api.system().mustShow(Sight.CODES);
    api.system().mustShow(Sight.WRONG_CODES);
    var email = Person.newEmail();
    var password = Person.newPassword();
    var register = Call.post("/auth/register", Map.of("email", email));
    var login = Call.post("/auth/login", Map.of("email", email, "password", password));

    assertThat(api.send(register).status()).isEqualTo(202);
    assertThat(api.send(login).problem()).isEqualTo("wrong-credentials");
    assertThat(api.send(Person.confirmation(email, "000000", "Ada", password)).problem())
        .isEqualTo("wrong-code");
    assertThat(api.send(Person.confirmation(email, Person.CODE, "Ada", password)).status())
        .isEqualTo(204);
    assertThat(api.send(login).status()).isEqualTo(200);
  }

  @Test
  void a_wrong_password_looks_like_an_unknown_address() {
    var person = Person.registered(api);

    var wrongPassword = logIn(person.email(), Person.newPassword());
    var unknownAddress = logIn(Person.newEmail(), person.password());

    assertThat(wrongPassword.problem()).isEqualTo("wrong-credentials");
    assertThat(unknownAddress.problem()).isEqualTo("wrong-credentials");
    assertThat(unknownAddress.text("detail")).isEqualTo(wrongPassword.text("detail"));
  }

  @Test
  void a_forgotten_password_is_replaced() {
    api.system().mustShow(Sight.CODES);
    api.system().mustShow(Sight.WRONG_CODES);
    var person = Person.registered(api);
    var password = Person.newPassword();

    assertThat(
            api.send(Call.post("/auth/password/forgot", Map.of("email", person.email()))).status())
        .isEqualTo(202);
    assertThat(reset(person.email(), "000000", password).problem()).isEqualTo("wrong-code");
    assertThat(reset(person.email(), Person.CODE, password).status()).isEqualTo(204);

    assertThat(logIn(person.email(), person.password()).problem()).isEqualTo("wrong-credentials");
    assertThat(logIn(person.email(), password).status()).isEqualTo(200);
  }

  @Test
  void a_reset_for_an_unknown_address_is_accepted() {
    var answer = api.send(Call.post("/auth/password/forgot", Map.of("email", Person.newEmail())));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void a_refresh_token_gives_access_until_logout() {
    var person = Person.registered(api);
    var refresh = Call.post("/auth/refresh", Map.of("refreshToken", person.refreshToken()));
    var logout = Call.post("/auth/logout", Map.of("refreshToken", person.refreshToken()));

    var refreshed = api.send(refresh);
    assertThat(refreshed.status()).isEqualTo(200);
    assertThat(api.send(Call.get("/bookings").token(refreshed.text("accessToken"))).status())
        .isEqualTo(200);

    assertThat(api.send(logout).status()).isEqualTo(204);
    assertThat(api.send(refresh).problem()).isEqualTo("wrong-credentials");
    assertThat(api.send(logout).status()).isEqualTo(204);
  }

  @Test
  void an_event_is_drafted_published_and_found() {
    var organizer = Person.registered(api);
    var guest = Person.registered(api);

    var drafted = organizer.send(Call.post("/events", Person.event(10)));
    var eventId = drafted.text("eventId");
    assertThat(drafted.status()).isEqualTo(201);
    assertThat(drafted.text("state")).isEqualTo("DRAFTED");
    assertThat(drafted.header("Location")).endsWith("/v1/events/" + eventId);
    assertThat(eventIds(organizer.get("/events/mine"))).containsExactly(eventId);

    var publish = Call.post("/events/" + eventId + "/publish");
    assertThat(organizer.send(publish).text("state")).isEqualTo("PUBLISHED");
    assertThat(organizer.send(publish).status()).isEqualTo(200);

    var found = guest.get("/events/" + eventId);
    assertThat(found.number("availableTickets")).isEqualTo(10);
    assertThat(found.number("waitlistCount")).isZero();
    Await.until(() -> listed(guest, found), ids -> ids.contains(eventId));
  }

  @Test
  void tickets_are_booked_listed_and_returned() {
    var eventId = Person.registered(api).publishes(10);
    var guest = Person.registered(api);

    var booked = guest.books(eventId, 3);
    var bookingId = booked.text("bookingId");
    assertThat(booked.status()).isEqualTo(201);
    assertThat(booked.text("state")).isEqualTo("CONFIRMED");
    assertThat(guest.books(eventId, 3).status()).isEqualTo(200);
    assertThat(guest.books(eventId, 2).problem()).isEqualTo("different-quantity");
    assertThat(guest.get("/bookings").json().path("items").findValuesAsText("bookingId"))
        .containsExactly(bookingId);
    assertThat(guest.sees(bookingId).json().path("history")).hasSize(1);

    assertThat(guest.cancels(bookingId).status()).isEqualTo(204);
    assertThat(guest.cancels(bookingId).status()).isEqualTo(204);
    assertThat(guest.sees(bookingId).text("state")).isEqualTo("CANCELLED");
    Await.until(
        () -> guest.get("/events/" + eventId).number("availableTickets"), free -> free == 10);
  }

  @Test
  void a_waiting_guest_gets_a_returned_seat() {
    var eventId = Person.registered(api).publishes(1);
    var first = Person.registered(api);
    var second = Person.registered(api);
    var booked = first.books(eventId, 1);

    assertThat(second.books(eventId, 1).problem()).isEqualTo("sold-out");
    var waiting = second.booksOrWaits(eventId, 1);
    var bookingId = waiting.text("bookingId");
    assertThat(waiting.status()).isEqualTo(202);
    assertThat(waiting.text("state")).isEqualTo("WAITLISTED");
    assertThat(second.sees(bookingId).number("position")).isEqualTo(1);

    assertThat(first.cancels(booked.text("bookingId")).status()).isEqualTo(204);
    Await.until(() -> second.sees(bookingId).text("state"), "CONFIRMED"::equals);
    assertThat(first.books(eventId, 1).problem()).isEqualTo("sold-out");
  }

  private Answer logIn(String email, String password) {
    return api.send(Call.post("/auth/login", Map.of("email", email, "password", password)));
  }

  private Answer reset(String email, String code, String password) {
    return api.send(
        Call.post(
            "/auth/password/reset", Map.of("email", email, "code", code, "password", password)));
  }

  private static List<String> eventIds(Answer answer) {
    return answer.json().path("items").findValuesAsText("eventId");
  }

  /** All events with the same start as this one, page by page. */
  private static List<String> listed(Person guest, Answer event) {
    var query =
        "/events?limit=1&from=%s&to=%s".formatted(event.text("startsAt"), event.text("startsAt"));
    var page = guest.get(query);
    var ids = new ArrayList<>(eventIds(page));
    while (!page.text("cursor").isEmpty()) {
      page = guest.get(query + "&cursor=" + page.text("cursor"));
      ids.addAll(eventIds(page));
    }
    return ids;
  }
}
