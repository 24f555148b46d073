package boxoffice.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.gateway.UsagePlans.Permit;
import boxoffice.local.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UsagePlansTest {

  private static final Template TEMPLATE =
      Template.parse(
          """
          Resources:
            SmallPlan:
              Type: AWS::ApiGateway::UsagePlan
              Properties:
                UsagePlanName: small
                Throttle: { RateLimit: 1, BurstLimit: 2 }
                Quota: { Limit: 3, Period: DAY }
            OtherPlan:
              Type: AWS::ApiGateway::UsagePlan
              Properties:
                UsagePlanName: other
                Throttle: { RateLimit: 1, BurstLimit: 2 }
          """,
          Map.of());

  private final SettableClock clock = new SettableClock("2026-12-01T12:00:00Z");
  private final UsagePlans plans = new UsagePlans(TEMPLATE, clock);

  @Test
  void every_plan_has_a_key() {
    assertThat(UsagePlans.keys(TEMPLATE))
        .containsExactly(
            Map.entry("small", "local-small-0123456789"),
            Map.entry("other", "local-other-0123456789"),
            Map.entry("load", "local-load-0123456789"));
  }

  @Test
  void the_web_plan_has_no_quota_and_no_key() throws IOException {
    var template = Template.read(Path.of("../template.yaml"), Map.of());
    var plan = template.properties("WebPlan");

    assertThat(plan.path("UsagePlanName").asText()).isEqualTo(Front.PLAN);
    assertThat(plan.path("Throttle").path("RateLimit").asInt()).isEqualTo(500);
    assertThat(plan.path("Throttle").path("BurstLimit").asInt()).isEqualTo(1000);
    assertThat(plan.has("Quota")).isFalse();
    assertThat(template.resources("AWS::ApiGateway::UsagePlanKey"))
        .extracting(key -> template.properties(key).path("UsagePlanId").asText())
        .isNotEmpty()
        .doesNotContain(Template.physicalId("WebPlan"));
  }

  @Test
  void an_unknown_or_missing_key_has_no_plan() {
    assertThat(plans.of("local-small-0000000000")).isEmpty();
    assertThat(plans.of("")).isEmpty();
    assertThat(plans.of(null)).isEmpty();
  }

  @Test
  void a_plan_throttles_beyond_its_burst() {
    assertThat(permits("small", 3))
        .containsExactly(Permit.GRANTED, Permit.GRANTED, Permit.THROTTLED);
  }

  @Test
  void a_throttled_request_does_not_use_the_quota() {
    permits("small", 5);
    clock.advance(Duration.ofSeconds(2));

    assertThat(permits("small", 2)).containsExactly(Permit.GRANTED, Permit.QUOTA_EXCEEDED);
  }

  @Test
  void plans_do_not_share_limits() {
    permits("small", 5);

    assertThat(permits("other", 1)).containsExactly(Permit.GRANTED);
  }

  @Test
  void the_load_plan_has_no_limit() {
    assertThat(permits("load", 10_000)).containsOnly(Permit.GRANTED);
    assertThat(plans.of(UsagePlans.key("load")).orElseThrow().limited()).isFalse();
  }

  private Stream<Permit> permits(String plan, int requests) {
    var found = plans.of(UsagePlans.key(plan)).orElseThrow();
    return IntStream.range(0, requests).mapToObj(_ -> found.take()).toList().stream();
  }
}
