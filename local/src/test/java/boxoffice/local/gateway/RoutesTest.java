package boxoffice.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import boxoffice.local.template.Template;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutesTest {

  private static final String YAML =
      """
      Resources:
        Api:
          Type: AWS::Serverless::Api
          Properties:
            Auth:
              DefaultAuthorizer: Users
              ApiKeyRequired: true
              Authorizers: { Users: { AuthorizationScopes: [read] } }
        Get:
          Type: AWS::Serverless::Function
          Properties:
            Events:
              Http: { Type: Api, Properties: { Method: get, Path: "/events/{eventId}" } }
        Mine:
          Type: AWS::Serverless::Function
          Properties:
            Events:
              Http: { Type: Api, Properties: { Method: get, Path: /events/mine } }
        Publish:
          Type: AWS::Serverless::Function
          Properties:
            Events:
              Http:
                Type: Api
                Properties:
                  Method: post
                  Path: /events/{eventId}/publish
                  Auth: { Authorizer: Users, AuthorizationScopes: [write] }
        Health:
          Type: AWS::Serverless::Function
          Properties:
            Events:
              Http:
                Type: Api
                Properties:
                  Method: get
                  Path: /health
                  Auth: { Authorizer: NONE, ApiKeyRequired: false }
      """;

  private final Routes routes = new Routes(Template.parse(YAML, Map.of()));

  @Test
  void a_route_is_found_by_method_and_path() {
    assertThat(function("GET", "/health")).isEqualTo("Health");
    assertThat(routes.match("POST", "/health")).isEmpty();
    assertThat(routes.match("GET", "/healthy")).isEmpty();
  }

  @Test
  void a_fixed_segment_is_preferred_to_a_parameter() {
    assertThat(function("GET", "/events/mine")).isEqualTo("Mine");
    assertThat(function("GET", "/events/other")).isEqualTo("Get");
  }

  @Test
  void path_parameters_are_decoded() {
    var match = routes.match("POST", "/events/a%20b+c/publish").orElseThrow();

    assertThat(match.pathParameters()).containsExactly(Map.entry("eventId", "a b+c"));
  }

  @Test
  void a_parameter_is_one_segment_with_content() {
    assertThat(routes.match("GET", "/events/")).isEmpty();
    assertThat(routes.match("GET", "/events/a/b")).isEmpty();
    assertThat(function("GET", "/events/a%2Fb")).isEqualTo("Get");
  }

  @Test
  void a_route_overrides_the_defaults_of_the_api() {
    var get = routes.match("GET", "/events/a").orElseThrow().route();
    assertThat(get.apiKeyRequired()).isTrue();
    assertThat(get.scopes()).containsExactly("read");

    var publish = routes.match("POST", "/events/a/publish").orElseThrow().route();
    assertThat(publish.apiKeyRequired()).isTrue();
    assertThat(publish.scopes()).containsExactly("write");

    var health = routes.match("GET", "/health").orElseThrow().route();
    assertThat(health.apiKeyRequired()).isFalse();
    assertThat(health.authorized()).isFalse();
  }

  @Test
  void a_path_knows_its_methods() {
    assertThat(routes.methods("/events/mine")).containsExactly("GET");
    assertThat(routes.methods("/nothing")).isEmpty();
  }

  @Test
  void an_authorizer_without_scopes_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Routes(
                    Template.parse(YAML.replace("AuthorizationScopes: [read]", ""), Map.of())))
        .withMessageContaining("must have scopes");
  }

  private String function(String method, String path) {
    return routes.match(method, path).orElseThrow().route().function();
  }
}
