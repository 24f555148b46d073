package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check of answers, on which all other tests rely, can fail. */
class ContractTest {

  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final Call BOOK = Call.post("/events/" + ID + "/bookings");
  private static final String BOOKING =
      "{'bookingId':'%s','eventId':'%s','state':'CONFIRMED','quantity':2,'generation':1,'revision':1}"
          .formatted(ID, ID);
  private static final String TOO_MANY =
      "{'type':'/problems/too-many-requests','title':'t','status':429,'detail':'d','requestId':'r'}";

  @Test
  void a_listed_answer_passes() {
    assertThatCode(() -> check(answer(201, "application/json", BOOKING)))
        .doesNotThrowAnyException();
    assertThatCode(() -> check(answer(429, "application/problem+json", TOO_MANY, "Retry-After")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a status that is not listed    | 204 | application/json         |
          another content type           | 201 | text/plain               |
          a success in problem form      | 201 | application/problem+json |
          """)
  void an_unlisted_answer_fails(String what, int status, String contentType) {
    assertThatThrownBy(() -> check(answer(status, contentType, BOOKING)))
        .as(what)
        .isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'quantity':2      | 'quantity':'2'
          'quantity':2      | 'quantity':101
          'quantity':2      | 'quantity':2,'email':'x'
          ,'quantity':2     | ""
          CONFIRMED         | confirmed
          """)
  void a_body_that_breaks_its_schema_fails(String good, String bad) {
    assertThatThrownBy(() -> check(answer(201, "application/json", BOOKING.replace(good, bad))))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void a_missing_header_fails() {
    assertThatThrownBy(() -> check(answer(429, "application/problem+json", TOO_MANY)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Retry-After");
  }

  @Test
  void a_problem_of_another_status_fails() {
    assertThatThrownBy(() -> check(answer(409, "application/problem+json", TOO_MANY)))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void an_answer_of_an_unlisted_route_fails() {
    var answer = answer(200, "application/json", "{'status':'ok'}");

    assertThatThrownBy(() -> Contract.OF_THE_API.check(Call.get("/admin"), answer))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void a_body_where_none_is_listed_fails() {
    var answer = answer(204, "application/json", "{'status':'ok'}");

    assertThatThrownBy(() -> Contract.OF_THE_API.check(Call.delete("/bookings/" + ID), answer))
        .isInstanceOf(AssertionError.class);
  }

  private static void check(Answer answer) {
    Contract.OF_THE_API.check(BOOK, answer);
  }

  private static Answer answer(int status, String contentType, String body, String... headers) {
    var all = new HashMap<>(Map.of("Content-Type", List.of(contentType)));
    for (var header : headers) {
      all.put(header, List.of("1"));
    }
    return new Answer(status, HttpHeaders.of(all, (_, _) -> true), body.replace('\'', '"'));
  }
}
