package boxoffice.local.table;

import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The template's table at an endpoint. */
public final class TemplateTable {

  /** Properties that a table's resource and a request to create it have in common. */
  private static final List<String> COMMON =
      List.of(
          "BillingMode",
          "AttributeDefinitions",
          "KeySchema",
          "GlobalSecondaryIndexes",
          "StreamSpecification");

  private static final Duration PAUSE = Duration.ofMillis(100);

  private TemplateTable() {}

  /**
   * Creates the table unless it exists.
   *
   * @return the ARN of its stream
   */
  public static String create(Template template, DynamoDb dynamoDb)
      throws IOException, InterruptedException {
    var id = template.resource("AWS::DynamoDB::Table");
    var name = JsonNodeFactory.instance.objectNode().put("TableName", Template.physicalId(id));
    var existing = dynamoDb.tables("ListTables", JsonNodeFactory.instance.objectNode());
    if (existing.path("TableNames").valueStream().noneMatch(name.get("TableName")::equals)) {
      var properties = (ObjectNode) template.properties(id);
      var request = name.deepCopy();
      request.setAll(properties.deepCopy().retain(COMMON));
      // A template enables a stream by naming its view type; a request must say so as well.
      request.withObjectProperty("StreamSpecification").put("StreamEnabled", true);
      dynamoDb.tables("CreateTable", request);
      while (!describe(dynamoDb, name).path("TableStatus").asText().equals("ACTIVE")) {
        Thread.sleep(PAUSE);
      }
      var timeToLive = name.deepCopy();
      timeToLive.set("TimeToLiveSpecification", properties.get("TimeToLiveSpecification"));
      dynamoDb.tables("UpdateTimeToLive", timeToLive);
    }
    return describe(dynamoDb, name).path("LatestStreamArn").asText();
  }

  private static JsonNode describe(DynamoDb dynamoDb, JsonNode name)
      throws IOException, InterruptedException {
    return dynamoDb.tables("DescribeTable", name).path("Table");
  }
}
