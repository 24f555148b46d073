package boxoffice.simulation.memory;

import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Errors as the SDK throws them. */
public final class Errors {

  private Errors() {}

  static DynamoDbException validation(String message) {
    return (DynamoDbException)
        DynamoDbException.builder()
            .message(message)
            .statusCode(400)
            .awsErrorDetails(details("ValidationException"))
            .build();
  }

  /** More requests than the table or one of its partitions takes. */
  public static DynamoDbException throttled() {
    return (DynamoDbException)
        ThrottlingException.builder()
            .statusCode(400)
            .awsErrorDetails(details("ThrottlingException"))
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
