package boxoffice.attendees;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingTransactions;
import boxoffice.bookings.TicketCode;
import boxoffice.dynamodb.TimeLimits;
import boxoffice.events.Role;
import boxoffice.events.Team;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import boxoffice.notices.HandOvers;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ListAttendeesHandlerTest {

  private static final Caller ORGANIZER = Caller.user("organizer");

  @Test
  void shows_bookings_in_every_state() {
    var house = House.of(2);
    house.name("ada", "Ada Lovelace");
    house.book("ada", 2);
    house.join("bob", 1);
    house.join("cec", 1);
    house.cancel("cec");

    var reply = list(house, ORGANIZER);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().has("cursor")).isFalse();
    assertThat(reply.body().path("items"))
        .extracting(item -> text(item, "name", "state", "quantity"))
        .containsExactlyInAnyOrder(
            List.of("Ada Lovelace", "CONFIRMED", "2"),
            List.of("", "WAITLISTED", "1"),
            List.of("", "CANCELLED", "1"));
    var ada = item(reply, "ada");
    assertThat(ada.path("bookingId").asText()).isEqualTo(Booking.id(EVENT_ID, "ada"));
    assertThat(ada.path("updatedAt").asText())
        .isEqualTo(house.booking("ada").history().getLast().at().toString());
    assertThat(item(reply, "bob").has("name")).isFalse();
  }

  @Test
  void pages_through_all_parts_of_the_index() {
    var house = House.of(512);
    IntStream.range(0, 12).forEach(i -> house.book("user" + i, 1));
    var seen = new ArrayList<String>();
    var call = call(ORGANIZER).query("limit", "5");
    var pages = 0;
    for (String cursor = ""; cursor != null; pages++) {
      var reply = call.to(handler(house));
      reply.body().path("items").forEach(item -> seen.add(item.path("bookingId").asText()));
      assertThat(reply.body().path("items")).hasSizeLessThanOrEqualTo(5);
      cursor = reply.body().path("cursor").asText(null);
      call = call(ORGANIZER).query("limit", "5").query("cursor", cursor);
    }

    assertThat(pages).isEqualTo(3);
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 12).mapToObj(i -> Booking.id(EVENT_ID, "user" + i)).toList());
  }

  @Test
  void a_long_list_ends_early_where_the_table_is_slow() {
    var house = House.of(512);
    IntStream.range(0, 102).forEach(i -> house.book("user" + i, 1));
    var csv = call(ORGANIZER).header("Accept", "text/csv");
    assertThat(csv.to(handler(house)).text().lines()).hasSize(1 + 102);

    house.faults.beforeQueries(() -> house.later(TimeLimits.LONG_READ));
    var slow = csv.to(handler(house));

    assertThat(slow.text().lines()).hasSize(1 + 50);
    assertThat(slow.headers().get("Link")).endsWith("rel=\"next\"");
  }

  @Test
  void shows_the_history_of_each_booking() {
    var house = House.of(2);
    house.book("ada", 1);
    house.cancel("ada");

    assertThat(item(list(house, ORGANIZER), "ada").path("history"))
        .extracting(change -> text(change, "revision", "state", "quantity"))
        .containsExactly(List.of("1", "CONFIRMED", "1"), List.of("2", "CANCELLED", "1"));
  }

  @Test
  void shows_check_ins_but_no_ticket_codes() {
    var house = House.of(2);
    house.book("ada", 2);
    house.checkIn(house.ticket("ada"), "door");

    var list = list(house, ORGANIZER);

    assertThat(text(item(list, "ada"), "checkedInTickets", "generation")).containsExactly("1", "1");
    var codes = house.booking("ada").ticketCodes().values();
    assertThat(list.text())
        .doesNotContain(codes.stream().map(Object::toString).toList())
        .doesNotContain(codes.stream().map(TicketCode::grouped).toList());
  }

  @Test
  void an_archived_event_shows_what_its_bookings_came_to() {
    var house = House.of(9);
    house.book("ada", 2);
    house.book("bob", 3);
    house.book("cec", 1);
    house.book("dan", 1);
    HandOvers.handOn(house, "dan", "bob", 1);
    house.cancel("cec");
    house.join("eve", 4);
    house.cancel("eve");
    house.checkIn(house.ticket("ada"), "door");
    assertThat(list(house, ORGANIZER).body().has("removed")).isFalse();
    house.app.events().archive(house.event());
    var removed =
        List.of(
            house.booking("ada"), house.booking("cec"), house.booking("dan"), house.booking("eve"));

    new BookingTransactions(house.table()).remove(EVENT_ID, removed, List.of());

    var list = list(house, ORGANIZER);
    assertThat(list.body().path("items")).hasSize(1);
    assertThat(list.body().path("removed"))
        .hasToString(
            "{\"bookings\":4,\"confirmedTickets\":2,\"cancelledTickets\":1,"
                + "\"checkedInTickets\":1}");
    assertThat(call(ORGANIZER).header("Accept", "text/csv").to(handler(house)).text().lines())
        .hasSize(2);
  }

  @Test
  void no_answer_has_the_id_of_a_guest() {
    var house = House.of(3);
    var guest = "0d5c1a2b-3c4d-4e5f-8a9b-1c2d3e4f5a6b";
    house.name(guest, "Ada Lovelace");
    house.book(guest, 2);
    house.join("33333333-3333-4333-8333-333333333333", 2);
    house.checkIn(house.ticket(guest), "door");

    var json = list(house, ORGANIZER).text();
    var csv = call(ORGANIZER).header("Accept", "text/csv").to(handler(house)).text();

    assertThat(json).contains("Ada Lovelace").doesNotContain(guest, "33333333", "userId");
    assertThat(csv).contains("Ada Lovelace").doesNotContain(guest, "33333333", "userId");
  }

  @Test
  void answers_csv_when_asked() {
    var house = House.of(2);
    house.name("ada", "=Ada, \"the countess\"");
    house.book("ada", 2);
    house.checkIn(house.ticket("ada"), "door");

    var reply = call(ORGANIZER).header("Accept", "text/csv").to(handler(house));

    assertThat(reply.headers())
        .containsEntry("Content-Type", "text/csv; charset=utf-8; header=present")
        .doesNotContainKey("Link");
    var time =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
            .format(house.now().atZone(ZoneId.of("Europe/Berlin")));
    assertThat(reply.text())
        .isEqualTo(
            "\uFEFFName,State,Tickets,Changed,Checked in,Time zone,Changed (UTC),Booking ID\r\n"
                + "\"'=Ada, \"\"the countess\"\"\",Confirmed,2,%s,1,Europe/Berlin,%s,%s\r\n"
                    .formatted(time, house.now(), Booking.id(EVENT_ID, "ada")));
  }

  @Test
  void csv_tells_in_which_way_a_booking_ended() {
    var house = House.of(4);
    house.book("ada", 2);
    house.book("dan", 1);
    house.book("eve", 1);
    house.join("bob", 2);
    house.join("cec", 2);
    house.cancel("cec");
    house.cancel("dan");
    HandOvers.handOn(house, "eve", "ada", 1);

    var rows = call(ORGANIZER).header("Accept", "text/csv").to(handler(house)).text().lines();

    assertThat(rows.skip(1).map(row -> row.split(",")[1]))
        .containsExactlyInAnyOrder(
            "Confirmed", "Waiting", "Left the waitlist", "Cancelled", "Handed on");
  }

  @Test
  void csv_has_a_row_a_ticket_when_asked() {
    var house = House.of(8);
    house.name("ada", "Ada Lovelace");
    house.book("ada", 3);
    house.giveBack("ada", 2);
    house.checkIn(house.ticket("ada", 3), "door");
    house.book("bob", 6);
    house.join("cec", 1);
    house.cancel("bob");

    var csv = call(ORGANIZER).header("Accept", "text/csv").query("per", "ticket");
    var rows = csv.to(handler(house)).text().lines().toList();

    var id = Booking.id(EVENT_ID, "ada");
    assertThat(rows).hasSize(3);
    assertThat(rows.getFirst())
        .isEqualTo(
            "\uFEFFName,Ticket name,Ticket,Tickets,Checked in,Changed,Time zone,Changed (UTC),"
                + "Booking ID,Serial");
    assertThat(rows.get(1)).startsWith("Ada Lovelace,,1,2,,").endsWith("," + id + ",1");
    assertThat(rows.get(2)).startsWith("Ada Lovelace,,2,2,Yes,").endsWith("," + id + ",3");
  }

  @Test
  void csv_links_to_its_next_page() {
    var house = House.of(512);
    IntStream.range(0, 120).forEach(i -> house.book("user" + i, 1));
    var csv = call(ORGANIZER).header("Accept", "text/csv");
    assertThat(csv.to(handler(house)).text().lines()).hasSize(121);

    var seen = new ArrayList<String>();
    var links = 0;
    for (String cursor = ""; cursor != null; links++) {
      var page = call(ORGANIZER).header("Accept", "text/csv").query("limit", "50");
      var reply = (cursor.isEmpty() ? page : page.query("cursor", cursor)).to(handler(house));
      reply.text().lines().skip(1).forEach(seen::add);
      var link = reply.headers().get("Link");
      cursor =
          link == null ? null : link.replaceFirst("<\\?cursor=(.*)&limit=50>; rel=\"next\"", "$1");
    }

    assertThat(links).isEqualTo(3);
    assertThat(seen).hasSize(120).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "3"})
  void a_csv_link_keeps_the_limit(String limit) {
    var house = House.of(10);
    IntStream.range(0, 4).forEach(i -> house.book("user" + i, 1));

    var reply =
        call(ORGANIZER).header("Accept", "text/csv").query("limit", limit).to(handler(house));

    assertThat(reply.headers().get("Link"))
        .matches("<\\?cursor=[A-Za-z0-9_-]+&limit=%s>; rel=\"next\"".formatted(limit));
  }

  @Test
  void a_full_last_page_has_no_cursor() {
    var house = House.of(10);
    IntStream.range(0, 4).forEach(i -> house.book("user" + i, 1));

    for (var limit : List.of("4", "5")) {
      assertThat(call(ORGANIZER).query("limit", limit).to(handler(house)).body().has("cursor"))
          .isFalse();
      assertThat(
              call(ORGANIZER)
                  .header("Accept", "text/csv")
                  .query("limit", limit)
                  .to(handler(house))
                  .headers())
          .doesNotContainKey("Link");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/csv;q=0",
        "text/csv; q=0.000",
        "text/csvx",
        "xtext/csv",
        "text/csv-schema",
        "application/json",
        "application/json, text/csv;q=0.9",
        "*/*",
        "text/html, */*;q=0.8",
        "text/csv;q=0, text/*",
        "text/*;q=0.5, application/json",
        "application/x-text/csv",
        "application/json;x=\"text/csv, text/csv\"",
        "text/csv;q=nan",
        "text/csv;q=2",
        ""
      })
  void answers_json_where_csv_is_not_preferred(String accept) {
    var reply = call(ORGANIZER).header("Accept", accept).to(handler(House.of(2)));

    assertThat(reply.headers()).containsEntry("Content-Type", "application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/csv",
        "TEXT/CSV",
        "text/csv; charset=utf-8",
        "text/csv;charset=\"a,b;q=0\";q=0.1",
        "text/*",
        "text/csv, */*",
        "text/csv, application/json;q=0.9",
        "text/csv;Q=0.5, */*;q=0.1",
        "application/json;q=0, */*",
        "text/csv , application/problem+json",
        ", text/csv,"
      })
  void answers_csv_where_it_is_preferred(String accept) {
    var reply = call(ORGANIZER).header("Accept", accept).to(handler(House.of(2)));

    assertThat(reply.headers().get("Content-Type")).startsWith("text/csv");
  }

  @Test
  void is_for_the_organizer_and_admins() {
    var house = House.of(2);

    assertThat(list(house, Caller.user("eve")))
        .returns(403, Reply::status)
        .returns("forbidden", Reply::problem);
    assertThat(list(house, Caller.nobody()).status()).isEqualTo(401);
    assertThat(list(house, Caller.admin("eve")).status()).isEqualTo(200);
    assertThat(
            ORGANIZER
                .get("/events/{eventId}/bookings")
                .parameter("eventId", "f".repeat(32))
                .to(handler(house)))
        .returns(404, Reply::status)
        .returns("not-found", Reply::problem);
  }

  @Test
  void a_steward_sees_the_list_and_takes_none_along() {
    var house = House.of(2);
    house.book("ada", 1);
    Team.add(house.table(), EVENT_ID, "steward", Role.STEWARD, house.now());
    Team.add(house.table(), EVENT_ID, "helper", Role.CO_ORGANIZER, house.now());

    assertThat(list(house, Caller.user("steward")).body().path("items")).hasSize(1);
    assertThat(csv(house, "steward").problem()).isEqualTo("forbidden");
    assertThat(csv(house, "helper").status()).isEqualTo(200);
  }

  private static Reply csv(House house, String user) {
    return call(Caller.user(user)).header("Accept", "text/csv").to(handler(house));
  }

  @Test
  void refuses_an_invalid_query() {
    var house = House.of(2);

    for (var query :
        List.of(
            List.of("cursor", "x"),
            List.of("limit", "101"),
            List.of("q", "1"),
            List.of("per", "guest"))) {
      assertThat(
              call(ORGANIZER).query(query.getFirst(), query.getLast()).to(handler(house)).errors())
          .containsOnlyKeys(query.getFirst());
    }
  }

  private static Reply list(House house, Caller caller) {
    return call(caller).to(handler(house));
  }

  private static Caller.Call call(Caller caller) {
    return caller.get("/events/{eventId}/bookings").parameter("eventId", EVENT_ID);
  }

  private static ListAttendeesHandler handler(House house) {
    return new ListAttendeesHandler(
        house.app.listAttendees(), house.app.userLimits(), house.app.clock(), house.app.random());
  }

  private static JsonNode item(Reply reply, String user) {
    return reply
        .body()
        .path("items")
        .valueStream()
        .filter(item -> item.path("bookingId").asText().equals(Booking.id(EVENT_ID, user)))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> text(JsonNode item, String... fields) {
    return List.of(fields).stream().map(field -> item.path(field).asText()).toList();
  }
}
