package boxoffice.local;

import boxoffice.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The queues, the bus and the mail service of a local system, by the clients of AWS. */
public final class Messaging implements AutoCloseable {

  private static final List<QueueAttributeName> COUNTS =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

  /** The bus has the name of the stack. */
  private static final String BUS = "box-office";

  private final URI address;
  private final SqsClient sqs;
  private final EventBridgeClient events;
  private final HttpClient http = HttpClient.newHttpClient();

  public Messaging(RunningSystem system) {
    this.address = system.mailbox();
    this.sqs = at(address, SqsClient.builder()).build();
    this.events = at(address, EventBridgeClient.builder()).build();
  }

  private static <B extends AwsClientBuilder<B, ?>> B at(URI address, B builder) {
    return builder
        .endpointOverride(address)
        .region(Region.US_EAST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create());
  }

  /**
   * Changes how a queue behaves.
   *
   * @param queue the logical id in the template
   */
  public void set(String queue, QueueAttributeName attribute, String value) {
    sqs.setQueueAttributes(r -> r.queueUrl(url(queue)).attributes(Map.of(attribute, value)));
  }

  /**
   * Has a queue give up a message that nobody could process.
   *
   * @param receives how often it is received before
   */
  public void giveUpAfter(int receives, String queue, String deadLetters) {
    set(
        queue,
        QueueAttributeName.REDRIVE_POLICY,
        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
            .formatted(arn(deadLetters), receives));
  }

  /** How many messages a queue has, whether or not somebody has received them. */
  public int messages(String queue) {
    var attributes =
        sqs.getQueueAttributes(r -> r.queueUrl(url(queue)).attributeNames(COUNTS)).attributes();
    return COUNTS.stream().mapToInt(count -> Integer.parseInt(attributes.get(count))).sum();
  }

  /** How many messages some queues have together. */
  public int messages(List<String> queues) {
    return queues.stream().mapToInt(this::messages).sum();
  }

  /** Sends dead letters back to where they came from, as the runbook says. */
  public void redrive(String deadLetters) {
    sqs.startMessageMoveTask(r -> r.sourceArn(arn(deadLetters)).maxNumberOfMessagesPerSecond(10));
  }

  /** Has a rule of the product's bus put nothing into queues any more. */
  public void disable(String rule) {
    events.disableRule(r -> r.name(Template.physicalId(rule)).eventBusName(BUS));
  }

  /**
   * Has something refuse for a while.
   *
   * @param what {@code sqs}, {@code events}, {@code ses} or an address
   */
  public void refuse(String what, int seconds) {
    var request =
        HttpRequest.newBuilder(address.resolve("/refusals/%s?seconds=%d".formatted(what, seconds)))
            .PUT(BodyPublishers.noBody());
    if (send(request, BodyHandlers.discarding()).statusCode() != 200) {
      throw new IllegalStateException("%s does not refuse".formatted(what));
    }
  }

  /** Reads what the mailbox has at a path. */
  public HttpResponse<String> get(String path) {
    return send(
        HttpRequest.newBuilder(address.resolve(path)),
        BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private <T> HttpResponse<T> send(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> answer) {
    try {
      return http.send(request.build(), answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String url(String queue) {
    return "https://sqs.%s.amazonaws.com/%s/%s"
        .formatted(Template.REGION, Template.ACCOUNT, Template.physicalId(queue));
  }

  private static String arn(String queue) {
    return "arn:aws:sqs:%s:%s:%s"
        .formatted(Template.REGION, Template.ACCOUNT, Template.physicalId(queue));
  }

  @Override
  public void close() {
    sqs.close();
    events.close();
    http.close();
  }
}
