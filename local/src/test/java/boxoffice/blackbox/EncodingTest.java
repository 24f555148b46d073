package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read in is UTF-8, and what is stored is what was sent. */
class EncodingTest {

  private static final Charset LATIN_1 = StandardCharsets.ISO_8859_1;
  private static final Api API = Api.shared();
  private static final Person ORGANIZER = Person.registered(API);
  private static final Person READER = Person.registered(API);

  @ParameterizedTest
  @CsvSource({
    "application/json; charset=iso-8859-1, 415",
    "application/json; charset=\"latin1\", 415",
    "application/json; charset=utf-16, 415",
    "application/json; charset=utf-8, 400",
    "application/json, 400"
  })
  void bytes_of_latin_1_are_refused(String contentType, int status) {
    var bytes = event("M\u00fcnchen").getBytes(LATIN_1);

    assertThat(creates(bytes, contentType)).returns(status, Answer::status);
    assertNothingIsStored();
  }

  /** Each character stands for a byte. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00c3",
        "\u0080",
        "\u00c0\u00af",
        "\u00ed\u00a0\u0080",
        "\u00f4\u0090\u0080\u0080"
      })
  void bytes_that_are_no_utf_8_are_refused(String bytes) {
    var refused = creates(event("a" + bytes + "b").getBytes(LATIN_1), "application/json");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/errors/0/reason").asText()).isEqualTo("is not valid UTF-8");
    assertNothingIsStored();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\udc00\\ud800", "\\ufffd"})
  void escapes_of_no_character_are_refused(String escape) {
    var refused = creates(utf8(event(escape)), "application/json");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("name");
    assertNothingIsStored();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bookings?cursor=%FF", "/bookings?%C3%28=1", "/events/%C0%AF"})
  void paths_and_queries_are_utf_8(String path) {
    assertThat(ORGANIZER.get(path).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200B", "\u3164", "\u2800", "\u0301", "a\u202Eb", "\uDB80\uDC00"})
  void a_card_without_a_readable_title_is_refused(String name) {
    var refused = creates(utf8(event(name)), "application/json");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("name");
  }

  @Test
  void names_come_back_as_they_were_sent() {
    for (var name :
        List.of(
            "M\u00fcnchen",
            "Mu\u0308nchen",
            "\u0646\u0648\u200C\u0634\u062F",
            "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \u2764\uFE0F",
            "\u8FBB\uDB40\uDD00")) {
      var eventId =
          READER.drafts(
              Map.of(
                  "name",
                  name,
                  "description",
                  "one\r\ntwo\n",
                  "startsAt",
                  Person.event(1).get("startsAt"),
                  "timeZone",
                  "Europe/Berlin",
                  "capacity",
                  1));

      var seen = READER.get("/events/mine/" + eventId);
      assertThat(seen.text("name")).isEqualTo(name);
      assertThat(seen.text("description")).isEqualTo("one\r\ntwo\n");
    }
  }

  private static Answer creates(byte[] body, String contentType) {
    return ORGANIZER.send(Call.post("/events").body(body).header("Content-Type", contentType));
  }

  private static void assertNothingIsStored() {
    assertThat(ORGANIZER.get("/events/mine").json().path("items")).isEmpty();
  }

  private static String event(String name) {
    return """
    {"name": "%s", "startsAt": "%s", "timeZone": "Europe/Berlin", "capacity": 1}
    """
        .formatted(name, Person.event(1).get("startsAt"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
