package boxoffice.accounts;

import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyFailedAttemptsException;

/**
 * Where Cognito's errors end: their messages may hold an address, so none of them gets any further,
 * neither as a message nor as a cause. What is logged is the error's code and the id that Cognito
 * gave the request.
 */
final class CognitoErrors {

  private static final Logger LOG = LoggerFactory.getLogger(CognitoErrors.class);

  private CognitoErrors() {}

  static NotServed notServed(SdkException e) {
    return switch (e) {
      case LimitExceededException limit -> noted(limit, new NotServed.TooManyRequests());
      case TooManyFailedAttemptsException limit -> noted(limit, new NotServed.TooManyRequests());
      case AwsServiceException throttle when throttle.isThrottlingException() ->
          noted(throttle, new NotServed.TooManyRequests());
      case AwsServiceException unknown when isUnsupported(unknown) ->
          noted(unknown, new NotServed.Unsupported());
      case AwsServiceException failure when failure.statusCode() >= 500 ->
          noted(failure, new NotServed.Unavailable());
      case AwsServiceException refusal ->
          throw new IllegalStateException(
              "Cognito refused with %s, request %s".formatted(code(refusal), refusal.requestId()));
      default -> {
        LOG.warn("Cognito gave no answer: {}", e.getClass().getSimpleName());
        yield new NotServed.Unavailable();
      }
    };
  }

  /**
   * How emulators say that they lack an operation: 501 (the standard of HTTP), or cognito-local's
   * own error type with 500. Cognito has neither.
   */
  private static boolean isUnsupported(AwsServiceException e) {
    return e.statusCode() == 501 || "Unsupported".equals(code(e));
  }

  /**
   * Whether the refusal is of too many wrong passwords, and not of this one: Cognito has no type of
   * its own for it.
   */
  static boolean isLockOut(NotAuthorizedException e) {
    return Objects.requireNonNullElse(e.awsErrorDetails().errorMessage(), "")
        .startsWith("Password attempts exceeded");
  }

  static <T> T noted(AwsServiceException e, T outcome) {
    LOG.info("Cognito answered {}, request {}", code(e), e.requestId());
    return outcome;
  }

  private static String code(AwsServiceException e) {
    return e.awsErrorDetails().errorCode();
  }
}
