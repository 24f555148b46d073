package boxoffice.local.services;

import boxoffice.local.gateway.SettableClock;
import boxoffice.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The services of a small template and a clock, called by the SDK in this process. */
final class PlayedServices implements AutoCloseable {

  final SettableClock clock = new SettableClock("2026-11-26T20:00:00Z");
  final Services services;
  final SqsClient sqs;
  final EventBridgeClient events;
  final SesClient ses;

  PlayedServices(String template, Path folder) throws IOException {
    this(template, Optional.empty(), folder);
  }

  PlayedServices(String template, Optional<Path> kept, Path folder) throws IOException {
    services =
        Services.open(Template.parse(template, Map.of()), kept, folder.resolve("mails"), clock);
    sqs = client(SqsClient.builder());
    events = client(EventBridgeClient.builder());
    ses = client(SesClient.builder());
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .httpClient(services.client())
        .endpointOverride(URI.create("http://127.0.0.1:1"))
        .region(Region.US_EAST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .overrideConfiguration(o -> o.retryStrategy(RetryMode.STANDARD))
        .build();
  }

  /** The URL of a queue of the template. */
  static String url(String name) {
    return "https://sqs.us-east-1.amazonaws.com/000000000000/box-office-" + name;
  }

  static String arn(String name) {
    return "arn:aws:sqs:us-east-1:000000000000:box-office-" + name;
  }

  /** Receives up to ten messages without waiting. */
  List<Message> receive(String queue) {
    return sqs.receiveMessage(
            r ->
                r.queueUrl(url(queue))
                    .maxNumberOfMessages(10)
                    .messageSystemAttributeNamesWithStrings("All")
                    .messageAttributeNames("All"))
        .messages();
  }

  List<String> bodies(String queue) {
    return receive(queue).stream().map(Message::body).toList();
  }

  @Override
  public void close() {
    services.close();
  }
}
