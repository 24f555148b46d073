package boxoffice.simulation;

import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;
import software.amazon.awssdk.services.ses.model.SendRawEmailResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Bus, queues, mail service and user pool, reached by one method. */
@FunctionalInterface
public interface Services {

  /** For what reaches the table alone. */
  Services NONE =
      request -> {
        throw new IllegalStateException(request.getClass().getSimpleName());
      };

  /** Sends a request, and returns or throws as the client of its service does. */
  AwsResponse send(AwsRequest request);

  default EventBridgeClient bus() {
    return new EventBridgeClient() {
      @Override
      public PutEventsResponse putEvents(PutEventsRequest request) {
        return (PutEventsResponse) send(request);
      }

      @Override
      public String serviceName() {
        return SERVICE_NAME;
      }

      @Override
      public void close() {}
    };
  }

  default SqsClient queues() {
    return new SqsClient() {
      @Override
      public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
        return (SendMessageBatchResponse) send(request);
      }

      @Override
      public String serviceName() {
        return SERVICE_NAME;
      }

      @Override
      public void close() {}
    };
  }

  default SesClient mails() {
    return new SesClient() {
      @Override
      public SendRawEmailResponse sendRawEmail(SendRawEmailRequest request) {
        return (SendRawEmailResponse) send(request);
      }

      @Override
      public String serviceName() {
        return SERVICE_NAME;
      }

      @Override
      public void close() {}
    };
  }

  default CognitoIdentityProviderClient pool() {
    return new CognitoIdentityProviderClient() {
      @Override
      public AdminGetUserResponse adminGetUser(AdminGetUserRequest request) {
        return (AdminGetUserResponse) send(request);
      }

      @Override
      public String serviceName() {
        return SERVICE_NAME;
      }

      @Override
      public void close() {}
    };
  }
}
