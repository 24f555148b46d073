package boxoffice.infra;

import static boxoffice.infra.Synthesis.properties;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class PageTest {

  private static Template template;

  @BeforeAll
  static void deploy_a_page(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("index.html"), "<!doctype html>");
    template = Synthesis.template(Synthesis.stack(Stage.PROD, Optional.of(folder)));
  }

  @Test
  void without_a_folder_nothing_is_hosted() {
    Synthesis.template(Stage.PROD).resourceCountIs("AWS::CloudFront::Distribution", 0);
    Synthesis.template(Stage.PROD).resourceCountIs("AWS::S3::Bucket", 0);
  }

  @Test
  void only_cloudfront_reads_the_bucket() {
    template.hasResourceProperties(
        "AWS::S3::Bucket",
        Map.of(
            "PublicAccessBlockConfiguration",
            Map.of(
                "BlockPublicAcls", true,
                "BlockPublicPolicy", true,
                "IgnorePublicAcls", true,
                "RestrictPublicBuckets", true)));
    template.hasResourceProperties(
        "AWS::CloudFront::OriginAccessControl",
        Map.of("OriginAccessControlConfig", Match.objectLike(Map.of("SigningBehavior", "always"))));
  }

  @Test
  void the_api_is_under_the_same_host_uncached_and_with_the_key_of_the_web_plan() {
    var distribution =
        properties(template, "AWS::CloudFront::Distribution").getFirst().path("DistributionConfig");
    var behavior = distribution.path("CacheBehaviors").path(0);
    assertThat(behavior.path("PathPattern").asText()).isEqualTo("/v1/*");
    assertThat(behavior.path("AllowedMethods").valueStream().map(m -> m.asText()))
        .contains("GET", "POST", "PATCH", "DELETE");
    // CachingDisabled, by its id at
    // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
    assertThat(behavior.path("CachePolicyId").asText())
        .isEqualTo("4135ea2d-6df8-44a3-9df3-4b5a84be39ad");
    var header = distribution.at("/Origins/1/OriginCustomHeaders/0");
    assertThat(header.path("HeaderName").asText()).isEqualTo("x-api-key");
    assertThat(header.path("HeaderValue"))
        .isEqualTo(properties(template, "AWS::ApiGateway::ApiKey").getLast().path("Value"));
  }

  @Test
  void the_web_plan_is_of_the_included_api() {
    template.hasResourceProperties(
        "AWS::ApiGateway::UsagePlan",
        Map.of(
            "UsagePlanName",
            "web",
            "ApiStages",
            List.of(
                Map.of(
                    "ApiId", Map.of("Ref", "Api"),
                    "Stage", Map.of("Fn::Sub", "${Api.Stage}")))));
  }

  @Test
  void the_firewall_tells_people_at_the_page_apart_by_what_cloudfront_says_of_them() {
    var rules = properties(template, "AWS::WAFv2::WebACL").getFirst().path("Rules");
    assertThat(rules.valueStream().map(rule -> rule.path("Name").asText()))
        .containsExactly("ByAddress", "ByViewer");
    var viewer = rules.path(1).at("/Statement/RateBasedStatement");
    assertThat(viewer.at("/CustomKeys/0/Header/Name").asText()).isEqualTo(Page.VIEWER);
    assertThat(properties(template, "AWS::CloudFront::Function").getFirst().path("FunctionCode"))
        .asString()
        .contains(Page.VIEWER, "event.viewer.ip");
  }
}
