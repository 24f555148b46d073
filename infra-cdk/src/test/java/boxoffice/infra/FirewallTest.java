package boxoffice.infra;

import static boxoffice.infra.Synthesis.properties;
import static boxoffice.infra.Synthesis.template;
import static boxoffice.infra.Synthesis.templateWithPage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import boxoffice.infra.WebAcl.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;

class FirewallTest {

  private static final String ADDRESS = "192.0.2.7";
  private static final String NETWORK = "2001:db8:0:1::";
  private static final String TOKEN = "Bearer eyJraWQiOiJ4In0.e30.c2ln";

  private static WebAcl direct;
  private static WebAcl withPage;
  private static String pageKey;

  @BeforeAll
  static void deploy() {
    direct = WebAcl.of(template(Stage.PROD), Firewall.METRIC);
    withPage = WebAcl.of(templateWithPage(Stage.PROD), Firewall.METRIC);
    pageKey =
        WebAcl.text(
            properties(templateWithPage(Stage.PROD), "AWS::CloudFront::Distribution")
                .getFirst()
                .at("/DistributionConfig/Origins/1/OriginCustomHeaders/0/HeaderValue"));
  }

  @ParameterizedTest
  @EnumSource
  void it_protects_the_stage_of_the_included_api(Stage stage) {
    template(stage)
        .hasResourceProperties(
            "AWS::WAFv2::WebACLAssociation",
            Map.of(
                "ResourceArn",
                Map.of(
                    "Fn::Sub",
                    Match.stringLikeRegexp(".*/restapis/\\$\\{Api}/stages/\\$\\{Api.Stage}"))));
    var acl = WebAcl.of(template(stage), Firewall.METRIC).json();
    assertThat(acl.path("Scope").asText()).isEqualTo("REGIONAL");
    assertThat(acl.path("DefaultAction").has("Allow")).isTrue();
  }

  /** Health and preflights need no key, so nothing else counts them. */
  @ParameterizedTest
  @CsvSource({
    "GET, /v1/health",
    "HEAD, /v1/health",
    "OPTIONS, /v1/health",
    "OPTIONS, /v1/events",
    "OPTIONS, /v1/nothing",
    "GET, /v1/events",
    "POST, /v1/events/0/bookings"
  })
  void every_request_counts_for_where_it_comes_from(String method, String path) {
    var request = request(method, path);

    assertThat(direct.counts(request)).containsExactly(entry("ByAddress", ADDRESS));
    assertThat(withPage.counts(request)).containsExactly(entry("ByAddress", ADDRESS));
    assertThat(withPage.counts(byThePage(request))).containsExactly(entry("ByViewer", NETWORK));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/auth/login", "/v1/auth/password/reset", "/v1//%61UTH/login"})
  void routes_of_accounts_count_apart(String path) {
    var request = request("POST", path);

    assertThat(direct.counts(request)).containsOnlyKeys("AccountsByAddress", "ByAddress");
    assertThat(withPage.counts(request)).containsOnlyKeys("AccountsByAddress", "ByAddress");
    assertThat(withPage.counts(byThePage(request)))
        .containsExactly(entry("AccountsByViewer", NETWORK), entry("ByViewer", NETWORK));
  }

  @Test
  void a_token_counts_wherever_it_comes_from() {
    var request = request("GET", "/v1/bookings").header("authorization", TOKEN);
    var elsewhere = new Request("POST", "/v1/events", "198.51.100.9", request.headers());

    assertThat(List.of(request, elsewhere, byThePage(request)))
        .extracting(each -> withPage.counts(each).get("ByToken"))
        .doesNotContainNull()
        .containsOnly(direct.counts(request).get("ByToken"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer", "BEARER", "Bearer ", "Bearer   "})
  void a_token_is_one_in_any_spelling(String scheme) {
    var request = request("GET", "/v1/bookings");
    var spelled = TOKEN.replace("Bearer", scheme);

    assertThat(direct.counts(request.header("authorization", spelled)))
        .isEqualTo(direct.counts(request.header("authorization", TOKEN)))
        .containsKey("ByToken");
  }

  @Test
  void tokens_do_not_share_their_count() {
    var request = request("GET", "/v1/bookings");

    assertThat(direct.counts(request.header("authorization", TOKEN)).get("ByToken"))
        .isNotEqualTo(direct.counts(request.header("authorization", TOKEN + "x")).get("ByToken"));
    assertThat(direct.counts(request)).doesNotContainKey("ByToken");
  }

  /** Otherwise anybody could use up the share of anybody else. */
  @ParameterizedTest
  @ValueSource(strings = {"/v1/events", "/v1/auth/login"})
  void a_direct_caller_cannot_pose_as_a_viewer(String path) {
    var request = request("POST", path);
    var posing = request.header(Page.VIEWER, NETWORK).header("x-api-key", "a-key");

    assertThat(withPage.counts(posing)).isEqualTo(withPage.counts(request)).isNotEmpty();
  }

  /** WAF counts addresses of version 6 one by one, and somebody can have 2^64 of them. */
  @Test
  void direct_callers_have_addresses_of_version_4() {
    assertThat(
            properties(template(Stage.PROD), "AWS::Serverless::Api")
                .getFirst()
                .path("EndpointConfiguration"))
        .isEqualTo(new ObjectMapper().valueToTree(Map.of("Type", "REGIONAL")));
  }

  @Test
  void headers_that_waf_cannot_see_are_refused() {
    for (var acl : List.of(direct, withPage)) {
      var first =
          acl.rules().filter(rule -> rule.path("Priority").asInt() == 0).findFirst().orElseThrow();
      var size = first.at("/Statement/SizeConstraintStatement");
      assertThat(size.at("/FieldToMatch/Headers/OversizeHandling").asText()).isEqualTo("MATCH");
      assertThat(size.at("/FieldToMatch/Headers/MatchPattern").has("All")).isTrue();
      assertThat(size.path("ComparisonOperator").asText()).isEqualTo("GT");
      assertThat(size.path("Size").asInt()).isEqualTo(8192);
      assertThat(first.at("/Action/Block/CustomResponse/ResponseCode").asInt()).isEqualTo(413);
    }
  }

  @Test
  void each_rule_is_as_operations_md_says() throws IOException {
    var documented =
        Files.readAllLines(Path.of("../docs/operations.md")).stream()
            .map(Pattern.compile("\\| `(\\w+)` \\|.*\\| (\\d+) \\| (\\d+ s) \\|.*")::matcher)
            .filter(Matcher::matches)
            .collect(
                Collectors.toMap(row -> row.group(1), row -> row.group(2) + " in " + row.group(3)));

    assertThat(documented).hasSize(5).isEqualTo(limits(withPage));
    assertThat(documented).containsAllEntriesOf(limits(direct));
    assertThat(limits(direct)).containsOnlyKeys("AccountsByAddress", "ByAddress", "ByToken");
  }

  @Test
  void the_context_changes_each_limit() {
    var context =
        Map.of(
            "requestsToAccounts", "11",
            "requestsPerAddress", "12",
            "requestsPerViewer", "13",
            "requestsPerToken", "2000000000");
    var limits = FirewallLimits.of(name -> Optional.ofNullable(context.get(name)));
    var changed =
        template(Synthesis.stack(Stage.DEV, Optional.of(Synthesis.PAGE), Optional.empty(), limits));

    assertThat(limits(WebAcl.of(changed, Firewall.METRIC)))
        .isEqualTo(
            Map.of(
                "AccountsByAddress", "11 in 300 s",
                "AccountsByViewer", "11 in 300 s",
                "ByAddress", "12 in 60 s",
                "ByViewer", "13 in 60 s",
                "ByToken", "2000000000 in 60 s"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "2000000001", "-600", "6e2", "many", "99999999999"})
  void a_limit_that_waf_cannot_have_is_refused(String value) {
    assertThatThrownBy(() -> FirewallLimits.of(_ -> Optional.of(value)))
        .hasMessage(
            "requestsToAccounts must be a whole number from 10 to 2000000000, not " + value);
  }

  @Test
  void whoever_is_blocked_gets_a_problem() throws IOException {
    for (var rule : withPage.rules().toList()) {
      var response = rule.at("/Action/Block/CustomResponse");
      var status = response.path("ResponseCode").asInt();
      var body =
          withPage
              .json()
              .path("CustomResponseBodies")
              .path(response.path("CustomResponseBodyKey").asText());
      var problem = new ObjectMapper().readTree(body.path("Content").asText());
      assertThat(problem.path("status").asInt()).isEqualTo(status);
      assertThat(problem.path("type").asText())
          .isEqualTo(status == 429 ? "/problems/too-many-requests" : "/problems/payload-too-large");
      assertThat(problem.fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder("type", "title", "status", "detail", "requestId");
      assertThat(problem.path("requestId").asText()).isEqualTo("unknown");
      assertThat(headers(response))
          .containsEntry("Access-Control-Allow-Origin", "*")
          .containsEntry("Cache-Control", "no-store")
          .containsEntry("X-Content-Type-Options", "nosniff");
      if (status == 429) {
        assertThat(headers(response))
            .containsEntry("Retry-After", "60")
            .containsEntry("Access-Control-Expose-Headers", "Retry-After");
      }
    }
  }

  private static Map<String, String> headers(JsonNode response) {
    return response
        .path("ResponseHeaders")
        .valueStream()
        .collect(
            Collectors.toMap(
                header -> header.path("Name").asText(), header -> header.path("Value").asText()));
  }

  private static Map<String, String> limits(WebAcl acl) {
    return acl.rules()
        .filter(rule -> rule.path("Statement").has("RateBasedStatement"))
        .collect(
            Collectors.toMap(
                rule -> rule.path("Name").asText(),
                rule -> {
                  var rate = rule.at("/Statement/RateBasedStatement");
                  return "%s in %s s"
                      .formatted(rate.path("Limit"), rate.path("EvaluationWindowSec"));
                }));
  }

  private static Request request(String method, String path) {
    return new Request(method, path, ADDRESS, Map.of());
  }

  /** CloudFront adds the key and the network of the viewer. */
  private static Request byThePage(Request request) {
    return new Request(request.method(), request.path(), "203.0.113.1", request.headers())
        .header("x-api-key", pageKey)
        .header(Page.VIEWER, NETWORK);
  }
}
