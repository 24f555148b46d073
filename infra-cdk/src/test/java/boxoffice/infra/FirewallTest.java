package boxoffice.infra;

import static boxoffice.infra.Synthesis.properties;
import static boxoffice.infra.Synthesis.template;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class FirewallTest {

  @ParameterizedTest
  @EnumSource
  void too_many_calls_of_account_routes_get_429(Stage stage) {
    var acl = acl(template(stage), Firewall.METRIC);
    assertThat(acl.path("Scope").asText()).isEqualTo("REGIONAL");
    assertThat(acl.path("DefaultAction").has("Allow")).isTrue();
    assertThat(acl.path("Rules")).hasSize(1);
    var rule = acl.at("/Rules/0");
    var rate = rule.at("/Statement/RateBasedStatement");
    assertThat(rate.path("AggregateKeyType").asText()).isEqualTo("IP");
    assertThat(rate.path("Limit").asInt()).isEqualTo(Firewall.LIMIT);
    assertThat(rate.at("/ScopeDownStatement/ByteMatchStatement/SearchString").asText())
        .isEqualTo("/auth/");
    assertThat(rule.at("/Action/Block/CustomResponse/ResponseCode").asInt()).isEqualTo(429);
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
  }

  /** The web ACL with this metric. */
  static JsonNode acl(Template template, String metric) {
    return properties(template, "AWS::WAFv2::WebACL").stream()
        .filter(acl -> acl.at("/VisibilityConfig/MetricName").asText().equals(metric))
        .findFirst()
        .orElseThrow();
  }
}
