package boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.http.Caller.Call;
import boxoffice.http.Caller.Reply;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies, paths and queries are UTF-8, and nothing that was lost is taken. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BodyTest {

  record Note(@Nullable String text, @Nullable List<Map<String, String>> more) {}

  private static final String NOT_WHOLE = "must not contain U+FFFD or half of a surrogate pair";

  private static final RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent>
      ROUTE =
          new RequestHandler<>() {
            @Override
            public APIGatewayProxyResponseEvent handleRequest(
                APIGatewayProxyRequestEvent event, Context context) {
              return Endpoint.answer(
                  event,
                  context,
                  request ->
                      event.getBody() == null
                          ? Answer.empty(204)
                          : Answer.of(200, request.body(Note.class)));
            }
          };

  private final Caller ada = Caller.user("ada");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        "application/json; charset=utf-8",
        "application/json;charset=UTF-8",
        "application/json; charset=\"utf-8\"",
        "application/json; charset=utf8",
        "application/json; profile=\"a;charset=latin1\"; charset=utf-8"
      })
  void json_in_utf_8_is_taken(String contentType) {
    assertThat(post("{\"text\": \"\u00fc\"}").header("Content-Type", contentType).to(ROUTE).text())
        .isEqualTo("{\"text\":\"\u00fc\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json; charset=iso-8859-1",
        "application/json;charset=ISO-8859-1",
        "application/json; charset=\"iso-8859-1\"",
        "application/json; CHARSET=latin1",
        "application/json; charset = latin1",
        "application/json; charset=us-ascii",
        "application/json; charset=utf-16",
        "application/json; charset=utf-7",
        "application/json; charset=",
        "application/json; charset",
        "application/json; charset=nonsense",
        "application/json; charset=utf-8; charset=latin1",
        "application/json; profile=x; charset=windows-1252"
      })
  void another_charset_is_refused(String contentType) {
    assertThat(post("{\"text\": \"a\"}").header("Content-Type", contentType).to(ROUTE))
        .returns(415, Reply::status)
        .returns("unsupported-media-type", Reply::problem);
  }

  @Test
  void two_content_types_are_refused() {
    var call = post("{}");
    call.event()
        .setMultiValueHeaders(
            Map.of(
                "Content-Type", List.of("application/json", "application/json; charset=latin1")));

    assertThat(call.to(ROUTE).status()).isEqualTo(415);
  }

  @ParameterizedTest
  @CsvSource({
    "a byte of Latin-1, fc",
    "half a character, c3",
    "a byte that follows nothing, 80",
    "an overlong slash, c0af",
    "an overlong slash of 3 bytes, e080af",
    "an overlong null, c080",
    "half of a surrogate pair, eda080",
    "a surrogate pair, eda0bdedb280",
    "beyond Unicode, f4908080",
    "five bytes, f888808080",
    "never a byte, fe",
    "UTF-16, feff00610062"
  })
  void bytes_that_are_no_utf_8_are_refused(String what, String hex) {
    var bytes = HexFormat.of().parseHex(hex);
    var encoded = post(base64("{\"text\": \"a".getBytes(StandardCharsets.UTF_8), bytes, "\"}"));
    encoded.event().setIsBase64Encoded(true);
    var decoded = post("{\"text\": \"a" + new String(bytes, StandardCharsets.UTF_8) + "\"}");

    for (var reply : List.of(encoded.to(ROUTE), decoded.to(ROUTE))) {
      assertThat(reply).as(what).returns(400, Reply::status);
      assertThat(reply.errors()).containsExactly(Map.entry("body", "is not valid UTF-8"));
    }
  }

  @Test
  void an_encoded_body_of_utf_8_is_taken() {
    var call = post(base64("{\"text\": \"\u00fc\uD83C\uDFAB\"}".getBytes(StandardCharsets.UTF_8)));
    call.event().setIsBase64Encoded(true);

    assertThat(call.to(ROUTE).text()).isEqualTo("{\"text\":\"\u00fc\uD83C\uDFAB\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"text\": \"a\\ud800\"}               | text",
        "{\"text\": \"\\udc00\\ud800\"}         | text",
        "{\"text\": \"\\ud83c\"}                | text",
        "{\"text\": \"\\ufffd\"}                | text",
        "{\"more\": [{\"a\": \"b\\ud800\"}]}    | more",
        "{\"\\ufffd\": \"b\"}                   | body"
      })
  void what_could_not_be_stored_is_refused(String body, String field) {
    var reply = post(body).to(ROUTE);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors()).containsExactly(Map.entry(field, NOT_WHOLE));
    assertThat(Utf8.isWhole(reply.text())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\\ud800\": 1}", "{\"more\": [{\"a\\ud800\": \"b\"}]}"})
  void names_with_half_a_pair_are_refused(String body) {
    assertThat(post(body).to(ROUTE).errors())
        .containsExactly(Map.entry("body", "is not valid JSON"));
  }

  @Test
  void a_pair_of_escapes_is_one_character() {
    assertThat(post("{\"text\": \"\\ud83c\\udfab\"}").to(ROUTE).text())
        .isEqualTo("{\"text\":\"\uD83C\uDFAB\"}");
  }

  @Test
  void a_long_name_is_cut_between_characters() {
    var name = "a".repeat(99) + "\uD83C\uDFAB".repeat(2);

    assertThat(post("{\"%s\": 1}".formatted(name)).to(ROUTE).errors())
        .containsExactly(Map.entry("a".repeat(99) + "\uD83C\uDFAB", "is not known"));
  }

  /** API Gateway decodes paths and queries, and puts U+FFFD for what is no UTF-8. */
  @Test
  void paths_and_queries_are_utf_8() {
    assertThat(ada.get("/x").parameter("id", "a\uFFFD").to(ROUTE).errors())
        .containsExactly(Map.entry("id", "is not valid UTF-8"));
    assertThat(ada.get("/x").query("from", "\uFFFD(").to(ROUTE).errors())
        .containsExactly(Map.entry("from", "is not valid UTF-8"));
    assertThat(ada.get("/x").query("\uFFFD", "1").to(ROUTE).errors())
        .containsExactly(Map.entry("query", "is not valid UTF-8"));
    var twice = ada.get("/x").query("from", "a");
    twice.event().setMultiValueQueryStringParameters(Map.of("from", List.of("\uFFFD", "a")));
    assertThat(twice.to(ROUTE).errors()).containsOnlyKeys("from");
    assertThat(ada.get("/x").query("from", "\u00fc").to(ROUTE).status()).isEqualTo(204);
  }

  private Call post(String body) {
    return ada.post("/notes", body);
  }

  private static String base64(byte[] start, byte[] bytes, String end) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(start);
    all.writeBytes(bytes);
    all.writeBytes(end.getBytes(StandardCharsets.UTF_8));
    return base64(all.toByteArray());
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
