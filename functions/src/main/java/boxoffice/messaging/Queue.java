package boxoffice.messaging;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A queue. It may deliver a message more than once, and in any order. */
public final class Queue {

  private static final Logger LOG = LoggerFactory.getLogger(Queue.class);

  private final SqsClient client;
  private final String url;

  public Queue(SqsClient client, String url) {
    this.client = client;
    this.url = url;
  }

  /**
   * Sends messages. Safe to repeat: those that were sent already come twice.
   *
   * @param body the message for an item
   * @return the items that are not in the queue, or of which it is not known
   */
  public <T> List<T> send(List<T> items, Function<T, String> body) {
    return Tens.refused(items, ten -> sendTen(ten, body));
  }

  private <T> List<T> sendTen(List<T> items, Function<T, String> body) {
    var entries =
        IntStream.range(0, items.size())
            .mapToObj(
                i ->
                    SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .messageBody(body.apply(items.get(i)))
                        .build())
            .toList();
    var failed =
        client.sendMessageBatch(request -> request.queueUrl(url).entries(entries)).failed().stream()
            .map(BatchResultErrorEntry::id)
            .collect(Collectors.toSet());
    return IntStream.range(0, items.size())
        .filter(i -> failed.contains(Integer.toString(i)))
        .mapToObj(items::get)
        .toList();
  }

  /**
   * Has a message that is in hand delivered again after this time. Otherwise it comes when the
   * queue's own time is over, which is longer than a run of its reader.
   *
   * @param receipt the handle of its delivery
   */
  public void deliverAgain(String receipt, Duration after) {
    try {
      client.changeMessageVisibility(
          request ->
              request
                  .queueUrl(url)
                  .receiptHandle(receipt)
                  .visibilityTimeout(Math.toIntExact(after.toSeconds())));
    } catch (SdkException e) {
      LOG.warn("a message comes again later than it should", e);
    }
  }
}
