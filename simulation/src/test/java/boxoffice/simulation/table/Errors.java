package boxoffice.simulation.table;

import boxoffice.table.engine.Cancelled;
import boxoffice.table.engine.ConditionFailed;
import boxoffice.table.refusal.Refused;
import boxoffice.table.value.Attributes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Errors as the SDK throws them. */
public final class Errors {

  private Errors() {}

  /** A request that the engine refused. */
  static DynamoDbException of(Refused refused) {
    return switch (refused) {
      case Cancelled cancelled ->
          cancelled(cancelled.reasons().stream().map(Errors::reason).toList());
      case ConditionFailed failed ->
          (ConditionalCheckFailedException)
              ConditionalCheckFailedException.builder()
                  .item(values(failed.item()))
                  .message(failed.words())
                  .statusCode(400)
                  .awsErrorDetails(details("ConditionalCheckFailedException"))
                  .build();
      default ->
          (DynamoDbException)
              DynamoDbException.builder()
                  .message(refused.words())
                  .statusCode(refused.code().status())
                  .awsErrorDetails(details(refused.code().type().replaceFirst(".*#", "")))
                  .build();
    };
  }

  private static CancellationReason reason(Cancelled.Reason reason) {
    return CancellationReason.builder()
        .code(reason.code())
        .message(reason.words())
        .item(values(reason.item()))
        .build();
  }

  private static @Nullable Map<String, AttributeValue> values(@Nullable Attributes item) {
    return item == null ? null : Values.of(item);
  }

  /** More requests than the table or one of its partitions takes, in all its forms. */
  public static List<DynamoDbException> throttles() {
    return List.of(
        (DynamoDbException)
            ThrottlingException.builder()
                .statusCode(400)
                .awsErrorDetails(details("ThrottlingException"))
                .build(),
        (DynamoDbException)
            ProvisionedThroughputExceededException.builder()
                .statusCode(400)
                .awsErrorDetails(details("ProvisionedThroughputExceededException"))
                .build(),
        (DynamoDbException)
            RequestLimitExceededException.builder()
                .statusCode(400)
                .awsErrorDetails(details("RequestLimitExceeded"))
                .build());
  }

  /** An error of the server, which says nothing of the request. */
  public static DynamoDbException ofServer() {
    return (DynamoDbException)
        InternalServerErrorException.builder()
            .statusCode(500)
            .awsErrorDetails(details("InternalServerError"))
            .build();
  }

  /** The answer to a transaction while another request with its token is carried out. */
  public static DynamoDbException inProgress() {
    return (DynamoDbException)
        TransactionInProgressException.builder()
            .statusCode(400)
            .awsErrorDetails(details("TransactionInProgressException"))
            .build();
  }

  /** A write of one item that met a transaction. */
  public static DynamoDbException conflict() {
    return (DynamoDbException)
        TransactionConflictException.builder()
            .statusCode(400)
            .awsErrorDetails(details("TransactionConflictException"))
            .build();
  }

  private static AwsErrorDetails details(String code) {
    return AwsErrorDetails.builder().errorCode(code).build();
  }

  /** A transaction that was cancelled, with one reason for each of its writes. */
  public static TransactionCanceledException cancelled(List<CancellationReason> reasons) {
    return (TransactionCanceledException)
        TransactionCanceledException.builder()
            .cancellationReasons(reasons)
            .message("Transaction cancelled")
            .statusCode(400)
            .awsErrorDetails(details("TransactionCanceledException"))
            .build();
  }
}
