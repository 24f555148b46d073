package boxoffice.local.lambda;

import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Stands in for IAM in the systems that tests run: refuses a request to DynamoDB that the role of
 * the function in template.yaml does not allow, by action, table or index, and partition keys. The
 * own table checks no permissions, so a missing one would show only on AWS.
 *
 * <p>The SDK finds this class by the file {@code execution.interceptors} of the test resources.
 */
public final class Permissions implements ExecutionInterceptor {

  private static final Pattern PARTITION = Pattern.compile("PK = (:\\w+)");

  private final Map<String, List<Statement>> roles = new HashMap<>();

  public Permissions() {
    try {
      var template =
          Template.read(Path.of(System.getProperty("template", "../template.yaml")), Map.of());
      for (var function : template.resources("AWS::Serverless::Function")) {
        roles.put(function, statements(template, function));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Statement(Set<String> actions, String resource, List<String> keys) {

    boolean allows(Access access, Set<String> partitions) {
      return actions.contains(access.action())
          && resource.equals(access.resource())
          && partitions.stream()
              .allMatch(partition -> keys.stream().anyMatch(key -> like(key, partition)));
    }

    private static boolean like(String key, String partition) {
      return key.endsWith("*")
          ? partition.startsWith(key.substring(0, key.length() - 1))
          : partition.equals(key);
    }
  }

  /**
   * @param action as IAM names it
   * @param resource the table or one of its indexes
   */
  private record Access(String action, String resource) {}

  @Override
  public void beforeExecution(Context.BeforeExecution execution, ExecutionAttributes attributes) {
    // An invocation runs on a thread with the name of the function.
    var function = Thread.currentThread().getName();
    var role = roles.get(function);
    if (role != null && execution.request() instanceof DynamoDbRequest request) {
      accesses(request)
          .forEach(
              (access, partitions) -> {
                if (role.stream().noneMatch(statement -> statement.allows(access, partitions))) {
                  throw DynamoDbException.builder()
                      .statusCode(400)
                      .message("%s may not %s %s".formatted(function, access, partitions))
                      .build();
                }
              });
    }
  }

  /**
   * The accesses of a request with their partition keys. One statement must allow all keys of an
   * access.
   */
  private static Map<Access, Set<String>> accesses(SdkRequest request) {
    var accesses = new HashMap<Access, Set<String>>();
    switch (request) {
      case GetItemRequest get -> add(accesses, "GetItem", Stream.of(get.key()));
      case PutItemRequest put -> add(accesses, "PutItem", Stream.of(put.item()));
      case UpdateItemRequest update -> add(accesses, "UpdateItem", Stream.of(update.key()));
      case DeleteItemRequest delete -> add(accesses, "DeleteItem", Stream.of(delete.key()));
      case BatchGetItemRequest batch ->
          batch
              .requestItems()
              .values()
              .forEach(r -> add(accesses, "BatchGetItem", r.keys().stream()));
      case TransactGetItemsRequest gets ->
          add(accesses, "GetItem", gets.transactItems().stream().map(item -> item.get().key()));
      case TransactWriteItemsRequest writes ->
          writes.transactItems().forEach(item -> add(accesses, item));
      case QueryRequest query -> accesses.put(access(query), Set.of(partition(query)));
      default -> throw new IllegalArgumentException("Unknown request " + request);
    }
    return accesses;
  }

  private static void add(Map<Access, Set<String>> accesses, TransactWriteItem item) {
    if (item.put() != null) {
      add(accesses, "PutItem", Stream.of(item.put().item()));
    } else if (item.update() != null) {
      add(accesses, "UpdateItem", Stream.of(item.update().key()));
    } else if (item.delete() != null) {
      add(accesses, "DeleteItem", Stream.of(item.delete().key()));
    } else {
      add(accesses, "ConditionCheckItem", Stream.of(item.conditionCheck().key()));
    }
  }

  private static void add(
      Map<Access, Set<String>> accesses, String action, Stream<Map<String, AttributeValue>> items) {
    items.forEach(
        item ->
            accesses
                .computeIfAbsent(
                    new Access("dynamodb:" + action, Template.physicalId("Table") + ".Arn"),
                    _ -> new HashSet<>())
                .add(item.get("PK").s()));
  }

  private static Access access(QueryRequest query) {
    var index = query.indexName() == null ? "" : "/index/" + query.indexName();
    return new Access("dynamodb:Query", Template.physicalId("Table") + ".Arn" + index);
  }

  private static String partition(QueryRequest query) {
    var condition = PARTITION.matcher(query.keyConditionExpression());
    if (!condition.find()) {
      throw new IllegalArgumentException("Unknown condition " + query.keyConditionExpression());
    }
    return query.expressionAttributeValues().get(condition.group(1)).s();
  }

  private static List<Statement> statements(Template template, String function) {
    var role = function + "Role";
    var added =
        template.resources("AWS::IAM::Policy").stream()
            .map(template::properties)
            .filter(
                policy -> texts(policy.path("Roles")).anyMatch(Template.physicalId(role)::equals));
    return Stream.concat(template.properties(role).path("Policies").valueStream(), added)
        .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream())
        .map(
            statement ->
                new Statement(
                    texts(statement.path("Action")).collect(Collectors.toSet()),
                    statement.path("Resource").asText(),
                    texts(statement.at("/Condition/ForAllValues:StringLike/dynamodb:LeadingKeys"))
                        .toList()))
        .toList();
  }

  private static Stream<String> texts(JsonNode values) {
    return values.isArray()
        ? values.valueStream().map(JsonNode::asText)
        : Stream.of(values.asText());
  }
}
