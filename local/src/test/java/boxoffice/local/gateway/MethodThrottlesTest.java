package boxoffice.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.template.Template;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MethodThrottlesTest {

  private record Method(String name, String path) {}

  private static final Method BOOK = new Method("POST", "/events/{eventId}/bookings");
  private static final Method LIST = new Method("GET", "/events");
  private static final Method HEALTH = new Method("GET", "/health");

  private final MethodThrottles throttles =
      throttles(
          """
          Settings:
            - { HttpMethod: "*", ResourcePath: "/*", ThrottlingRateLimit: 2, ThrottlingBurstLimit: 3 }
            - { HttpMethod: POST, ResourcePath: "/~1events~1{eventId}~1bookings", ThrottlingRateLimit: 1, ThrottlingBurstLimit: 1 }
          """);

  @Test
  void a_method_has_its_own_setting() {
    assertThat(taken(BOOK, 5)).isEqualTo(1);
  }

  @Test
  void any_other_method_has_the_general_setting() {
    assertThat(taken(LIST, 5)).isEqualTo(3);
  }

  @Test
  void each_method_has_its_own_bucket() {
    taken(LIST, 5);

    assertThat(taken(HEALTH, 5)).isEqualTo(3);
  }

  @Test
  void without_settings_nothing_is_throttled() {
    var none = throttles("Settings: []");

    assertThat(IntStream.range(0, 10_000).allMatch(_ -> none.tryTake("GET", "/events"))).isTrue();
  }

  private long taken(Method method, int requests) {
    return IntStream.range(0, requests)
        .filter(_ -> throttles.tryTake(method.name(), method.path()))
        .count();
  }

  private static MethodThrottles throttles(String settings) {
    var template =
        Template.parse("Resources:\n  Api:\n    Properties:\n" + settings.indent(6), Map.of());
    return new MethodThrottles(
        template.properties("Api").path("Settings"), new SettableClock("2026-12-01T12:00:00Z"));
  }
}
