package boxoffice.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;
import software.amazon.awssdk.services.ses.model.SendRawEmailResponse;
import software.amazon.awssdk.services.ses.model.SesException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * What a service makes of a request.
 *
 * @param refused which entry it does not take, from 0; as many as there are entries: none of them;
 *     {@link #NONE} where it takes all. A mail and a user are one entry; a mail that is refused in
 *     the second way has an address that is none.
 * @param answered whether its answer arrives
 */
record Served(int refused, boolean answered) {

  static final int NONE = -1;
  private static final Served WELL = new Served(NONE, true);
  private static final Served UNHEARD = new Served(NONE, false);

  /** What a step brings to a request. */
  static Served by(Step step, AwsRequest request) {
    return switch (step.kind()) {
      case GO -> WELL;
      case UNAVAILABLE -> refusals(request).get(step.choice());
      case LOSE -> UNHEARD;
      default -> throw new IllegalArgumentException(step.toString());
    };
  }

  /** All ways in which it does not take the request, or a part of it. */
  static List<Served> refusals(AwsRequest request) {
    var entries =
        switch (request) {
          case PutEventsRequest put -> put.entries().size();
          case SendMessageBatchRequest send -> send.entries().size();
          default -> 1;
        };
    var refusals = new ArrayList<Served>();
    for (var entry = 0; entry < entries; entry++) {
      refusals.add(new Served(entry, true));
    }
    if (entries > 1 || request instanceof SendRawEmailRequest) {
      refusals.add(new Served(entries, true));
    }
    refusals.add(new Served(entries, false));
    return refusals;
  }

  /** Whether it is final that nothing more comes of it: the address is none. */
  boolean isFinal(AwsRequest request) {
    return request instanceof SendRawEmailRequest && refused == 1 && answered;
  }

  /** Those of the entries that it takes. */
  <T> List<T> taken(List<T> entries) {
    if (refused == entries.size()) {
      return List.of();
    }
    var taken = new ArrayList<>(entries);
    if (refused != NONE) {
      taken.remove(refused);
    }
    return taken;
  }

  /** The answer, or none. */
  AwsResponse answer(AwsRequest request) {
    if (!answered) {
      throw Failures.noReply();
    }
    return switch (request) {
      case PutEventsRequest put -> of(put);
      case SendMessageBatchRequest send -> of(send);
      case SendRawEmailRequest _ -> mail();
      case AdminGetUserRequest get -> user(get.username());
      default -> throw new UnsupportedOperationException(request.getClass().getSimpleName());
    };
  }

  private boolean refuses(int entry, int entries) {
    return entry == refused || refused == entries;
  }

  private PutEventsResponse of(PutEventsRequest put) {
    var count = put.entries().size();
    return PutEventsResponse.builder()
        .entries(
            IntStream.range(0, count)
                .mapToObj(
                    i ->
                        PutEventsResultEntry.builder()
                            .errorCode(refuses(i, count) ? "InternalFailure" : null)
                            .build())
                .toList())
        .build();
  }

  private SendMessageBatchResponse of(SendMessageBatchRequest send) {
    var count = send.entries().size();
    return SendMessageBatchResponse.builder()
        .failed(
            IntStream.range(0, count)
                .filter(i -> refuses(i, count))
                .mapToObj(i -> BatchResultErrorEntry.builder().id(send.entries().get(i).id()))
                .map(BatchResultErrorEntry.Builder::build)
                .toList())
        .build();
  }

  private AwsResponse mail() {
    return switch (refused) {
      case NONE -> SendRawEmailResponse.builder().build();
      case 0 -> throw refused(SesException.builder(), 400, "Throttling");
      default -> throw refused(SesException.builder(), 400, "InvalidParameterValue");
    };
  }

  private AwsResponse user(String userId) {
    if (refused != NONE) {
      throw refused(CognitoIdentityProviderException.builder(), 500, "InternalErrorException");
    }
    return AdminGetUserResponse.builder()
        .username(userId)
        .enabled(true)
        .userStatus(UserStatusType.CONFIRMED)
        .userCreateDate(Instant.EPOCH)
        .userAttributes(attribute("sub", userId), attribute("email", address(userId)))
        .build();
  }

  /** The address of a user. */
  static String address(String userId) {
    return userId + "@example.com";
  }

  private static AttributeType attribute(String name, String value) {
    return AttributeType.builder().name(name).value(value).build();
  }

  private static AwsServiceException refused(
      AwsServiceException.Builder error, int status, String code) {
    return error
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
        .build();
  }
}
