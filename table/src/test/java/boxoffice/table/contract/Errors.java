package boxoffice.table.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * How requests are refused. See <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">Error
 * handling with DynamoDB</a>.
 */
final class Errors {

  /** Amazon puts it before some messages, not in every region. */
  private static final String ENVELOPE = "1 validation error detected: ";

  private Errors() {}

  /**
   * The message of a request that is refused with status 400 and this code, without what Amazon may
   * put before it.
   */
  static String refused(String code, ThrowingCallable request) {
    var error = catchThrowableOfType(AwsServiceException.class, request);
    assertThat(error).as("refused with %s", code).isNotNull();
    assertThat(error.awsErrorDetails().errorCode()).as(error.getMessage()).isEqualTo(code);
    assertThat(error.statusCode()).isEqualTo(400);
    return plain(error.awsErrorDetails().errorMessage());
  }

  /** The message without what Amazon may put before it; empty if there is none. */
  static String plain(@Nullable String message) {
    if (message == null) {
      return "";
    }
    return message.startsWith(ENVELOPE) ? message.substring(ENVELOPE.length()) : message;
  }

  /** The message of a request that is refused as invalid. */
  static String invalid(ThrowingCallable request) {
    return refused("ValidationException", request);
  }

  /** The answer to a write whose condition failed. */
  static ConditionalCheckFailedException conditionFailed(ThrowingCallable request) {
    var error = catchThrowableOfType(ConditionalCheckFailedException.class, request);
    assertThat(error).as("a failed condition").isNotNull();
    return error;
  }

  /** Why a transaction was cancelled, in the order of its actions. */
  static List<CancellationReason> cancelled(ThrowingCallable transaction) {
    var error = catchThrowableOfType(TransactionCanceledException.class, transaction);
    assertThat(error).as("a cancelled transaction").isNotNull();
    return error.cancellationReasons();
  }

  /** The codes of the reasons. */
  static List<String> cancelledFor(ThrowingCallable transaction) {
    return cancelled(transaction).stream().map(CancellationReason::code).toList();
  }
}
