package boxoffice.events;

import static boxoffice.events.EventExamples.ANOTHER;
import static boxoffice.events.EventExamples.ORGANIZER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import boxoffice.TestApp;
import boxoffice.TestClock;
import boxoffice.dynamodb.Faults;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import boxoffice.http.Caller;
import boxoffice.http.Caller.Reply;
import boxoffice.http.User;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CreateEventHandlerTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Table table = LocalDynamoDb.newTable();
  private final TestClock clock = new TestClock(EventExamples.NOW);
  private final EventStore events = TestApp.on(table, clock).events();
  private final CreateEventHandler handler = handler(table);
  private final Caller organizer = Caller.user(ORGANIZER);

  private CreateEventHandler handler(Table table) {
    var app = TestApp.on(table, clock);
    return new CreateEventHandler(
        app.createEvent(), app.idempotency(), app.userLimits(), app.eventRules());
  }

  @Test
  void an_event_is_drafted_as_described() {
    var body =
        valid()
            .put("description", "Two quartets\nand an interval.")
            .put("venue", "Town hall")
            .put("maxTicketsPerBooking", 4)
            .put("salesFrom", "2026-11-21T08:00:00Z")
            .put("salesUntil", "2026-12-01T18:00:00Z")
            .put("cancelUntil", "2026-11-30T18:00:00Z")
            .put("endsAt", "2026-12-01T21:30:00Z")
            .put("doorsAt", "2026-12-01T18:15:00Z")
            .put("organizerName", "The town's choir")
            .put("contact", "https://choir.example/ask?about=tickets#form")
            .put("price", "12 €, pay at the door")
            .put("handOvers", false);

    var reply = send(body);

    assertThat(reply.status()).isEqualTo(201);
    var id = reply.body().get("eventId").asText();
    assertThat(id).matches("[0-9a-f]{32}");
    assertThat(reply.headers()).contains(entry("Location", "/v1/events/" + id));
    var expected =
        body.deepCopy()
            .put("eventId", id)
            .put("state", "DRAFTED")
            .put("version", 1)
            .put("availableTickets", body.get("capacity").asInt())
            .put("waitlistCount", 0)
            .put("role", "ORGANIZER");
    assertThat(reply.body()).isEqualTo(expected);
    assertThat(events.find(id).orElseThrow().organizerId()).isEqualTo(ORGANIZER);
  }

  @Test
  void absent_fields_have_defaults_or_stay_absent() {
    var reply = send(valid());

    var expected =
        valid()
            .put("eventId", reply.body().get("eventId").asText())
            .put("state", "DRAFTED")
            .put("version", 1)
            .put("maxTicketsPerBooking", 10)
            .put("salesUntil", "2026-12-01T19:00:00Z")
            .put("cancelUntil", "2026-12-01T19:00:00Z")
            .put("availableTickets", valid().get("capacity").asInt())
            .put("waitlistCount", 0)
            .put("role", "ORGANIZER");
    assertThat(reply.body()).isEqualTo(expected);
  }

  @Test
  void every_event_has_its_own_id() {
    assertThat(send(valid()).body().get("eventId"))
        .isNotEqualTo(send(valid()).body().get("eventId"));
  }

  @Test
  void a_request_without_a_token_is_refused() {
    assertThat(Caller.nobody().post("/events", valid().toString()).to(handler).status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "startsAt", "timeZone", "capacity"})
  void required_fields_must_be_present(String field) {
    assertThat(send(valid().remove(List.of(field))).errors())
        .containsExactly(entry(field, "is required"));
    assertThat(send(valid().putNull(field)).errors())
        .containsExactly(entry(field, "must not be null"));
  }

  @ParameterizedTest
  @CsvSource({
    "name, 1, 120, must have 1 to 120 characters",
    "description, 0, 2000, must have at most 2000 characters",
    "venue, 0, 200, must have at most 200 characters",
    "organizerName, 0, 100, must have 1 to 100 characters",
    "price, 0, 100, must have 1 to 100 characters"
  })
  void text_has_limits(String field, int min, int max, String reason) {
    assertThat(send(valid().put(field, "x".repeat(min))).status()).isEqualTo(201);
    assertThat(send(valid().put(field, "x".repeat(max))).status()).isEqualTo(201);
    assertThat(send(valid().put(field, "x".repeat(max + 1))).errors())
        .containsExactly(entry(field, reason));
  }

  @Test
  void blank_names_and_control_characters_are_refused() {
    assertThat(send(valid().put("name", "")).errors()).containsOnlyKeys("name");
    assertThat(send(valid().put("name", "   ")).errors()).containsOnlyKeys("name");
    assertThat(send(valid().put("name", "\u00a0\u2003")).errors()).containsOnlyKeys("name");
    assertThat(send(valid().put("name", "a\nb")).errors()).containsOnlyKeys("name");
    assertThat(send(valid().put("venue", "a\u0000b")).errors()).containsOnlyKeys("venue");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "description", "venue", "organizerName", "price"})
  void what_shows_nothing_or_turns_text_is_refused(String field) {
    assertThat(send(valid().put(field, "\u3164\u200B")).errors())
        .containsExactly(entry(field, "must not be blank"));
    assertThat(send(valid().put(field, "a\u202Eb")).errors())
        .containsExactly(
            entry(field, "must not contain U+202E, which turns the direction of text"));
    assertThat(send(valid().put(field, "\u0646\u0648\u200C\u0646")).status()).isEqualTo(201);
  }

  @Test
  void only_the_description_and_the_venue_have_lines() {
    var lines = "First line\nSecond line";

    assertThat(send(valid().put("description", lines)).body().path("description").asText())
        .isEqualTo(lines);
    assertThat(send(valid().put("venue", lines)).status()).isEqualTo(201);
    for (var field : List.of("name", "organizerName", "price")) {
      assertThat(send(valid().put(field, lines)).errors()).containsOnlyKeys(field);
    }
  }

  @ParameterizedTest
  @CsvSource({"name, 120", "description, 2000", "venue, 200", "organizerName, 100", "price, 100"})
  void a_character_outside_the_basic_plane_counts_once(String field, int max) {
    var seats = "\uD83D\uDCBA";

    assertThat(send(valid().put(field, seats.repeat(max))).status()).isEqualTo(201);
    assertThat(send(valid().put(field, seats.repeat(max + 1))).errors()).containsOnlyKeys(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "description", "venue", "organizerName", "contact", "price"})
  void half_a_character_is_refused(String field) {
    var body = valid().put(field, "half").toString().replace("half", "\\ud800");

    assertThat(organizer.post("/events", body).to(handler).errors()).containsOnlyKeys(field);
  }

  @ParameterizedTest
  @CsvSource({"capacity, 100000", "maxTicketsPerBooking, 10"})
  void numbers_have_limits(String field, int max) {
    var reason = "must be from 1 to " + max;
    assertThat(send(valid().put(field, 1)).status()).isEqualTo(201);
    assertThat(send(valid().put(field, max)).status()).isEqualTo(201);
    assertThat(send(valid().put(field, 0)).errors()).containsExactly(entry(field, reason));
    assertThat(send(valid().put(field, -1)).errors()).containsExactly(entry(field, reason));
    assertThat(send(valid().put(field, max + 1)).errors()).containsExactly(entry(field, reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin",
        "UTC",
        "America/Argentina/Buenos_Aires",
        "Europe/Kyiv",
        "US/Pacific",
        "Etc/GMT-14",
        "GMT",
        "GMT0",
        "GMT+0",
        "EST",
        "EST5EDT",
        "ROC"
      })
  void an_iana_time_zone_is_accepted(String zone) {
    var reply = send(valid().put("timeZone", zone));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.body().get("timeZone").asText()).isEqualTo(zone);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Mars/Olympus",
        "+01:00",
        "Z",
        "europe/berlin",
        "CET+1",
        "UTC+1",
        "GMT+2",
        "UTC+01:00",
        "UT",
        "Factory",
        "SystemV/PST8",
        "SystemV/EST5EDT",
        "SystemV/HST10",
        "SystemV/YST9YDT"
      })
  void any_other_time_zone_is_refused(String zone) {
    assertThat(send(valid().put("timeZone", zone)).errors()).containsOnlyKeys("timeZone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tomorrow",
        "2026-12-01",
        "2026-12-01T19:00:00",
        "2026-12-01T20:00:00+01:00",
        "2026-13-01T19:00:00Z",
        "2026-12-01T19:00:00z",
        "2026-12-01t19:00:00Z",
        "2026-12-01T24:00:00Z",
        "2026-02-30T19:00:00Z",
        "2026-12-01T19:00:00.Z",
        "+1000000000-12-31T23:59:59.999999999Z",
        "-1000000000-01-01T00:00:00Z",
        "1969-12-31T23:59:59Z"
      })
  void invalid_instants_are_refused(String instant) {
    for (var field : List.of("startsAt", "salesFrom", "salesUntil", "cancelUntil")) {
      assertThat(send(valid().put(field, instant)).errors())
          .containsExactly(entry(field, "must be an instant such as 2026-12-01T19:00:00Z"));
    }
  }

  @Test
  void an_event_starts_within_the_next_two_years() {
    assertThat(send(valid().put("startsAt", "2026-11-20T09:00:00.001Z")).status()).isEqualTo(201);
    assertThat(send(valid().put("startsAt", "2026-11-20T09:00:00Z")).errors())
        .containsExactly(entry("startsAt", "must be in the future"));
    assertThat(send(valid().put("startsAt", "2028-11-20T09:00:00Z")).status()).isEqualTo(201);
    assertThat(send(valid().put("startsAt", "2028-11-20T09:00:00.001Z")).errors())
        .containsExactly(entry("startsAt", "must be at most 2 years ahead"));
  }

  @Test
  void times_must_be_in_order() {
    var start = "2026-12-01T19:00:00Z";
    var before = "2026-12-01T18:59:59.999Z";
    var after = "2026-12-01T19:00:00.001Z";

    assertThat(send(valid().put("salesUntil", start).put("cancelUntil", start)).status())
        .isEqualTo(201);
    assertThat(send(valid().put("salesFrom", before)).status()).isEqualTo(201);
    assertThat(send(valid().put("salesFrom", start)).errors())
        .containsExactly(entry("salesFrom", "must be before salesUntil"));
    assertThat(send(valid().put("salesUntil", before).put("salesFrom", before)).errors())
        .containsExactly(entry("salesFrom", "must be before salesUntil"));
    assertThat(send(valid().put("salesUntil", after)).errors())
        .containsExactly(entry("salesUntil", "must not be after startsAt"));
    assertThat(send(valid().put("cancelUntil", after)).errors())
        .containsExactly(entry("cancelUntil", "must not be after startsAt"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01T19:00:00.001Z,",
    "2027-01-01T19:00:00Z,",
    "2026-12-01T19:00:00Z, must be after startsAt",
    "2026-12-01T18:59:59Z, must be after startsAt",
    "2027-01-01T19:00:00.001Z, must be at most 31 days after startsAt",
    "tomorrow, must be an instant such as 2026-12-01T19:00:00Z"
  })
  void an_event_ends_within_31_days(String end, @Nullable String reason) {
    assertThat(send(valid().put("endsAt", end)).errors())
        .isEqualTo(reason == null ? Map.of() : Map.of("endsAt", reason));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01T19:00:00Z,",
    "2026-11-30T19:00:00Z,",
    "2026-12-01T19:00:00.001Z, must not be after startsAt",
    "2026-11-30T18:59:59.999Z, must be at most 24 hours before startsAt",
    "at seven, must be an instant such as 2026-12-01T19:00:00Z"
  })
  void doors_open_on_the_day_before_the_start(String doors, @Nullable String reason) {
    assertThat(send(valid().put("doorsAt", doors)).errors())
        .isEqualTo(reason == null ? Map.of() : Map.of("doorsAt", reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ask@choir.example",
        "https://choir.example",
        "https://www.choir.example/ask/us?about=a%20b&x=(1)#form"
      })
  void the_organizer_is_asked_by_mail_or_page(String contact) {
    assertThat(send(valid().put("contact", contact)).body().path("contact").asText())
        .isEqualTo(contact);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the box office",
        "+49 30 123456",
        "http://choir.example",
        "HTTPS://choir.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:ask@choir.example",
        "//choir.example",
        "https://choir",
        "https://ask@choir.example",
        "https://choir.example@evil.example",
        "https://choir.example:99999",
        "https://127.0.0.1",
        "https://choir.example/a b",
        "https://choir.example/\"onclick=",
        "https://choir.example\\@evil.example",
        "https://chœur.example",
        "https://choir.example/\u202Eelif",
        "ask@choir.example\n",
        " ask@choir.example",
        "ask@choir.example, boss@choir.example"
      })
  void other_ways_to_ask_are_refused(String contact) {
    assertThat(send(valid().put("contact", contact)).errors())
        .containsExactly(
            entry(
                "contact",
                "must be an e-mail address or an address such as https://example.com/contact, of"
                    + " at most 200 characters"));
  }

  @Test
  void a_way_to_ask_has_a_limit() {
    var address = "https://choir.example/" + "x".repeat(178);

    assertThat(send(valid().put("contact", address)).status()).isEqualTo(201);
    assertThat(send(valid().put("contact", address + "x")).errors()).containsOnlyKeys("contact");
  }

  @Test
  void an_empty_end_is_none() {
    assertThat(send(valid().put("endsAt", "")).body().has("endsAt")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "salesUntil, 2026-11-20T08:59:59Z",
    "salesUntil, 2026-11-20T09:00:00Z",
    "salesUntil, 1970-01-01T00:00:00Z",
    "cancelUntil, 1970-01-01T00:00:00Z",
    "cancelUntil, 2026-11-20T09:00:00Z"
  })
  void sales_and_cancelling_end_in_the_future(String field, String past) {
    assertThat(send(valid().put(field, past)).errors())
        .containsExactly(entry(field, "must be in the future"));
    assertThat(send(valid().put(field, "2026-11-20T09:00:00.001Z")).status()).isEqualTo(201);
  }

  @Test
  void a_sales_window_in_the_past_is_refused() {
    var window =
        valid().put("salesFrom", "2026-11-01T09:00:00Z").put("salesUntil", "2026-11-10T09:00:00Z");

    assertThat(send(window).errors()).containsExactly(entry("salesUntil", "must be in the future"));
    assertThat(send(valid().put("salesFrom", "2026-11-01T09:00:00Z")).status()).isEqualTo(201);
  }

  @Test
  void a_start_in_the_past_is_the_only_error_of_its_defaults() {
    assertThat(send(valid().put("startsAt", "2026-11-19T09:00:00Z")).errors())
        .containsExactly(entry("startsAt", "must be in the future"));
  }

  @Test
  void times_are_kept_to_the_millisecond() {
    var reply = send(valid().put("startsAt", "2026-12-01T19:00:00.123456789Z"));

    assertThat(reply.body().get("startsAt").asText()).isEqualTo("2026-12-01T19:00:00.123Z");
    assertThat(events.find(reply.body().get("eventId").asText()).orElseThrow().details().startsAt())
        .isEqualTo("2026-12-01T19:00:00.123Z");
  }

  @Test
  void all_errors_are_named_at_once() {
    assertThat(send(MAPPER.createObjectNode()).errors())
        .containsOnlyKeys("name", "startsAt", "timeZone", "capacity");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "description",
        "venue",
        "startsAt",
        "timeZone",
        "salesFrom",
        "salesUntil",
        "cancelUntil",
        "doorsAt",
        "organizerName",
        "contact",
        "price"
      })
  void text_must_be_a_string(String field) {
    assertThat(send(valid().put(field, 1)).errors()).containsOnlyKeys(field);
    assertThat(send(valid().put(field, true)).errors()).containsOnlyKeys(field);
    assertThat(send((ObjectNode) valid().set(field, MAPPER.createArrayNode())).errors())
        .containsOnlyKeys(field);
    assertThat(send((ObjectNode) valid().set(field, MAPPER.createObjectNode())).errors())
        .containsOnlyKeys(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"capacity", "maxTicketsPerBooking"})
  void a_number_must_be_an_integer(String field) {
    assertThat(send(valid().put(field, "1")).errors()).containsOnlyKeys(field);
    assertThat(send(valid().put(field, 1.5)).errors()).containsOnlyKeys(field);
    assertThat(send(valid().put(field, 10_000_000_000L)).errors()).containsOnlyKeys(field);
    assertThat(send(valid().put(field, true)).errors()).containsOnlyKeys(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"eventId", "organizerId", "state", "version", "NAME"})
  void unknown_fields_are_refused(String field) {
    assertThat(send(valid().put(field, "x")).errors())
        .containsExactly(entry(field, "is not known"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "null", "1", "\"text\"", "{}{}", "{\"name\":1,\"name\":2}"})
  void a_body_must_be_one_json_object(String body) {
    var reply = organizer.post("/events", body).to(handler);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.problem()).isEqualTo("invalid-request");
  }

  @Test
  void content_type_query_and_size_are_checked() {
    var body = valid().toString();

    assertThat(organizer.post("/events", body).header("Content-Type", "text/plain").to(handler))
        .returns(415, Reply::status);
    assertThat(organizer.post("/events", body).query("draft", "1").to(handler).errors())
        .containsExactly(entry("draft", "is not known"));
    assertThat(organizer.post("/events", " ".repeat(16_384 - body.length()) + body).to(handler))
        .returns(201, Reply::status);
    assertThat(organizer.post("/events", " ".repeat(16_385 - body.length()) + body).to(handler))
        .returns(413, Reply::status);
  }

  @Test
  void a_repeat_with_its_key_returns_the_first_event() {
    var first = send("key-1", valid());

    assertThat(send("key-1", valid())).isEqualTo(first);
    assertThat(first.status()).isEqualTo(201);
  }

  @Test
  void field_order_and_whitespace_make_no_other_request() {
    var first = send("key-2", valid());
    var again = MAPPER.createObjectNode();
    new ArrayList<>(valid().properties())
        .reversed()
        .forEach(field -> again.set(field.getKey(), field.getValue()));

    var reply =
        organizer
            .post("/events", again.toPrettyString())
            .header("idempotency-key", "key-2")
            .to(handler);

    assertThat(reply).isEqualTo(first);
  }

  @Test
  void the_same_key_with_another_body_is_refused() {
    send("key-3", valid());

    var reply = send("key-3", valid().put("capacity", 3));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problem()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void the_same_key_of_another_user_is_independent() {
    var mine = send("key-4", valid());

    var theirs =
        Caller.user(ANOTHER)
            .post("/events", valid().toString())
            .header("Idempotency-Key", "key-4")
            .to(handler);

    assertThat(theirs.status()).isEqualTo(201);
    assertThat(theirs.body().get("eventId")).isNotEqualTo(mine.body().get("eventId"));
  }

  @Test
  void every_request_without_a_key_drafts_an_event() {
    var first = send(valid());

    assertThat(send(valid()).body().get("eventId")).isNotEqualTo(first.body().get("eventId"));
  }

  @Test
  void an_invalid_request_does_not_use_its_key() {
    assertThat(send("key-5", valid().put("capacity", 0)).status()).isEqualTo(400);

    assertThat(send("key-5", valid()).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two words", "schlüssel"})
  void a_key_has_only_visible_ascii_characters(String key) {
    assertThat(send(key, valid()).errors()).containsOnlyKeys("Idempotency-Key");
  }

  @Test
  void a_key_has_at_most_128_characters() {
    assertThat(send("k".repeat(128), valid()).status()).isEqualTo(201);
    assertThat(send("k".repeat(129), valid()).errors()).containsOnlyKeys("Idempotency-Key");
  }

  @Test
  void a_lost_request_means_try_again() {
    var failing = handler(LocalDynamoDb.through(table, new Faults().next(Fault.LOST_REQUEST)));
    var call = organizer.post("/events", valid().toString()).header("Idempotency-Key", "key-6");

    var lost = call.to(failing);

    assertThat(lost.status()).isEqualTo(503);
    assertThat(lost.headers()).containsKey("Retry-After");
    assertThat(call.to(failing).status()).isEqualTo(201);
  }

  @Test
  void a_repeat_after_the_start_gets_the_first_answer() {
    var body = valid().put("startsAt", "2026-11-20T09:00:02Z");
    var first = send("key-8", body);
    clock.advance(Duration.ofSeconds(3));

    assertThat(send("key-8", body)).isEqualTo(first);
    assertThat(first.status()).isEqualTo(201);
    assertThat(send("key-9", body).errors()).containsOnlyKeys("startsAt");
  }

  @ParameterizedTest
  @CsvSource({"salesUntil", "cancelUntil"})
  void a_repeat_after_an_end_gets_the_first_answer(String field) {
    var body = valid().put(field, "2026-11-20T09:00:02Z");
    var first = send("key-" + field, body);
    clock.advance(Duration.ofHours(1));

    assertThat(send("key-" + field, body)).isEqualTo(first);
    assertThat(first.status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 23, 25, 24 * 400})
  void a_repeat_gets_the_first_answer_for_good(int hours) {
    var key = "for-good-" + hours;
    var body = valid().put("startsAt", "2026-11-20T09:30:00Z");
    var first = send(key, body);

    clock.advance(Duration.ofHours(hours));

    assertThat(send(key, body)).isEqualTo(first);
    assertThat(first.status()).isEqualTo(201);
    assertThat(send(key, valid().put("capacity", 3)).problem()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void a_key_tells_every_detail() {
    var bodies =
        List.of(
            valid(),
            valid().put("reminder", false),
            valid().put("handOvers", false),
            valid().put("repliesToOrganizer", true),
            valid().put("endsAt", "2026-12-01T21:00:00Z"),
            valid().put("doorsAt", "2026-12-01T18:00:00Z"),
            valid().put("organizerName", "ask@choir.example"),
            valid().put("contact", "ask@choir.example"),
            valid().put("price", "ask@choir.example"));
    for (var i = 0; i < bodies.size(); i++) {
      send("key-of-" + i, bodies.get(i));
    }
    clock.advance(Duration.ofHours(48));

    for (var i = 0; i < bodies.size(); i++) {
      for (var body : bodies) {
        assertThat(send("key-of-" + i, body).status())
            .isEqualTo(body.equals(bodies.get(i)) ? 201 : 422);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_repeat_gets_the_first_answer_after_changes(Change change) {
    var key = "after-" + change;
    var first = send(key, valid());
    change(change, first.body().get("eventId").asText());

    assertThat(send(key, valid())).isEqualTo(first);
    clock.advance(Duration.ofHours(25));
    assertThat(send(key, valid())).isEqualTo(first);
    clock.advance(Duration.ofHours(25));
    assertThat(send(key, valid().put("name", "Other")))
        .returns(422, Reply::status)
        .returns("idempotency-key-reused", Reply::problem);
  }

  @Test
  void a_key_of_an_older_event_creates_no_other() {
    var first = send("key-10", valid());
    var id = first.body().get("eventId").asText();
    forgetHowItBegan(id);
    clock.advance(Duration.ofHours(25));
    assertThat(send("key-10", valid())).isEqualTo(first);
    clock.advance(Duration.ofHours(25));
    assertThat(send("key-10", valid().put("name", "Other")).status()).isEqualTo(422);

    change(Change.PUBLISHED, id);
    var now = send("key-10", valid());

    assertThat(now.status()).isEqualTo(201);
    assertThat(now.body().get("eventId").asText()).isEqualTo(id);
    assertThat(now.body().get("state").asText()).isEqualTo("PUBLISHED");
    assertThat(now.body().get("availableTickets")).isEqualTo(now.body().get("capacity"));
  }

  enum Change {
    EDITED,
    PUBLISHED,
    CANCELLED,
    EDITED_BACK
  }

  private void change(Change change, String eventId) {
    var draft = events.find(eventId).orElseThrow();
    var app = TestApp.on(table, clock);
    var run = new Organizer(app, draft);
    switch (change) {
      case EDITED -> run.patch("{\"name\": \"Edited\"}");
      case PUBLISHED -> app.publishEvent().publish(new User(ORGANIZER, Set.of()), eventId, false);
      case CANCELLED -> run.cancel();
      case EDITED_BACK -> {
        run.resize(1);
        run.resize(draft.details().capacity());
      }
    }
    assertThat(events.find(eventId)).get().isNotEqualTo(draft);
  }

  /** Makes it an event from before its item kept how it began. */
  private void forgetHowItBegan(String eventId) {
    var item = new HashMap<>(table.get(Keys.event(eventId)).orElseThrow().attributes());
    item.remove("draftedAs");
    table.put(item);
  }

  @Test
  void a_repeat_after_a_lost_reply_finds_its_draft() {
    var losing = handler(LocalDynamoDb.through(table, new Faults().next(Fault.LOST_REPLY)));
    var organizer = Caller.user("22222222-2222-4222-8222-222222222222");
    var call = organizer.post("/events", valid().toString()).header("Idempotency-Key", "key-7");
    assertThat(call.to(losing).status()).isEqualTo(503);

    var repeated = call.to(losing);

    assertThat(repeated.status()).isEqualTo(201);
    assertThat(events.organizedBy("22222222-2222-4222-8222-222222222222", StartRange.all(), 10))
        .extracting(shown -> shown.event().eventId())
        .containsExactly(repeated.body().get("eventId").asText());
  }

  @Test
  void a_key_stands_for_one_event_forever() {
    var first = send("key-8", valid());
    clock.advance(Duration.ofHours(25));

    assertThat(send("key-8", valid()).body()).isEqualTo(first.body());
    assertThat(send("key-8", valid().put("name", "Another")).status()).isEqualTo(422);
  }

  private Reply send(ObjectNode body) {
    return organizer.post("/events", body.toString()).to(handler);
  }

  private Reply send(String key, ObjectNode body) {
    return organizer.post("/events", body.toString()).header("Idempotency-Key", key).to(handler);
  }

  private static ObjectNode valid() {
    return MAPPER
        .createObjectNode()
        .put("name", "Chamber music")
        .put("startsAt", "2026-12-01T19:00:00Z")
        .put("timeZone", "Europe/Berlin")
        .put("capacity", 200);
  }
}
