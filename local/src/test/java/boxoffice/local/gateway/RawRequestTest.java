package boxoffice.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import boxoffice.local.RunningSystem;
import boxoffice.local.Target;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no library would send, over sockets. Each gets an answer of the contract. */
@Timeout(60)
class RawRequestTest {

  private static final String BODY_OF_A_LOGIN = "{\"email\":\"nobody@example.com\"}";

  private final RunningSystem system = RunningSystem.shared();

  @BeforeAll
  static void onlyHere() {
    assumeTrue(Target.chosen() == Target.LOCAL, "Another gateway is tested.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/events/% HTTP/1.1",
        "GET /v1/events/%zz HTTP/1.1",
        "GET /v1/events/%4 HTTP/1.1",
        "GET /v1/events?cursor=% HTTP/1.1",
        "GET /v1/health?%g1=1 HTTP/1.1",
        "GET /v1/events/a|b HTTP/1.1",
        "GET /%c0%zz HTTP/1.1",
        "GET /v1/health",
        "GET /v1/health HTTP/9.9",
        "G\u0000T /v1/health HTTP/1.1",
        "nonsense"
      })
  void a_malformed_target_is_a_problem(String line) throws Exception {
    assertProblem(send(line + "\r\nHost: localhost\r\n\r\n"), 400, "invalid-request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 1\r\nContent-Length: 2",
        "Content-Length: 1\r\nTransfer-Encoding: chunked",
        "Content-Length: -1",
        "Content-Length: many",
        "Transfer-Encoding: gzip",
        "Bad Name: 1",
        "no colon"
      })
  void malformed_headers_are_a_problem(String header) throws Exception {
    var answer =
        send("POST /v1/auth/login HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n{}");

    assertProblem(answer, 400, "invalid-request");
  }

  @Test
  void the_page_answers_a_malformed_target_alike() throws Exception {
    assertProblem(
        RawAnswer.to(system.page().getPort(), "GET /% HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        400,
        "invalid-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Checksum: 1\r\n", "One: 1\r\nTwo: 2\r\n"})
  void a_chunked_body_may_have_a_trailer(String trailer) throws Exception {
    var answer =
        send(
            login("Transfer-Encoding: chunked")
                + Integer.toHexString(BODY_OF_A_LOGIN.length())
                + ";extension=1\r\n"
                + BODY_OF_A_LOGIN
                + "\r\n0\r\n"
                + trailer
                + "\r\n");

    assertProblem(answer, 400, "invalid-request");
    assertThat(answer.body()).contains("\"field\":\"password\"").doesNotContain("\"email\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz\r\n{}\r\n0\r\n\r\n", "5\r\n{}\r\n\r\n0\r\n\r\n", "-1\r\n\r\n"})
  void malformed_chunks_are_a_problem(String chunks) throws Exception {
    assertProblem(send(login("Transfer-Encoding: chunked") + chunks), 400, "invalid-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10485761", "999999999999", "9223372036854775807"})
  void a_length_beyond_the_limit_is_refused_unread(String length) throws Exception {
    assertProblem(send(login("Content-Length: " + length) + "{}"), 413, "payload-too-large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 100", "Transfer-Encoding: chunked"})
  void a_body_that_does_not_come_is_a_problem(String header) throws Exception {
    assertProblem(send(login(header)), 400, "invalid-request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /% HTTP/1.1",
        "GET /%00 HTTP/1.1",
        "GET /v1/../../health HTTP/1.1",
        "GET /v1/events/a|b HTTP/1.1",
        "GET /v1/health HTTP/9.9",
        "nonsense",
        "POST /v1/auth/login HTTP/1.1\r\nContent-Length: many",
        "POST /v1/auth/login HTTP/1.1\r\nContent-Length: 10485761"
      })
  void an_unread_request_ends_its_connection_aloud(String start) throws Exception {
    assertThat(send(start + "\r\nHost: localhost\r\n\r\n").head())
        .containsIgnoringCase("Connection: close");
  }

  @Test
  void a_request_behind_a_good_one_is_answered() throws Exception {
    var health = "GET /v1/health HTTP/1.1\r\nHost: localhost\r\n\r\n";
    assertThat(RawAnswer.all(system.api().getPort(), health + health, 2))
        .extracting(RawAnswer::status)
        .containsExactly(200, 200);
  }

  private static String login(String header) {
    return "POST /v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "x-api-key: "
        + UsagePlans.key("load")
        + "\r\n"
        + header
        + "\r\n\r\n";
  }

  private RawAnswer send(String bytes) throws IOException {
    return RawAnswer.to(system.api().getPort(), bytes);
  }

  private static void assertProblem(RawAnswer answer, int status, String slug) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.head()).containsIgnoringCase("Content-Type: application/problem+json");
    assertThat(answer.body()).contains("\"type\":\"/problems/" + slug);
  }
}
