package boxoffice.local.services;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.RunningSystem;
import boxoffice.local.template.Template;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The services at the address that the system prints. */
@Timeout(120)
class RunningServicesTest {

  private final RunningSystem system = RunningSystem.shared();

  @Test
  void it_has_the_queues_of_the_template() throws Exception {
    var template = Template.read(Path.of("../template.yaml"), Map.of());
    var urls =
        template.resources(Template.QUEUE).stream()
            .map(id -> template.attribute(id, "QueueUrl"))
            .toList();
    try (var sqs =
        SqsClient.builder()
            .endpointOverride(system.mailbox())
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build()) {
      assertThat(sqs.listQueues().queueUrls()).isEqualTo(urls);
    }
  }

  @Test
  void a_mail_is_shown_where_it_says() throws Exception {
    var subject = UUID.randomUUID().toString();
    var mail =
        "From: a@example.com\r\nTo: b@example.com\r\nSubject: %s\r\n\r\nx".formatted(subject);
    try (var ses =
            SesClient.builder()
                .endpointOverride(system.mailbox())
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
        var http = HttpClient.newHttpClient()) {
      ses.sendRawEmail(r -> r.rawMessage(m -> m.data(SdkBytes.fromUtf8String(mail))));

      var page =
          http.send(HttpRequest.newBuilder(system.mailbox()).build(), BodyHandlers.ofString());
      assertThat(page.body()).contains(subject);
    }
  }
}
