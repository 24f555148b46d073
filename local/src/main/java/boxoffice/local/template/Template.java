package boxoffice.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SAM template with its references resolved, as CloudFormation would resolve them in a stack
 * called {@value #STACK} that names its resources after their logical ids.
 *
 * <p>Resolves {@code Ref}, {@code Fn::Sub} and {@code Fn::GetAtt}. See the <a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">intrinsic
 * functions</a>.
 */
public final class Template {

  static final String STACK = "box-office";
  public static final String REGION = "us-east-1";
  public static final String ACCOUNT = "000000000000";

  /** The types whose references matter locally. */
  public static final String QUEUE = "AWS::SQS::Queue";

  public static final String BUS = "AWS::Events::EventBus";

  /** The value of a property that is not set. */
  private static final JsonNode NO_VALUE =
      JsonNodeFactory.instance.objectNode().put("Ref", "AWS::NoValue");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

  private final JsonNode root;
  private final Map<String, String> parameters = new HashMap<>();

  private Template(JsonNode root, Map<String, String> overrides) {
    this.root = root;
    root.path("Parameters")
        .properties()
        .forEach(
            parameter ->
                parameters.put(parameter.getKey(), parameter.getValue().path("Default").asText()));
    overrides.forEach(
        (name, value) -> {
          if (parameters.replace(name, value) == null) {
            throw new IllegalArgumentException("The template has no parameter " + name + ".");
          }
        });
  }

  /**
   * Reads a template.
   *
   * @param parameters values that replace the defaults of the template's parameters
   * @throws IllegalArgumentException if the template lacks one of the parameters
   */
  public static Template read(Path file, Map<String, String> parameters) throws IOException {
    return parse(Files.readString(file), parameters);
  }

  public static Template parse(String yaml, Map<String, String> parameters) {
    return new Template(CloudFormationYaml.parse(yaml), parameters);
  }

  /** The properties of a resource, resolved; a missing node if there is no such resource. */
  public JsonNode properties(String logicalId) {
    return resolve(root.path("Resources").path(logicalId).path("Properties"));
  }

  /** The properties that all functions share, resolved. */
  public JsonNode functionDefaults() {
    return resolve(root.path("Globals").path("Function"));
  }

  /** The logical ids of a type's resources, in the template's order. */
  public List<String> resources(String type) {
    return root.path("Resources").properties().stream()
        .filter(resource -> resource.getValue().path("Type").asText().equals(type))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The one resource of a type. */
  public String resource(String type) {
    var ids = resources(type);
    if (ids.size() != 1) {
      throw new IllegalArgumentException(
          "The template must have one resource of type %s, not %d.".formatted(type, ids.size()));
    }
    return ids.getFirst();
  }

  /** The properties of a function's events of a type, resolved. */
  public List<JsonNode> events(String function, String type) {
    return properties(function)
        .path("Events")
        .valueStream()
        .filter(event -> event.path("Type").asText().equals(type))
        .map(event -> event.path("Properties"))
        .toList();
  }

  /** The value of {@code Ref} for a resource. */
  public static String physicalId(String logicalId) {
    return STACK + "-" + logicalId;
  }

  private JsonNode resolve(JsonNode node) {
    var factory = JsonNodeFactory.instance;
    if (node instanceof ArrayNode array) {
      var resolved = factory.arrayNode();
      array.forEach(element -> resolved.add(resolve(element)));
      return resolved;
    }
    if (node instanceof ObjectNode object) {
      if (object.has("Ref")) {
        return factory.textNode(reference(object.get("Ref").asText()));
      }
      if (object.has("Fn::Sub")) {
        return factory.textNode(substitute(object.get("Fn::Sub").asText()));
      }
      if (object.has("Fn::GetAtt")) {
        var path = object.get("Fn::GetAtt");
        return factory.textNode(attribute(path.path(0).asText(), path.path(1).asText()));
      }
      var resolved = factory.objectNode();
      object.properties().stream()
          .map(property -> Map.entry(property.getKey(), chosen(property.getValue())))
          .filter(property -> !NO_VALUE.equals(property.getValue()))
          .forEach(property -> resolved.set(property.getKey(), resolve(property.getValue())));
      return resolved;
    }
    return node == null ? MissingNode.getInstance() : node;
  }

  /** The value that a condition chooses; any other value itself. */
  private JsonNode chosen(JsonNode value) {
    var choice = value.path("Fn::If");
    if (choice.isMissingNode()) {
      return value;
    }
    var condition = root.path("Conditions").path(choice.path(0).asText());
    return chosen(choice.path(holds(condition) ? 1 : 2));
  }

  private boolean holds(JsonNode condition) {
    if (condition.has("Fn::Not")) {
      return !holds(condition.path("Fn::Not").path(0));
    }
    var sides = condition.path("Fn::Equals");
    if (sides.size() != 2) {
      throw new IllegalArgumentException("The template has a condition of an unknown kind.");
    }
    return resolve(sides.path(0)).asText().equals(resolve(sides.path(1)).asText());
  }

  private String substitute(String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            match -> {
              var name = match.group(1);
              var dot = name.indexOf('.');
              return Matcher.quoteReplacement(
                  dot < 0
                      ? reference(name)
                      : attribute(name.substring(0, dot), name.substring(dot + 1)));
            });
  }

  private String reference(String name) {
    return switch (name) {
      case "AWS::Region" -> REGION;
      case "AWS::AccountId" -> ACCOUNT;
      case "AWS::Partition" -> "aws";
      case "AWS::StackName" -> STACK;
      case "AWS::URLSuffix" -> "amazonaws.com";
      default -> {
        var parameter = parameters.get(name);
        if (parameter != null) {
          yield parameter;
        }
        if (!root.path("Resources").has(name)) {
          throw new IllegalArgumentException(
              "The template refers to %s, which is not in it.".formatted(name));
        }
        yield switch (type(name)) {
          case QUEUE -> queueUrl(name);
          case BUS -> name(name);
          default -> physicalId(name);
        };
      }
    };
  }

  /**
   * The value of {@code Fn::GetAtt}: of a queue or a bus as on AWS. Of others it does not matter
   * locally, only the resource that it names.
   */
  public String attribute(String logicalId, String name) {
    return switch (type(logicalId) + "." + name) {
      case QUEUE + ".Arn" -> arn("sqs", name(logicalId));
      case QUEUE + ".QueueName", BUS + ".Name" -> name(logicalId);
      case QUEUE + ".QueueUrl" -> queueUrl(logicalId);
      case BUS + ".Arn" -> arn("events", "event-bus/" + name(logicalId));
      default -> reference(logicalId) + "." + name;
    };
  }

  /** The name of a queue or a bus: its own, or one that is made for it. */
  public String name(String logicalId) {
    var properties = properties(logicalId);
    var made = physicalId(logicalId) + (properties.path("FifoQueue").asBoolean() ? ".fifo" : "");
    return properties.path(type(logicalId).equals(QUEUE) ? "QueueName" : "Name").asText(made);
  }

  private static String arn(String service, String resource) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, REGION, ACCOUNT, resource);
  }

  /** Names the queue wherever it is served: callers find the service by its endpoint. */
  private String queueUrl(String logicalId) {
    return "https://sqs.%s.amazonaws.com/%s/%s".formatted(REGION, ACCOUNT, name(logicalId));
  }

  private String type(String logicalId) {
    return root.path("Resources").path(logicalId).path("Type").asText();
  }
}
