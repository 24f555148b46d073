package boxoffice.local.services;

import boxoffice.local.mailbox.Mailbox;
import boxoffice.local.messages.Buses;
import boxoffice.local.messages.Queues;
import boxoffice.local.messages.Refused;
import boxoffice.local.template.Template;
import boxoffice.table.client.InProcessHttpClient;
import boxoffice.table.client.InProcessHttpClient.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * SQS, EventBridge and SES of this process, by their protocols. They take any credentials. What
 * they do not play they refuse by name.
 */
public final class Services implements AutoCloseable {

  private static final String NAME = "Services";

  static final String QUEUES = "sqs";
  static final String EVENTS = "events";
  static final String MAIL = "ses";

  /** What can be told to refuse. */
  static final Set<String> ALL = Set.of(QUEUES, EVENTS, MAIL);

  private static final Logger LOG = LoggerFactory.getLogger(Services.class);
  private static final JsonMapper JSON = new JsonMapper();

  private static final String QUEUE_TARGET = "AmazonSQS.";
  private static final String EVENT_TARGET = "AWSEvents.";

  private final Queues queues;
  private final Mailbox mailbox;
  private final Refusals refusals;
  private final QueueCalls queueCalls;
  private final BusCalls busCalls;
  private final MailCalls mailCalls;

  private Services(Queues queues, Buses buses, Mailbox mailbox, InstantSource clock) {
    this.queues = queues;
    this.mailbox = mailbox;
    this.refusals = new Refusals(clock);
    this.queueCalls = new QueueCalls(queues);
    this.busCalls = new BusCalls(buses);
    this.mailCalls = new MailCalls(mailbox, refusals);
  }

  /**
   * Opens them with the queues, buses and rules of a template.
   *
   * @param messages the folder that keeps messages; absent: they are gone with the process
   * @param mails the folder of the mails
   * @throws IllegalArgumentException if the template has something that is not played here
   */
  public static Services open(
      Template template, Optional<Path> messages, Path mails, InstantSource clock)
      throws IOException {
    var queues = Queues.open(template, messages, clock);
    return new Services(
        queues, Buses.of(template, queues, clock), Mailbox.open(mails, clock), clock);
  }

  public Queues queues() {
    return queues;
  }

  Mailbox mailbox() {
    return mailbox;
  }

  Refusals refusals() {
    return refusals;
  }

  /** A client for the SDK in this process. It needs no socket. */
  SdkHttpClient client() {
    return new InProcessHttpClient(
        NAME,
        (target, body) -> {
          var answer = answer(target, body);
          return new Reply(answer.status(), answer.headers(), answer.bytes());
        },
        Executors.newVirtualThreadPerTaskExecutor());
  }

  /**
   * Answers a call; an error is an answer.
   *
   * @param target the header {@code X-Amz-Target}; null for the protocol of SES
   */
  Answer answer(@Nullable String target, byte[] body) throws InterruptedException {
    if (target == null) {
      return mailCalls.answer(new String(body, StandardCharsets.UTF_8));
    }
    try {
      return json(200, target, Map.of(), answer(target, object(body)));
    } catch (Refused e) {
      return refusal(target, e);
    } catch (RuntimeException e) {
      LOG.error("A call failed: {}", target, e);
      return refusal(target, Refused.failed());
    }
  }

  private JsonNode answer(String target, JsonNode request) throws InterruptedException {
    if (target.startsWith(QUEUE_TARGET)) {
      checkAvailable(QUEUES);
      return queueCalls.answer(target.substring(QUEUE_TARGET.length()), request);
    }
    if (target.startsWith(EVENT_TARGET)) {
      checkAvailable(EVENTS);
      return busCalls.answer(target.substring(EVENT_TARGET.length()), request);
    }
    throw Refused.unknownOperation(target);
  }

  private void checkAvailable(String service) {
    if (refusals.include(service)) {
      throw Refused.unavailable();
    }
  }

  private static JsonNode object(byte[] body) {
    try {
      var request = JSON.readTree(body);
      if (request.isObject()) {
        return request;
      }
    } catch (IOException _) {
      // refused below, like JSON of another kind
    }
    throw Refused.malformed();
  }

  private static Answer refusal(String target, Refused refused) {
    var fault = refused.isOfService() ? "Receiver" : "Sender";
    return json(
        refused.isOfService() ? 503 : 400,
        target,
        Map.of("x-amzn-query-error", refused.code() + ";" + fault),
        JSON.createObjectNode()
            .put("__type", refused.shape())
            .put("message", refused.getMessage()));
  }

  private static Answer json(
      int status, String target, Map<String, String> more, JsonNode content) {
    var version = target.startsWith(EVENT_TARGET) ? "1.1" : "1.0";
    return Answer.of(status, "application/x-amz-json-" + version, content.toString())
        .with(Map.of("x-amzn-RequestId", UUID.randomUUID().toString()))
        .with(more);
  }

  @Override
  public void close() {
    queues.close();
  }
}
