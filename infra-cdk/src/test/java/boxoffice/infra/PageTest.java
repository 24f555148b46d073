package boxoffice.infra;

import static boxoffice.infra.Synthesis.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class PageTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static Template template;

  @BeforeAll
  static void deploy_the_page() {
    template = Synthesis.templateWithPage(Stage.PROD);
  }

  @Test
  void the_default_page_is_that_of_the_repository() throws IOException {
    var context = JSON.readTree(Path.of("cdk.json").toFile()).path("context");
    assertThat(Path.of(context.path("page").asText())).isEqualTo(Synthesis.PAGE);
    assertThat(Synthesis.PAGE.resolve("index.html")).exists();
  }

  @Test
  void a_folder_without_a_page_is_refused(@TempDir Path folder) {
    assertThatThrownBy(() -> Synthesis.stack(Stage.DEV, Optional.of(folder)))
        .hasMessage("there is no page in " + folder);
  }

  @Test
  void without_a_folder_there_is_no_page() {
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
  void the_same_host_serves_the_api_with_the_key() {
    var distribution =
        properties(template, "AWS::CloudFront::Distribution").getFirst().path("DistributionConfig");
    var behavior =
        distribution
            .path("CacheBehaviors")
            .valueStream()
            .filter(one -> one.path("PathPattern").asText().equals("/v1/*"))
            .findFirst()
            .orElseThrow();
    assertThat(behavior.path("AllowedMethods").valueStream().map(m -> m.asText()))
        .contains("GET", "POST", "PATCH", "DELETE");
    // CachingDisabled, by its id at
    // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
    assertThat(behavior.path("CachePolicyId").asText())
        .isEqualTo("4135ea2d-6df8-44a3-9df3-4b5a84be39ad");
    var key = properties(template, "AWS::ApiGateway::ApiKey").getLast().path("Value");
    var ofTheApi =
        distribution
            .path("Origins")
            .valueStream()
            .filter(origin -> !origin.has("S3OriginConfig"))
            .toList();
    assertThat(ofTheApi)
        .isNotEmpty()
        .allMatch(
            origin -> origin.at("/OriginCustomHeaders/0/HeaderName").asText().equals("x-api-key"))
        .allMatch(origin -> origin.at("/OriginCustomHeaders/0/HeaderValue").equals(key));
  }

  @Test
  void the_key_belongs_to_the_only_web_plan() {
    assertThat(properties(template, "AWS::ApiGateway::UsagePlan"))
        .extracting(plan -> plan.path("UsagePlanName").asText())
        .containsOnlyOnce("web");
    var key =
        template.findResources(
            "AWS::ApiGateway::ApiKey", Map.of("Properties", Map.of("Value", Match.anyValue())));
    assertThat(key).hasSize(1);
    template.hasResourceProperties(
        "AWS::ApiGateway::UsagePlanKey",
        Map.of(
            "KeyId", Map.of("Ref", key.keySet().iterator().next()),
            "UsagePlanId", Map.of("Ref", "WebPlan")));
  }

  @Test
  void the_page_has_the_headers_of_the_file() throws IOException {
    var file = JSON.readTree(Synthesis.HEADERS.toFile());
    var policy = properties(template, "AWS::CloudFront::ResponseHeadersPolicy").getFirst();
    var security = policy.at("/ResponseHeadersPolicyConfig/SecurityHeadersConfig");
    var deployed = new TreeMap<String, String>();
    deployed.put(
        "Content-Security-Policy",
        security.at("/ContentSecurityPolicy/ContentSecurityPolicy").asText());
    deployed.put("X-Frame-Options", security.at("/FrameOptions/FrameOption").asText());
    deployed.put("Referrer-Policy", security.at("/ReferrerPolicy/ReferrerPolicy").asText());
    // CloudFront sets its only value.
    assertThat(security.has("ContentTypeOptions")).isTrue();
    deployed.put("X-Content-Type-Options", "nosniff");
    policy
        .at("/ResponseHeadersPolicyConfig/CustomHeadersConfig/Items")
        .forEach(item -> deployed.put(item.path("Header").asText(), item.path("Value").asText()));
    // The local system adds it too.
    assertThat(deployed.remove("Cache-Control")).isEqualTo("no-cache");
    assertThat(JSON.convertValue(file, Map.class)).isEqualTo(deployed);
    assertThat(deployed)
        .containsEntry("Cross-Origin-Opener-Policy", "same-origin")
        .containsEntry("Cross-Origin-Resource-Policy", "same-origin")
        .containsKey("Permissions-Policy");
    assertThat(security.valueStream()).allMatch(header -> header.path("Override").asBoolean());
    assertThat(security.at("/StrictTransportSecurity/AccessControlMaxAgeSec").asInt())
        .isEqualTo(31_536_000);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Powered-By, us",
    "X-Frame-Options, ALLOWALL",
    "X-Content-Type-Options, sniff",
    "Referrer-Policy, none"
  })
  void a_header_unknown_to_cloudfront_is_refused(String name, String value, @TempDir Path folder)
      throws IOException {
    var file = folder.resolve("headers.json");
    JSON.writeValue(file.toFile(), Map.of(name, value));
    assertThatThrownBy(() -> SecurityHeaders.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("CloudFront cannot set '%s: %s' as a security header", name, value);
  }

  @Test
  void an_own_domain_takes_no_tls_below_1_2() {
    var certificate = "arn:aws:acm:us-east-1:123456789012:certificate/0-a";
    var domain = PageDomain.of(Optional.of("tickets.example.com"), Optional.of(certificate));
    var config =
        properties(
                Synthesis.template(
                    Synthesis.stack(Stage.PROD, Optional.of(Synthesis.PAGE), domain)),
                "AWS::CloudFront::Distribution")
            .getFirst()
            .path("DistributionConfig");

    assertThat(config.at("/ViewerCertificate/MinimumProtocolVersion").asText())
        .isEqualTo("TLSv1.2_2021");
    assertThat(config.at("/ViewerCertificate/AcmCertificateArn").asText()).isEqualTo(certificate);
    assertThat(config.at("/Aliases/0").asText()).isEqualTo("tickets.example.com");
  }

  @Test
  void an_incomplete_domain_is_refused() {
    var name = Optional.of("tickets.example.com");
    assertThatThrownBy(() -> PageDomain.of(name, Optional.empty()))
        .hasMessage("say both -c domain= and -c certificate=, or neither");
    assertThatThrownBy(() -> PageDomain.of(Optional.empty(), name))
        .hasMessage("say both -c domain= and -c certificate=, or neither");
    var elsewhere = "arn:aws:acm:eu-central-1:123456789012:certificate/0-a";
    assertThatThrownBy(() -> PageDomain.of(name, Optional.of(elsewhere)))
        .hasMessageContaining("in us-east-1");
  }

  @Test
  void files_are_compressed_and_revalidated() {
    var behavior =
        properties(template, "AWS::CloudFront::Distribution")
            .getFirst()
            .at("/DistributionConfig/DefaultCacheBehavior");
    assertThat(behavior.path("Compress").asBoolean()).isTrue();
    template.hasResourceProperties(
        "AWS::CloudFront::ResponseHeadersPolicy",
        Map.of(
            "ResponseHeadersPolicyConfig",
            Match.objectLike(
                Map.of(
                    "CustomHeadersConfig",
                    Map.of(
                        "Items",
                        Match.arrayWith(
                            List.of(
                                Map.of(
                                    "Header", "Cache-Control",
                                    "Value", "no-cache",
                                    "Override", true))))))));
  }

  @Test
  void the_web_plan_covers_the_included_api() {
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
}
