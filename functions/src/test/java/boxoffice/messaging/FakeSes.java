package boxoffice.messaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;

/** SES in the process of a test, behind the real SDK: keeps the mails that it takes. */
public final class FakeSes implements SdkHttpClient {

  /** The message of every refusal. Those of SES may contain an address, too. */
  public static final String MESSAGE = "Illegal address: someone@example.com";

  /**
   * A mail that was taken.
   *
   * @param to the one address that it goes to
   * @param raw the mail itself
   */
  public record Mail(String to, String raw) {

    public Message message() {
      try {
        return new DefaultMessageBuilder()
            .parseMessage(new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private record Answer(int status, String body) {}

  private final List<Mail> mails = new ArrayList<>();
  private Supplier<Answer> answer = FakeSes::accepted;
  private Runnable before = () -> {};
  private int requests;

  /** The client of production, to this. */
  public SesClient client() {
    return SesClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1"))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "key-secret")))
        .httpClient(this)
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  /** The mails that it took, in their order. */
  public List<Mail> mails() {
    return List.copyOf(mails);
  }

  /** How many requests came, whatever it made of them. */
  public int requests() {
    return requests;
  }

  /** Refuses every mail with this error until {@link #accept}. */
  public void refuse(int status, String code) {
    answer =
        () ->
            new Answer(
                status,
                """
                <ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error>
                <Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>
                <RequestId>request-1</RequestId></ErrorResponse>
                """
                    .formatted(code, MESSAGE));
  }

  /** Takes no notice of any mail, and gives no answer, until {@link #accept}. */
  public void hangUp() {
    answer =
        () -> {
          throw new UncheckedIOException(new IOException("connection reset"));
        };
  }

  /** Takes every mail but gives no answer until {@link #accept}. */
  public void loseAnswers() {
    answer = () -> new Answer(0, "");
  }

  public void accept() {
    answer = FakeSes::accepted;
  }

  /** Does something right before it looks at the next mail. */
  public void before(Runnable action) {
    before = action;
  }

  private static Answer accepted() {
    return new Answer(
        200,
        """
        <SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult>
        <MessageId>message-1</MessageId></SendRawEmailResult></SendRawEmailResponse>
        """);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return handle(request);
      }

      @Override
      public void abort() {}
    };
  }

  private HttpExecuteResponse handle(HttpExecuteRequest request) throws IOException {
    requests++;
    var action = before;
    before = () -> {};
    action.run();
    Answer given;
    try {
      given = answer.get();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (given.status() < 300) {
      mails.add(mail(request));
    }
    if (given.status() == 0) {
      throw new IOException("connection reset");
    }
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(given.status())
                .putHeader("Content-Type", "text/xml")
                .build())
        .responseBody(
            AbortableInputStream.create(
                new ByteArrayInputStream(given.body().getBytes(StandardCharsets.UTF_8))))
        .build();
  }

  private static Mail mail(HttpExecuteRequest request) throws IOException {
    try (var body = request.contentStreamProvider().orElseThrow().newStream()) {
      var form = form(new String(body.readAllBytes(), StandardCharsets.UTF_8));
      if (!form.get("Action").equals("SendRawEmail") || form.containsKey("Destinations.member.2")) {
        throw new AssertionError(form.keySet());
      }
      return new Mail(
          form.get("Destinations.member.1"),
          new String(
              Base64.getDecoder().decode(form.get("RawMessage.Data")),
              StandardCharsets.ISO_8859_1));
    }
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  @Override
  public String clientName() {
    return "fake-ses";
  }

  @Override
  public void close() {}
}
