package boxoffice.privacy;

import static boxoffice.privacy.Leaver.ADA;
import static boxoffice.privacy.Leaver.ADDRESS;
import static boxoffice.privacy.Leaver.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.Logs;
import boxoffice.bookings.BookingResponse;
import boxoffice.dynamodb.TimeLimits;
import boxoffice.events.PublishedEvents;
import boxoffice.events.Role;
import boxoffice.events.Team;
import boxoffice.http.Answer;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportAccountHandlerTest {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private final Leaver leaver = new Leaver();

  @Test
  void has_the_account() {
    var account = export(ADA).body().path("account");

    assertThat(account)
        .hasToString(
            "{\"userId\":\"%s\",\"email\":\"%s\",\"name\":\"%s\",\"language\":\"de\","
                    .formatted(ADA, ADDRESS, NAME)
                + "\"hasSecondFactor\":false,\"reminders\":true,\"createdAt\":\"%s\"}"
                    .formatted(leaver.pool.find(ADA).orElseThrow().createdAt()));
  }

  @Test
  void has_the_choice_of_reminders() {
    leaver.house.wantsNoReminders(ADA);

    assertThat(export(ADA).body().at("/account/reminders")).hasToString("false");
  }

  @Test
  void has_every_booking_as_its_user_sees_it() throws Exception {
    var read = new ArrayList<BookingResponse>();
    for (var booking : export(ADA).body().path("bookings")) {
      read.add(MAPPER.treeToValue(booking, BookingResponse.class));
    }

    assertThat(read)
        .containsExactlyElementsOf(
            leaver.house.app.bookings().ofUser(ADA).stream().map(BookingResponse::of).toList())
        .hasSize(5)
        .allMatch(booking -> !booking.history().isEmpty());
  }

  @Test
  void has_the_names_on_tickets() {
    leaver.house.nameTicket(leaver.booking(Leaver.CHECKED_IN), 1, "Eve Ray");

    assertThat(export(ADA).text()).containsOnlyOnce("\"name\":\"Eve Ray\"");
  }

  @Test
  void has_every_check_in_without_the_door() {
    var checkedIn = leaver.booking(Leaver.CHECKED_IN);
    var at = leaver.house.app.bookings().checkIns(checkedIn).getFirst().at();

    assertThat(export(ADA).body().path("checkIns"))
        .hasToString(
            "[{\"eventId\":\"%s\",\"bookingId\":\"%s\",\"generation\":1,\"serials\":[1],\"at\":\"%s\"}]"
                .formatted(Leaver.CHECKED_IN, checkedIn.bookingId(), at));
    assertThat(export(ADA).text()).doesNotContain("organizer");
  }

  @Test
  void says_which_check_ins_were_undone() {
    leaver.undo("door");

    var checkIns = export(ADA).body().path("checkIns");

    assertThat(checkIns).hasSize(1);
    assertThat(checkIns.path(0).path("undoneAt").asText()).isEqualTo(leaver.house.now().toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 500, 2_000})
  void parts_have_all_check_ins(int most) {
    leaver.undo("door");
    for (var i = 0; i < 11; i++) {
      leaver.checkIn("door " + i);
      leaver.undo("door " + i);
    }
    var whole = export(ADA).body().path("checkIns");
    var checkIns = new ArrayList<JsonNode>();
    var cursor = "";
    do {
      var part = export(ADA, most, cursor).body();
      part.path("checkIns").forEach(checkIns::add);
      cursor = part.path("cursor").asText();
    } while (!cursor.isEmpty());

    assertThat(whole).hasSize(12);
    assertThat(checkIns).containsExactlyElementsOf(whole);
  }

  @Test
  void has_every_event_of_the_organizer() {
    leaver.drafts("Another concert");

    var events = export(ADA).body().path("events");

    assertThat(events)
        .extracting(event -> event.path("name").asText())
        .containsExactlyInAnyOrder("A concert of mine", "Another concert");
    assertThat(export(ADA).body().has("cursor")).isFalse();
  }

  @Test
  void has_what_the_user_helps_to_run() {
    var house = leaver.house;
    Team.add(house.table(), PublishedEvents.EVENT_ID, ADA, Role.STEWARD, house.now());

    assertThat(export(ADA).body().path("memberships"))
        .singleElement()
        .hasToString(
            "{\"eventId\":\"%s\",\"role\":\"STEWARD\",\"since\":\"%s\"}"
                .formatted(PublishedEvents.EVENT_ID, house.now()));
    var second = export(ADA, 1, export(ADA, 1, "").body().path("cursor").asText());
    assertThat(second.body().has("memberships")).isFalse();
  }

  @Test
  void has_what_the_user_wrote_to_guests() {
    write(2);

    var messages = export("organizer").body().path("messages");

    assertThat(messages)
        .extracting(message -> message.path("subject").asText())
        .containsExactly("Message 1", "Message 0");
    assertThat(messages.path(0).path("text").asText()).isEqualTo("Text");
    assertThat(messages.path(0).path("eventId").asText()).isEqualTo(PublishedEvents.EVENT_ID);
    assertThat(export(ADA).body().path("messages")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2_000, 9_000})
  void parts_have_all_messages(int most) {
    write(45);
    var subjects = new ArrayList<String>();
    var events = new ArrayList<String>();
    var cursor = "";
    do {
      var part = export("organizer", most, cursor).body();
      part.path("messages").forEach(message -> subjects.add(message.path("subject").asText()));
      part.path("events").forEach(event -> events.add(event.path("eventId").asText()));
      cursor = part.path("cursor").asText();
    } while (!cursor.isEmpty());

    assertThat(subjects)
        .containsExactlyElementsOf(
            IntStream.range(0, 45).mapToObj(i -> "Message " + (44 - i)).toList());
    assertThat(events).contains(PublishedEvents.EVENT_ID).doesNotHaveDuplicates();
  }

  private void write(int messages) {
    leaver.pool.add("organizer", "organizer@example.com", true, leaver.house.now());
    for (var i = 0; i < messages; i++) {
      assertThat(leaver.house.organizer().message("Message " + i, "Text").status()).isEqualTo(202);
      leaver.house.later(Duration.ofHours(5));
    }
  }

  @Test
  void has_nothing_of_anybody_else() {
    assertThat(export(ADA).text()).doesNotContain("bob", "Bob");
    assertThat(export("bob").text()).doesNotContain(ADA, ADDRESS, "concert of mine");
  }

  @Test
  void parts_have_all_of_the_whole() {
    IntStream.range(0, 4).forEach(i -> leaver.drafts("Concert " + i));
    var whole = export(ADA).body();
    var largest = whole.path("bookings").valueStream().mapToInt(Answer::bytes).max().orElseThrow();
    for (var most : List.of(1, largest, largest + 1, 2 * largest, 3 * largest)) {
      var bookings = new ArrayList<JsonNode>();
      var events = new ArrayList<JsonNode>();
      var cursor = "";
      do {
        var reply = export(ADA, most, cursor);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().has("account")).isEqualTo(cursor.isEmpty());
        reply.body().path("bookings").forEach(bookings::add);
        reply.body().path("events").forEach(events::add);
        cursor = reply.body().path("cursor").asText();
      } while (!cursor.isEmpty());

      assertThat(bookings).as("%d bytes", most).containsExactlyElementsOf(whole.path("bookings"));
      assertThat(events).containsExactlyElementsOf(whole.path("events"));
    }
  }

  @Test
  void no_part_is_much_larger_than_allowed() {
    var most = 300;
    var cursor = "";
    var parts = 0;
    do {
      var reply = export(ADA, most, cursor);
      assertThat(reply.text().length()).isLessThan(most + 2_500);
      cursor = reply.body().path("cursor").asText();
      parts++;
    } while (!cursor.isEmpty());

    assertThat(parts).isGreaterThan(2);
  }

  @Test
  void a_slow_table_ends_a_part_early() {
    leaver.house.faults.beforeQueries(() -> leaver.house.later(TimeLimits.LONG_READ));
    var first = export(ADA).body();
    leaver.house.faults.beforeQueries(() -> {});

    assertThat(first.path("bookings")).hasSize(5);
    assertThat(first.path("events")).isEmpty();
    var second = export(ADA, Answer.MOST_BYTES, first.path("cursor").asText()).body();
    assertThat(second.path("bookings")).isEmpty();
    assertThat(second.path("events")).hasSize(1);
  }

  @Test
  void a_slow_table_ends_a_part_among_messages() {
    write(45);
    var slow = TimeLimits.LONG_READ.dividedBy(5);
    leaver.house.faults.beforeQueries(() -> leaver.house.later(slow));

    var first = export("organizer").body();

    assertThat(first.path("messages")).hasSize(20);
    leaver.house.faults.beforeQueries(() -> {});
    var second = export("organizer", Answer.MOST_BYTES, first.path("cursor").asText()).body();
    assertThat(second.path("messages")).hasSize(25);
  }

  @Test
  void sizes_count_as_lambda_counts_them() {
    // A body is a text within JSON: quotation marks and line breaks take two bytes there.
    assertThat(Answer.bytes("a")).isEqualTo("\"\\\"a\\\"\"".length());
    assertThat(Answer.bytes("ü")).isEqualTo(Answer.bytes("a") + 1);
    assertThat(Answer.MOST_BYTES).isLessThan(6 * 1024 * 1024 - 200_000);
  }

  @Test
  void refuses_a_made_up_cursor() {
    for (var cursor : List.of("x", "QUJD", "QQ", "RTE", "Qg", "Qzg")) {
      assertThat(export(ADA, Answer.MOST_BYTES, cursor).errors())
          .as(cursor)
          .containsOnlyKeys("cursor");
    }
  }

  @Test
  void an_account_that_is_gone_is_signed_out() {
    leaver.pool.accounts().delete(ADA);

    assertThat(export(ADA).problem()).isEqualTo("unauthorized");
  }

  @Test
  void logs_neither_name_nor_address() {
    try (var logs = new Logs()) {
      export(ADA);

      assertThat(logs.lines())
          .isNotEmpty()
          .noneMatch(line -> line.contains(NAME) || line.contains(ADDRESS));
    }
  }

  private Reply export(String userId) {
    return export(userId, Answer.MOST_BYTES, "");
  }

  private Reply export(String userId, int mostBytes, String cursor) {
    var export =
        new ExportAccount(
            leaver.house.app.bookings(),
            leaver.organized(),
            leaver.house.app.members(),
            leaver.house.app.messages(),
            leaver.house.app.profiles(),
            leaver.house::now,
            mostBytes);
    var call = Caller.user(userId).get("/account/export");
    return (cursor.isEmpty() ? call : call.query("cursor", cursor))
        .to(
            new ExportAccountHandler(
                leaver.pool.accounts(), export, leaver.house.app.userLimits()));
  }
}
