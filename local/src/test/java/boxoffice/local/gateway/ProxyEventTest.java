package boxoffice.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The event as a function gets it, through Lambda's own serializer. */
class ProxyEventTest {

  private static final Route ROUTE =
      new Route("GET", "/events/{eventId}", "GetEvent", true, List.of("scope"));

  @Test
  void the_event_describes_the_request() {
    var event = event("/events/a%20b", "limit=5&tag=x&tag=y%26z&empty", "{\"caf\u00e9\":1}");

    assertThat(event.getResource()).isEqualTo("/events/{eventId}");
    assertThat(event.getPath()).isEqualTo("/events/a b");
    assertThat(event.getHttpMethod()).isEqualTo("GET");
    assertThat(event.getPathParameters()).containsExactly(Map.entry("eventId", "a b"));
    assertThat(event.getQueryStringParameters())
        .containsOnly(Map.entry("limit", "5"), Map.entry("tag", "y&z"), Map.entry("empty", ""));
    assertThat(event.getMultiValueQueryStringParameters())
        .containsEntry("tag", List.of("x", "y&z"));
    assertThat(event.getHeaders())
        .containsEntry("Accept", "b")
        .containsEntry("X-Forwarded-For", "127.0.0.1");
    assertThat(event.getMultiValueHeaders()).containsEntry("Accept", List.of("a", "b"));
    assertThat(event.getBody()).isEqualTo("{\"caf\u00e9\":1}");
    assertThat(event.getIsBase64Encoded()).isFalse();
  }

  @Test
  void the_context_describes_the_caller() {
    var context = event("/events/a", null, "").getRequestContext();

    assertThat(context.getRequestId()).isEqualTo("request-1");
    assertThat(context.getStage()).isEqualTo("v1");
    assertThat(context.getPath()).isEqualTo("/v1/events/a");
    assertThat(context.getResourcePath()).isEqualTo("/events/{eventId}");
    assertThat(context.getHttpMethod()).isEqualTo("GET");
    assertThat(context.getIdentity().getSourceIp()).isEqualTo("127.0.0.1");
    assertThat(context.getIdentity().getApiKey()).isEqualTo("local-standard-0123456789");
    assertThat(context.getAuthorizer()).isEqualTo(Map.of("claims", Map.of("sub", "somebody")));
  }

  @Test
  void absent_parts_are_null() {
    var event = event("/events/a", null, "");

    assertThat(event.getBody()).isNull();
    assertThat(event.getQueryStringParameters()).isNull();
    assertThat(event.getMultiValueQueryStringParameters()).isNull();
    assertThat(event.getStageVariables()).isNull();
  }

  /** Functions must refuse what was lost here. */
  @Test
  void bytes_that_are_no_text_are_replaced() {
    var event = event("/events/%FF", "%C3%28=a&from=%C0%AF", new byte[] {'"', (byte) 0xFC, '"'});

    assertThat(event.getBody()).isEqualTo("\"\uFFFD\"");
    assertThat(event.getPath()).isEqualTo("/events/\uFFFD");
    assertThat(event.getQueryStringParameters())
        .containsOnly(Map.entry("\uFFFD(", "a"), Map.entry("from", "\uFFFD\uFFFD"));
    assertThat(event.getIsBase64Encoded()).isFalse();
  }

  private static APIGatewayProxyRequestEvent event(
      String path, @Nullable String query, String body) {
    return event(path, query, body.getBytes(StandardCharsets.UTF_8));
  }

  private static APIGatewayProxyRequestEvent event(
      String path, @Nullable String query, byte[] body) {
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Accept", List.of("a", "b"));
    var request =
        new Request(
            "request-1",
            Instant.parse("2026-12-01T12:00:00Z"),
            "GET",
            path,
            query,
            headers,
            body,
            "127.0.0.1",
            "HTTP/1.1");
    var match = new Routes.Match(ROUTE, Map.of("eventId", "a b"));
    return LambdaEventSerializers.serializerFor(
            APIGatewayProxyRequestEvent.class, ProxyEventTest.class.getClassLoader())
        .fromJson(
            ProxyEvent.of(
                request,
                match,
                "v1",
                new UsagePlans.Plan("standard", null, null),
                Map.of("sub", "somebody")));
  }
}
