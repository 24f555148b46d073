package boxoffice.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/** A queue that keeps what is sent to it. */
public final class FakeQueue implements SqsClient {

  private static final int MOST = 10;

  private final List<String> bodies = new ArrayList<>();
  private final List<ChangeMessageVisibilityRequest> later = new ArrayList<>();
  private Predicate<String> refused = _ -> false;
  private boolean isSilent;
  private int requests;

  /** What was sent, in its order. */
  public List<String> bodies() {
    return List.copyOf(bodies);
  }

  /** What is to be delivered again. */
  public List<ChangeMessageVisibilityRequest> later() {
    return List.copyOf(later);
  }

  /** How many requests it got. */
  public int requests() {
    return requests;
  }

  /** Has it refuse some messages. */
  public void refuse(Predicate<String> messages) {
    refused = messages;
  }

  /** Whether it gives no answer at all. */
  public void silent(boolean silent) {
    isSilent = silent;
  }

  @Override
  public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
    answer();
    if (request.entries().isEmpty() || request.entries().size() > MOST) {
      throw SdkClientException.create("1 to 10 entries");
    }
    var sent = new ArrayList<SendMessageBatchResultEntry>();
    var failed = new ArrayList<BatchResultErrorEntry>();
    for (SendMessageBatchRequestEntry entry : request.entries()) {
      if (refused.test(entry.messageBody())) {
        failed.add(BatchResultErrorEntry.builder().id(entry.id()).code("InternalError").build());
      } else {
        bodies.add(entry.messageBody());
        sent.add(SendMessageBatchResultEntry.builder().id(entry.id()).build());
      }
    }
    return SendMessageBatchResponse.builder().successful(sent).failed(failed).build();
  }

  @Override
  public ChangeMessageVisibilityResponse changeMessageVisibility(
      ChangeMessageVisibilityRequest request) {
    answer();
    later.add(request);
    return ChangeMessageVisibilityResponse.builder().build();
  }

  private void answer() {
    requests++;
    if (isSilent) {
      throw SdkClientException.create("no answer");
    }
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
