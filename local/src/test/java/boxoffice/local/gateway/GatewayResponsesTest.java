package boxoffice.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import boxoffice.local.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatewayResponsesTest {

  @Test
  void a_setting_decides_status_headers_and_body() {
    var reply =
        responses(
                """
                MISSING_AUTHENTICATION_TOKEN:
                  StatusCode: 404
                  ResponseParameters: { Headers: { Content-Type: "'application/problem+json'", Retry-After: "'1'" } }
                  ResponseTemplates: { application/json: '{"requestId":"$context.requestId","was":$context.error.messageString,"of":"$context.error.responseType"}' }
                """)
            .reply(GatewayError.MISSING_AUTHENTICATION_TOKEN, "id-1");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.headers())
        .containsOnly(
            Map.entry("Content-Type", List.of("application/problem+json")),
            Map.entry("Retry-After", List.of("1")));
    assertThat(body(reply))
        .isEqualTo(
            """
            {"requestId":"id-1","was":"Missing Authentication Token","of":"MISSING_AUTHENTICATION_TOKEN"}\
            """);
  }

  @Test
  void without_a_setting_the_general_one_applies() {
    var responses =
        responses(
            """
            DEFAULT_4XX: { ResponseTemplates: { application/json: 'four' } }
            DEFAULT_5XX: { StatusCode: 500, ResponseTemplates: { application/json: 'five' } }
            """);

    var unauthorized = responses.reply(GatewayError.UNAUTHORIZED, "id");
    assertThat(unauthorized.status()).isEqualTo(401);
    assertThat(body(unauthorized)).isEqualTo("four");

    var failed = responses.reply(GatewayError.API_CONFIGURATION_ERROR, "id");
    assertThat(failed.status()).isEqualTo(500);
    assertThat(body(failed)).isEqualTo("five");
  }

  @Test
  void without_any_setting_api_gateways_default_applies() {
    var reply = responses("{}").reply(GatewayError.THROTTLED, "id");

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.headers())
        .containsOnly(Map.entry("Content-Type", List.of("application/json")));
    assertThat(body(reply)).isEqualTo("{\"message\":\"Too Many Requests\"}");
  }

  @Test
  void a_header_that_is_not_static_is_refused() {
    var responses =
        responses("THROTTLED: { ResponseParameters: { Headers: { X: method.request.header.Y } } }");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> responses.reply(GatewayError.THROTTLED, "id"));
  }

  private static GatewayResponses responses(String settings) {
    var yaml = "Resources:\n  Api:\n    Properties:\n" + settings.indent(6);
    return new GatewayResponses(Template.parse(yaml, Map.of()).properties("Api"));
  }

  private static String body(Reply reply) {
    return new String(reply.body(), StandardCharsets.UTF_8);
  }
}
