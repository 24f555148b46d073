package boxoffice.localstack;

import boxoffice.local.lambda.LocalEnvironment;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fits the template to LocalStack's free edition, which has neither Cognito nor authorizers: the
 * one place that says in what the stack there differs from the template. README.md says what that
 * leaves to be shown elsewhere.
 */
final class FreeEdition {

  private static final String POOL_ID = "USER_POOL_ID";

  private FreeEdition() {}

  /**
   * Changes a template.
   *
   * @param code where the functions' code is, as SAM writes it after packaging
   * @param pool a user pool elsewhere, whose users get mails
   */
  static void fit(ObjectNode template, ObjectNode code, Optional<UserPool> pool) {
    var resources = template.withObject("Resources");
    var missing =
        resources.properties().stream()
            .filter(resource -> type(resource.getValue()).startsWith("AWS::Cognito::"))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    resources.remove(missing);
    remove(template.withObject("Outputs"), output -> namesOne(output.path("Value"), missing));

    resources.properties().forEach(resource -> withoutReferences(resource.getValue(), missing));

    pool.ifPresent(
        elsewhere ->
            template
                .withObject("/Globals/Function/Environment/Variables")
                .put(LocalEnvironment.COGNITO, elsewhere.endpoint().toString()));

    for (var resource : resources) {
      var properties = (ObjectNode) resource.path("Properties");
      switch (type(resource)) {
        case "AWS::Serverless::Api" -> properties.withObject("Auth").retain("ApiKeyRequired");
        case "AWS::Serverless::Function" -> {
          properties.set("CodeUri", code);
          auths(properties).forEach(auth -> auth.remove("Authorizer"));
          var variables = properties.at("/Environment/Variables");
          if (pool.isPresent() && variables.has(POOL_ID)) {
            ((ObjectNode) variables).put(POOL_ID, pool.get().id());
          }
          remove(properties.withObject("Events"), event -> type(event).equals("Cognito"));
        }
        default -> {}
      }
    }
  }

  /** Puts the name of no user pool where one was named: a policy takes only an ARN. */
  private static void withoutReferences(JsonNode node, Set<String> missing) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              member -> {
                if (namesOne(member.getValue(), missing)) {
                  member.setValue(
                      TextNode.valueOf("arn:aws:cognito-idp:us-east-1:000000000000:userpool/none"));
                }
              });
    }
    node.forEach(child -> withoutReferences(child, missing));
  }

  private static boolean namesOne(JsonNode value, Set<String> missing) {
    return missing.contains(value.path("Ref").asText())
        || missing.contains(value.path("Fn::GetAtt").path(0).asText());
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
