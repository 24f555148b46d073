package boxoffice.local.lambda;

import boxoffice.local.template.Template;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Functions for tests, loaded by name like any other. */
final class TestFunctions {

  private TestFunctions() {}

  /** Loads a function whose handler is one of the classes here. */
  static LocalFunction load(Class<?> handler, int timeoutSeconds)
      throws ReflectiveOperationException {
    return LocalFunction.load(
        Template.parse(
            """
            Resources:
              Function:
                Type: AWS::Serverless::Function
                Properties: { Handler: "%s::handleRequest", Timeout: %d }
            """
                .formatted(handler.getName(), timeoutSeconds),
            Map.of()),
        "Function");
  }

  /** Returns the method and path of its request. */
  public static final class Echo
      implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    @Override
    public APIGatewayProxyResponseEvent handleRequest(
        APIGatewayProxyRequestEvent event, Context context) {
      return new APIGatewayProxyResponseEvent()
          .withStatusCode(200)
          .withHeaders(Map.of("Function", context.getFunctionName()))
          .withBody(event.getHttpMethod() + " " + event.getPath());
    }
  }

  public static final class Failing
      implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    @Override
    public APIGatewayProxyResponseEvent handleRequest(
        APIGatewayProxyRequestEvent event, Context context) {
      throw new IllegalStateException("on purpose");
    }
  }

  /** Returns an answer without a status, which no gateway can pass on. */
  public static final class Malformed
      implements RequestHandler<APIGatewayProxyRequestEvent, Map<String, String>> {
    @Override
    public Map<String, String> handleRequest(APIGatewayProxyRequestEvent event, Context context) {
      return Map.of("message", "hello");
    }
  }

  /** Keeps what it is invoked with, and fails. */
  public static final class Scheduled implements RequestHandler<Map<String, Object>, Integer> {

    static final BlockingQueue<Map<String, Object>> EVENTS = new LinkedBlockingQueue<>();

    @Override
    public Integer handleRequest(Map<String, Object> event, Context context) {
      EVENTS.add(event);
      throw new IllegalStateException("on purpose");
    }
  }

  /** Never returns. */
  public static final class Hanging
      implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    @Override
    public APIGatewayProxyResponseEvent handleRequest(
        APIGatewayProxyRequestEvent event, Context context) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      return new APIGatewayProxyResponseEvent().withStatusCode(200);
    }
  }

  /** Records the sequence numbers of each batch, and fails some records. */
  public static final class Recording
      implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

    static final List<List<String>> BATCHES = new CopyOnWriteArrayList<>();

    /** The sequence numbers of records that always fail. */
    static final Set<String> FAILING = new HashSet<>();

    /** The sequence numbers of records that fail the whole batch. */
    static final Set<String> THROWING = new HashSet<>();

    static void reset() {
      BATCHES.clear();
      FAILING.clear();
      THROWING.clear();
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
      var numbers =
          event.getRecords().stream().map(r -> r.getDynamodb().getSequenceNumber()).toList();
      BATCHES.add(numbers);
      if (numbers.stream().anyMatch(THROWING::contains)) {
        throw new IllegalStateException("on purpose");
      }
      return new StreamsEventResponse(
          numbers.stream()
              .filter(FAILING::contains)
              .map(StreamsEventResponse.BatchItemFailure::new)
              .toList());
    }
  }

  /** Records the bodies of each batch, and fails some messages. */
  public static final class Consuming implements RequestHandler<SQSEvent, SQSBatchResponse> {

    static final BlockingQueue<List<SQSMessage>> BATCHES = new LinkedBlockingQueue<>();

    /** The bodies of messages that fail. */
    static final Set<String> FAILING = ConcurrentHashMap.newKeySet();

    /** The bodies of messages that fail the whole batch. */
    static final Set<String> THROWING = ConcurrentHashMap.newKeySet();

    /** How many batches are under way, and how many were at most. */
    static final AtomicInteger RUNNING = new AtomicInteger();

    static final AtomicInteger MOST = new AtomicInteger();

    /** A batch waits for a permit before it ends. */
    static volatile Semaphore ends = new Semaphore(Integer.MAX_VALUE);

    static void reset() {
      BATCHES.clear();
      FAILING.clear();
      THROWING.clear();
      MOST.set(0);
      ends = new Semaphore(Integer.MAX_VALUE);
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
      var messages = event.getRecords();
      MOST.accumulateAndGet(RUNNING.incrementAndGet(), Math::max);
      BATCHES.add(messages);
      ends.acquireUninterruptibly();
      RUNNING.decrementAndGet();
      if (messages.stream().map(SQSMessage::getBody).anyMatch(THROWING::contains)) {
        throw new IllegalStateException("on purpose");
      }
      return new SQSBatchResponse(
          messages.stream()
              .filter(message -> FAILING.contains(message.getBody()))
              .map(message -> new SQSBatchResponse.BatchItemFailure(message.getMessageId()))
              .toList());
    }
  }

  /** Fails a message that was not in its batch. */
  public static final class Confused implements RequestHandler<SQSEvent, SQSBatchResponse> {
    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
      return new SQSBatchResponse(List.of(new SQSBatchResponse.BatchItemFailure("unknown")));
    }
  }
}
