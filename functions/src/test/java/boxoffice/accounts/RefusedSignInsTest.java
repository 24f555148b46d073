package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.Logs;
import boxoffice.http.Caller;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.RequestIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusedSignInsTest {

  private static final String LOGIN = "{\"email\": \"%s\", \"password\": \"correct-horse-7\"}";
  private static final String SECOND_FACTOR =
      "{\"email\": \"someone@example.com\", \"session\": \"a.session\", \"code\": \"654321\"}";

  private final StubCognito cognito = new StubCognito();
  private final LoginHandler login = new LoginHandler(cognito.sessions(), cognito.refusedSignIns());
  private final ResetPasswordHandler reset =
      new ResetPasswordHandler(cognito.resetPassword(), cognito.refusedSignIns());

  RefusedSignInsTest() throws IOException {}

  @AfterEach
  void stop() {
    cognito.close();
  }

  @Test
  void a_refusal_leaves_a_trace() {
    cognito.refuses("NotAuthorizedException");

    var trace = trace(from("192.0.2.77", "someone@example.com"));

    assertThat(trace)
        .contains("/problems/wrong-credentials")
        .doesNotContain("someone@example.com", "192.0.2", "correct-horse-7");
    assertThat(field(trace, "address")).hasSize(32);
    assertThat(field(trace, "network")).hasSize(32).isNotEqualTo(field(trace, "address"));
  }

  @Test
  void a_success_leaves_none() {
    cognito.answers(StubCognito.tokens(StubCognito.accessToken("some-id")));

    assertThat(traces(from("192.0.2.77", "someone@example.com"))).isEmpty();
  }

  @Test
  void an_address_is_one_in_any_case() {
    cognito.refuses("NotAuthorizedException");

    assertThat(field(trace(from("192.0.2.77", "Someone@Example.com")), "address"))
        .isEqualTo(field(trace(from("192.0.2.77", "someone@example.com")), "address"))
        .isNotEqualTo(field(trace(from("192.0.2.77", "other@example.com")), "address"));
  }

  @Test
  void a_network_is_24_bits_or_48() {
    cognito.refuses("NotAuthorizedException");

    assertThat(network("192.0.2.1")).isEqualTo(network("192.0.2.254"));
    assertThat(network("192.0.2.1")).isNotEqualTo(network("192.0.3.1"));
    assertThat(network("2001:db8:1:1::1")).isEqualTo(network("2001:db8:1:ffff::2"));
    assertThat(network("2001:db8:1::1")).isNotEqualTo(network("2001:db8:2::1"));
  }

  @Test
  void an_odd_network_breaks_nothing() {
    cognito.refuses("NotAuthorizedException");

    for (var address : List.of("", "localhost", "fe80::1%nowhere", "-")) {
      assertThat(trace(from(address, "someone@example.com")))
          .as(address)
          .doesNotContain("\"network\"");
    }
  }

  @Test
  void the_page_names_the_viewers_network() {
    cognito.refuses("NotAuthorizedException");
    var call = from("192.0.2.77", "someone@example.com").header("X-Viewer-Address", "198.51.100.7");

    assertThat(field(trace(call), "viewer")).isEqualTo(network("198.51.100.99"));
    assertThat(field(trace(call.header("X-Viewer-Address", "2001:db8:1:2::")), "viewer"))
        .isEqualTo(network("2001:db8:1:ffff::1"));
  }

  @Test
  void wrong_codes_and_lock_outs_leave_traces() {
    cognito.refuses("CodeMismatchException");
    assertThat(traces(Anyone.sends("/auth/login/second-factor", SECOND_FACTOR))).hasSize(1);
    try (var logs = new Logs()) {
      Anyone.sends(
              """
              {"email": "someone@example.com", "code": "123456", "password": "correct-horse-7"}
              """)
          .to(reset);
      assertThat(logs.lines()).anyMatch(line -> line.contains("refused a sign-in"));
    }

    cognito.refuses("TooManyRequestsException");
    assertThat(traces(from("192.0.2.77", "someone@example.com"))).hasSize(1);
  }

  @Test
  void the_saved_query_reads_what_is_logged() throws IOException {
    cognito.refuses("NotAuthorizedException");
    var trace =
        trace(from("192.0.2.77", "someone@example.com").header("X-Viewer-Address", "192.0.2.8"));
    var query =
        Files.readString(Path.of("../infra-cdk/src/main/java/boxoffice/infra/LogQueries.java"))
            .replaceFirst("(?s).*\"refused sign-ins\",(.*?)limit.*", "$1");

    for (var name : List.of("refused", "address", "network", "viewer")) {
      assertThat(query).containsPattern("\\b" + name + "\\b");
      assertThat(trace).contains(name);
    }
  }

  /** In another stack the same address has another hash. */
  @Test
  void a_hash_needs_the_key_of_its_use() {
    var one = new KeyedHash(StubCognito.SIGN_IN.secret(), "one use");

    assertThat(one.of("text")).isEqualTo(one.of("text"));
    assertThat(one.of("text"))
        .isNotEqualTo(new KeyedHash(StubCognito.SIGN_IN.secret(), "another use").of("text"))
        .isNotEqualTo(new KeyedHash(StubCognito.SIGN_UP.secret(), "one use").of("text"));
  }

  private static Caller.Call from(String address, String email) {
    var call = Anyone.sends(LOGIN.formatted(email));
    var identity = new RequestIdentity();
    identity.setSourceIp(address);
    call.event().getRequestContext().setIdentity(identity);
    return call;
  }

  private String network(String address) {
    return field(trace(from(address, "someone@example.com")), "network");
  }

  private String trace(Caller.Call call) {
    var traces = traces(call);
    assertThat(traces).hasSize(1);
    return traces.getFirst();
  }

  private List<String> traces(Caller.Call call) {
    try (var logs = new Logs()) {
      call.to(login);
      return logs.lines().stream().filter(line -> line.contains("refused a sign-in")).toList();
    }
  }

  private static String field(String line, String name) {
    var field = Pattern.compile(name + "\\W+([0-9a-f]{32})").matcher(line);
    assertThat(field.find()).as("%s in %s", name, line).isTrue();
    return field.group(1);
  }
}
