package boxoffice.local.lambda;

import boxoffice.local.table.DynamoDb;
import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * The environment variables of the functions: those of the template, and those of the SDK. The
 * functions share one process, so each has the variables of all.
 */
public final class LocalEnvironment {

  public static final String DYNAMODB = "AWS_ENDPOINT_URL_DYNAMODB";
  public static final String COGNITO = "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER";

  public static final String QUEUES = "AWS_ENDPOINT_URL_SQS";
  public static final String EVENTS = "AWS_ENDPOINT_URL_EVENTBRIDGE";
  public static final String MAIL = "AWS_ENDPOINT_URL_SES";

  /** The address of the page, to which mails link. */
  public static final String PAGE = "PAGE_URL";

  private LocalEnvironment() {}

  /**
   * Makes it.
   *
   * @param services where SQS, EventBridge and SES answer
   */
  public static Map<String, String> of(Template template, URI dynamoDb, URI cognito, URI services) {
    var environment = new HashMap<String, String>();
    add(environment, template.functionDefaults());
    template
        .resources("AWS::Serverless::Function")
        .forEach(function -> add(environment, template.properties(function)));
    environment.put(DYNAMODB, dynamoDb.toString());
    environment.put(COGNITO, cognito.toString());
    environment.put(QUEUES, services.toString());
    environment.put(EVENTS, services.toString());
    environment.put(MAIL, services.toString());
    environment.put("AWS_REGION", Template.REGION);
    environment.put("AWS_ACCESS_KEY_ID", DynamoDb.ACCESS_KEY);
    environment.put("AWS_SECRET_ACCESS_KEY", DynamoDb.ACCESS_KEY);
    // Otherwise the metrics library looks for an agent and keeps the process alive.
    environment.put("AWS_EMF_ENVIRONMENT", "Lambda");
    return environment;
  }

  private static void add(Map<String, String> environment, JsonNode function) {
    function
        .at("/Environment/Variables")
        .properties()
        .forEach(variable -> environment.put(variable.getKey(), variable.getValue().asText()));
  }
}
