package boxoffice;

import boxoffice.dynamodb.Table;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What a wiring reaches outside of its process. Each is opened when it is needed and called for
 * every use, so that a function opens only its own.
 *
 * @param ses repeats no request by itself: a mail would go out twice
 */
public record Clients(
    Supplier<Table> table,
    Supplier<CognitoIdentityProviderClient> cognito,
    Supplier<EventBridgeClient> eventBridge,
    Supplier<SqsClient> sqs,
    Supplier<SesClient> ses) {

  /** A table and nothing else. */
  public static Clients of(Table table) {
    return new Clients(
        () -> table, absent("Cognito"), absent("EventBridge"), absent("SQS"), absent("SES"));
  }

  private static <T> Supplier<T> absent(String service) {
    return () -> {
      throw new IllegalStateException("there is no " + service);
    };
  }
}
