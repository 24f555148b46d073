package boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.Logs;
import boxoffice.dynamodb.Faults;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.http.Caller.Reply;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EndpointTest {

  record Order(@Nullable Integer quantity, @Nullable String note) {}

  private final Caller ada = Caller.user("ada");

  @Test
  void an_uncaught_exception_is_answered_500_and_logged_once() {
    try (var logs = new Logs()) {
      var reply =
          ada.get("/events")
              .to(
                  route(
                      _ -> {
                        throw new IllegalStateException("the cause");
                      }));

      assertThat(reply.status()).isEqualTo(500);
      assertThat(reply.problem()).isEqualTo("internal-error");
      assertThat(reply.body().path("requestId").asText()).isEqualTo("request-1");
      assertThat(reply.body().toString()).doesNotContain("the cause", "EndpointTest");
      assertThat(logs.lines())
          .filteredOn(line -> line.contains("the cause"))
          .singleElement()
          .satisfies(
              line ->
                  assertThat(line)
                      .contains("\"level\":\"ERROR\"", "at boxoffice.http.EndpointTest")
                      .contains("\"correlation_id\":\"request-1\"", "\"user_id\":\"ada\""));
    }
  }

  @Test
  void a_dependency_without_an_answer_means_try_again() {
    var cause = new IOException("the cause");
    try (var logs = new Logs()) {
      var reply =
          ada.post("/bookings", "{}")
              .to(
                  route(
                      _ -> {
                        throw new UncheckedIOException(cause);
                      }));

      assertThat(reply).returns(503, Reply::status).returns("try-again", Reply::problem);
      assertThat(reply.headers()).containsEntry("Retry-After", "1");
      assertThat(reply.text()).doesNotContain("the cause");
      assertThat(logs.lines())
          .filteredOn(line -> line.contains("the cause"))
          .singleElement()
          .asString()
          .contains("\"level\":\"WARN\"");
    }
  }

  @Test
  void an_unavailable_table_means_try_again() {
    var faults = new Faults(GetItemRequest.class).next(Fault.LOST_REQUEST);
    var table = LocalDynamoDb.through(LocalDynamoDb.newTable(), faults);

    var reply = ada.get("/bookings").to(route(_ -> Answer.of(200, table.get(Keys.profile("ada")))));

    assertThat(reply).returns(503, Reply::status).returns("try-again", Reply::problem);
    assertThat(reply.headers()).containsEntry("Retry-After", "1");
  }

  @Test
  void log_lines_show_nothing_of_an_earlier_request() {
    ada.get("/events").to(route(_ -> Answer.empty(204)));
    try (var logs = new Logs()) {
      Caller.nobody().get("/health").to(route(_ -> Answer.empty(204)));

      assertThat(logs.lines()).isNotEmpty().noneMatch(line -> line.contains("ada"));
    }
  }

  record Change(@Nullable Removable note, @Nullable String title) {}

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "{\"note\": \"new\"},   new",
        "{\"note\": null},      removed",
        "{\"title\": \"x\"},    absent"
      })
  void null_takes_away_a_member_that_is_removable(String body, String expected) {
    var reply =
        ada.patch("/orders", body)
            .to(
                route(
                    r -> {
                      var note = r.body(Change.class).note();
                      return Answer.of(
                          200,
                          List.of(
                              note == null
                                  ? "absent"
                                  : Objects.requireNonNullElse(note.value(), "removed")));
                    }));

    assertThat(reply.text()).isEqualTo("[\"%s\"]".formatted(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "1.5", "{}", "[]", "[null]", "[\"new\"]"})
  void a_removable_member_is_text_or_null(String value) {
    var reply =
        ada.patch("/orders", "{\"note\": %s}".formatted(value))
            .to(route(r -> Answer.of(200, r.body(Change.class))));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).containsEntry("note", "has the wrong type or value");
  }

  @Test
  void null_takes_away_nothing_else() {
    var reply =
        ada.patch("/orders", "{\"note\": null, \"title\": null}")
            .to(route(r -> Answer.of(200, r.body(Change.class))));

    assertThat(reply.errors()).containsExactlyEntriesOf(Map.of("title", "must not be null"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer a.b.c", "bearer  a.b.c", "a.b.c"})
  void the_access_token_comes_without_its_scheme(String authorization) {
    var reply =
        ada.get("/account")
            .header("Authorization", authorization)
            .to(route(r -> Answer.of(200, List.of(r.accessToken()))));

    assertThat(reply.text()).isEqualTo("[\"a.b.c\"]");
  }

  @Test
  void a_second_access_token_is_refused() {
    var call = ada.get("/account").header("Authorization", "Bearer verified");
    call.event()
        .setMultiValueHeaders(Map.of("authorization", List.of("Bearer verified", "Bearer other")));

    var reply = call.to(route(r -> Answer.of(200, List.of(r.accessToken()))));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).containsOnlyKeys("Authorization");
  }

  @Test
  void a_request_without_claims_is_refused() {
    var reply = Caller.nobody().get("/bookings").to(route(r -> Answer.of(200, r.user())));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.problem()).isEqualTo("unauthorized");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"quantity\": \"1\"}          | quantity | has the wrong type or value",
        "{\"quantity\": 1.5}            | quantity | has the wrong type or value",
        "{\"quantity\": true}           | quantity | has the wrong type or value",
        "{\"quantity\": 99999999999999} | quantity | has the wrong type or value",
        "{\"quantity\": [1]}            | quantity | has the wrong type or value",
        "{\"note\": 1}                  | note     | has the wrong type or value",
        "{\"note\": {}}                 | note     | has the wrong type or value",
        "{\"note\": null}               | note     | must not be null",
        "{\"price\": 1}                 | price    | is not known",
        "{\"note\": \"a\", \"note\": 1} | body     | is not valid JSON",
        "{\"quantity\": 1               | body     | is not valid JSON",
        "{\"quantity\": 1} {}          | body     | must be one JSON object",
        "[]                             | body     | must be one JSON object",
        "1                              | body     | must be one JSON object",
        "null                           | body     | must be one JSON object",
        "nonsense                       | body     | is not valid JSON"
      })
  void a_bad_body_is_answered_by_field_and_reason(String body, String field, String reason) {
    var reply = ada.post("/orders", body).to(route(r -> Answer.of(200, r.body(Order.class))));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).hasEntrySatisfying(field, r -> assertThat(r).startsWith(reason));
  }

  @Test
  void a_body_of_more_than_16_kb_is_too_large() {
    var body = "{\"note\": \"" + "é".repeat(8_192) + "\"}";

    var reply = ada.post("/orders", body).to(route(r -> Answer.of(200, r.body(Order.class))));

    assertThat(reply.status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "", "application/jsonx", "application/problem+json"})
  void other_content_types_are_refused(String contentType) {
    var reply =
        ada.post("/orders", "{}")
            .header("Content-Type", contentType)
            .to(route(r -> Answer.of(200, r.body(Order.class))));

    assertThat(reply.status()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1", "1.0", "x", "", "99999999999"})
  void a_limit_is_from_1_to_100(String limit) {
    var reply =
        ada.get("/bookings").query("limit", limit).to(route(r -> Answer.of(200, r.limit())));

    assertThat(reply.errors()).containsEntry("limit", "must be from 1 to 100");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "0123456789abcdef0123456789abcde", "../../../etc/passwd"})
  void a_path_id_has_32_hexadecimal_digits(String id) {
    var reply =
        ada.get("/events/x")
            .parameter("eventId", id)
            .to(route(r -> Answer.of(200, r.id("eventId"))));

    assertThat(reply.errors()).containsKey("eventId");
  }

  @Test
  void an_unknown_query_parameter_is_refused() {
    var reply =
        ada.get("/bookings")
            .query("offset", "1")
            .to(
                route(
                    r -> {
                      r.allowQuery("limit", "cursor");
                      return Answer.empty(204);
                    }));

    assertThat(reply.errors()).containsEntry("offset", "is not known");
  }

  @Test
  void the_next_page_keeps_every_query_parameter() {
    var reply =
        ada.get("/bookings")
            .query("limit", "5")
            .query("cursor", "one")
            .query("from", "a b&ä")
            .to(route(r -> Answer.empty(204).withHeader("Link", r.nextPage("two"))));

    assertThat(reply.headers()).containsEntry("Link", "?cursor=two&from=a+b%26%C3%A4&limit=5");
  }

  @Test
  void several_accept_lines_are_one_list() {
    var call = ada.get("/bookings").header("Accept", "application/json;q=0.5");
    call.event()
        .setMultiValueHeaders(Map.of("accept", List.of("text/csv", "application/json;q=0.5")));

    assertThat(call.to(route(r -> Answer.of(200, r.prefersCsv()))).text()).isEqualTo("true");
  }

  @Test
  void health_takes_no_query() {
    var reply = Caller.nobody().get("/health").query("x", "1").to(new HealthHandler());

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).containsEntry("x", "is not known");
  }

  @Test
  void answers_are_never_cached_or_sniffed() {
    var reply = ada.get("/bookings").to(route(_ -> Answer.of(200, new Order(1, null))));

    assertThat(reply.headers())
        .containsEntry("Cache-Control", "no-store")
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsEntry("Content-Type", "application/json");
  }

  @Test
  void a_shared_answer_is_kept_for_its_time() {
    var reply = ask("").to(shared("a", 200));

    assertThat(reply.headers())
        .containsEntry("Cache-Control", "public, max-age=0, s-maxage=60")
        .containsEntry("ETag", "\"ca978112ca1bbdcafac231b39a23dc4d\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"ca978112ca1bbdcafac231b39a23dc4d\"           | 304",
        "W/\"ca978112ca1bbdcafac231b39a23dc4d\"         | 304",
        "\"x,y\", W/\"ca978112ca1bbdcafac231b39a23dc4d\" | 304",
        "*                                            | 304",
        "\"x\"                                          | 200",
        "ca978112ca1bbdcafac231b39a23dc4d             | 200",
        "\"*\"                                          | 200",
        "\"                                            | 200",
      })
  void who_has_a_shared_answer_gets_none(String tags, int status) {
    var reply = ask(tags).to(shared("a", 200));

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.text()).isEqualTo(status == 304 ? "" : "a");
    assertThat(reply.headers())
        .containsEntry("Cache-Control", "public, max-age=0, s-maxage=60")
        .containsEntry("Content-Type", "text/plain")
        .containsKey("ETag");
  }

  @Test
  void tags_are_read_from_several_lines() {
    var call = ask("\"x\"");
    call.event()
        .setMultiValueHeaders(
            Map.of("if-none-match", List.of("\"x\"", "\"ca978112ca1bbdcafac231b39a23dc4d\"")));

    assertThat(call.to(shared("a", 200)).status()).isEqualTo(304);
  }

  @Test
  void only_a_200_has_a_tag() {
    assertThat(ask("*").to(shared("a", 404)))
        .returns(404, Reply::status)
        .returns("a", Reply::text)
        .returns(false, reply -> reply.headers().containsKey("ETag"));
  }

  @Test
  void a_problem_is_never_shared() {
    var reply =
        ask("*")
            .to(
                route(
                    _ -> {
                      throw ProblemException.of(ProblemType.NOT_FOUND, "No.");
                    }));

    assertThat(reply.headers())
        .containsEntry("Cache-Control", "no-store")
        .doesNotContainKey("ETag");
  }

  private static Caller.Call ask(String ifNoneMatch) {
    return Caller.nobody().get("/events").header("If-None-Match", ifNoneMatch);
  }

  private static RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> shared(
      String body, int status) {
    return route(
        _ ->
            new Answer(status, "text/plain", body, Map.of(), null)
                .sharedFor(Duration.ofMinutes(1)));
  }

  private static RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> route(
      Function<Request, Answer> route) {
    return new RequestHandler<>() {
      @Override
      public APIGatewayProxyResponseEvent handleRequest(
          APIGatewayProxyRequestEvent event, Context context) {
        return Endpoint.answer(event, context, route);
      }
    };
  }
}
