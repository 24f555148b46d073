package boxoffice.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Fits the template to LocalStack's free edition, which has neither Cognito nor authorizers: the
 * one place that says in what the stack there differs from the template. README.md says what that
 * leaves to be shown elsewhere.
 */
final class FreeEdition {

  private FreeEdition() {}

  /**
   * Changes a template.
   *
   * @param code where the functions' code is, as SAM writes it after packaging
   */
  static void fit(ObjectNode template, ObjectNode code) {
    var resources = template.withObject("Resources");
    remove(resources, resource -> type(resource).startsWith("AWS::Cognito::"));
    remove(template.withObject("Outputs"), output -> output.toString().contains("UserPool"));
    template
        .withObject("/Globals/Function/Environment/Variables")
        .put("USER_POOL_CLIENT_ID", "there-is-no-user-pool");

    for (var resource : resources) {
      var properties = (ObjectNode) resource.path("Properties");
      switch (type(resource)) {
        case "AWS::Serverless::Api" -> properties.withObject("Auth").retain("ApiKeyRequired");
        case "AWS::Serverless::Function" -> {
          properties.set("CodeUri", code);
          auths(properties).forEach(auth -> auth.remove("Authorizer"));
        }
        default -> {}
      }
    }
  }

  private static Stream<ObjectNode> auths(JsonNode function) {
    return function
        .path("Events")
        .valueStream()
        .map(event -> event.path("Properties").path("Auth"))
        .filter(JsonNode::isObject)
        .map(ObjectNode.class::cast);
  }

  private static String type(JsonNode resource) {
    return resource.path("Type").asText();
  }

  private static void remove(ObjectNode parent, Predicate<JsonNode> unwanted) {
    parent.remove(
        parent.properties().stream()
            .filter(member -> unwanted.test(member.getValue()))
            .map(Map.Entry::getKey)
            .toList());
  }
}
