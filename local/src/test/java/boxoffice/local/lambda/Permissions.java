package boxoffice.local.lambda;

import boxoffice.local.mailbox.MailHeader;
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
import software.amazon.awssdk.awscore.exception.AwsServiceException;
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
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;
import software.amazon.awssdk.services.ses.model.SesException;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.SqsRequest;

/**
 * Stands in for IAM in the systems that tests run: refuses a request to DynamoDB, SQS, EventBridge
 * or SES that the role of the function in template.yaml does not allow, by action, resource, and
 * partition keys, source of the event or sender. The local services check no permissions, so a
 * missing one would show only on AWS.
 *
 * <p>The SDK finds this class by the file {@code execution.interceptors} of the test resources.
 */
public final class Permissions implements ExecutionInterceptor {

  private static final Pattern PARTITION = Pattern.compile("PK = (:\\w+)");

  private static final Set<String> CONDITIONS =
      Set.of("dynamodb:LeadingKeys", "events:source", "ses:FromAddress");

  private final Map<String, List<Statement>> roles = new HashMap<>();

  public Permissions() {
    this(read());
  }

  Permissions(Template template) {
    for (var function : template.resources("AWS::Serverless::Function")) {
      roles.put(function, statements(template, function));
    }
  }

  private static Template read() {
    try {
      return Template.read(Path.of(System.getProperty("template", "../template.yaml")), Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param values that conditions allow: partition keys, sources of events or senders. Only a
   *     statement about a table must have some
   */
  private record Statement(Set<String> actions, List<String> resources, List<String> values) {

    boolean allows(Access access, Set<String> used) {
      return actions.contains(access.action())
          && access.resources().stream()
              .anyMatch(one -> resources.stream().anyMatch(resource -> like(resource, one)))
          && (used.stream().allMatch(value -> values.stream().anyMatch(one -> like(one, value)))
              || (values.isEmpty() && !access.action().startsWith("dynamodb:")));
    }

    private static boolean like(String pattern, String value) {
      return pattern.endsWith("*")
          ? value.startsWith(pattern.substring(0, pattern.length() - 1))
          : value.equals(pattern);
    }
  }

  /**
   * @param action as IAM names it
   * @param resources one of which must be allowed: a table, an index, a queue, a bus, or a sender's
   *     address and domain
   */
  private record Access(String action, List<String> resources) {}

  @Override
  public void beforeExecution(Context.BeforeExecution execution, ExecutionAttributes attributes) {
    // An invocation runs on a thread with the name of the function.
    var function = Thread.currentThread().getName();
    var role = roles.get(function);
    if (role != null) {
      accesses(execution.request())
          .forEach((access, values) -> check(function, role, access, values));
    }
  }

  private static void check(
      String function, List<Statement> role, Access access, Set<String> values) {
    if (role.stream().noneMatch(statement -> statement.allows(access, values))) {
      var service = access.action().substring(0, access.action().indexOf(':'));
      AwsServiceException.Builder refusal =
          switch (service) {
            case "sqs" -> SqsException.builder();
            case "events" -> EventBridgeException.builder();
            case "ses" -> SesException.builder();
            default -> DynamoDbException.builder();
          };
      throw refusal
          .statusCode(400)
          .message("%s may not %s %s".formatted(function, access, values))
          .build();
    }
  }

  /**
   * The accesses of a request with the values that conditions are about. One statement must allow
   * all values of an access.
   */
  private static Map<Access, Set<String>> accesses(SdkRequest request) {
    return switch (request) {
      case DynamoDbRequest table -> accesses(table);
      case SqsRequest queue -> accesses(queue);
      case PutEventsRequest events -> accesses(events);
      case SendRawEmailRequest mail -> accesses(mail);
      default -> Map.of();
    };
  }

  /** A batch needs the permission of the single operation. */
  private static Map<Access, Set<String>> accesses(SqsRequest request) {
    var action = request.getClass().getSimpleName().replaceFirst("(Batch)?Request$", "");
    var url = request.getValueForField("QueueUrl", String.class).orElseThrow();
    var queue =
        "arn:aws:sqs:%s:%s:%s"
            .formatted(Template.REGION, Template.ACCOUNT, url.substring(url.lastIndexOf('/') + 1));
    return Map.of(new Access("sqs:" + action, List.of(queue)), Set.of());
  }

  private static Map<Access, Set<String>> accesses(PutEventsRequest request) {
    return request.entries().stream()
        .collect(
            Collectors.groupingBy(
                entry -> new Access("events:PutEvents", List.of(bus(entry.eventBusName()))),
                Collectors.mapping(PutEventsRequestEntry::source, Collectors.toSet())));
  }

  private static String bus(String nameOrArn) {
    return nameOrArn.startsWith("arn:")
        ? nameOrArn
        : "arn:aws:events:%s:%s:event-bus/%s"
            .formatted(Template.REGION, Template.ACCOUNT, nameOrArn);
  }

  /** The sender of the call counts; without one, that of the mail. */
  private static Map<Access, Set<String>> accesses(SendRawEmailRequest request) {
    var sender =
        request.source() == null
            ? MailHeader.of(request.rawMessage().data().asByteArray()).from()
            : request.source();
    var address = MailHeader.address(sender).orElseThrow();
    var identities = "arn:aws:ses:%s:%s:identity/".formatted(Template.REGION, Template.ACCOUNT);
    return Map.of(
        new Access(
            "ses:SendRawEmail",
            List.of(
                identities + address, identities + address.substring(address.indexOf('@') + 1))),
        Set.of(address));
  }

  private static Map<Access, Set<String>> accesses(DynamoDbRequest request) {
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
                    new Access(
                        "dynamodb:" + action, List.of(Template.physicalId("Table") + ".Arn")),
                    _ -> new HashSet<>())
                .add(item.get("PK").s()));
  }

  private static Access access(QueryRequest query) {
    var index = query.indexName() == null ? "" : "/index/" + query.indexName();
    return new Access("dynamodb:Query", List.of(Template.physicalId("Table") + ".Arn" + index));
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
                    texts(statement.path("Resource")).toList(),
                    values(statement.path("Condition"))))
        .toList();
  }

  private static List<String> values(JsonNode conditions) {
    return conditions
        .valueStream()
        .flatMap(operator -> operator.properties().stream())
        .filter(condition -> CONDITIONS.contains(condition.getKey()))
        .flatMap(condition -> texts(condition.getValue()))
        .toList();
  }

  private static Stream<String> texts(JsonNode values) {
    return values.isArray()
        ? values.valueStream().map(JsonNode::asText)
        : Stream.of(values.asText());
  }
}
