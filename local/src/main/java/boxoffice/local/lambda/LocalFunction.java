package boxoffice.local.lambda;

import boxoffice.local.template.Template;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A function of the template. It takes and returns JSON by the serializers of Lambda's own Java
 * runtime. Unlike on Lambda, one instance of its handler serves all invocations, several at a time.
 */
public final class LocalFunction {

  /** How an invocation ended. */
  public sealed interface Outcome {}

  public record Returned(String json) implements Outcome {}

  public record Threw(Throwable cause) implements Outcome {}

  public record TimedOut() implements Outcome {}

  private final String name;
  private final RequestHandler<Object, Object> handler;
  private final PojoSerializer<Object> input;
  private final PojoSerializer<Object> output;
  private final Duration timeout;
  private final int memoryInMB;

  private LocalFunction(
      String name, RequestHandler<Object, Object> handler, Duration timeout, int memoryInMB) {
    this.name = name;
    this.handler = handler;
    var method = handlerMethod(handler.getClass());
    this.input = serializer(method.getParameterTypes()[0]);
    this.output = serializer(method.getReturnType());
    this.timeout = timeout;
    this.memoryInMB = memoryInMB;
  }

  /**
   * Makes a function's handler by its public constructor without arguments, as Lambda does.
   *
   * @throws ReflectiveOperationException if there is no such handler or its constructor fails
   */
  public static LocalFunction load(Template template, String logicalId)
      throws ReflectiveOperationException {
    var properties = template.properties(logicalId);
    var defaults = template.functionDefaults();
    return new LocalFunction(
        logicalId,
        handler(properties.path("Handler").asText()),
        Duration.ofSeconds(setting(properties, defaults, "Timeout", 3)),
        setting(properties, defaults, "MemorySize", 128));
  }

  /** Makes all functions of a template, by logical id. */
  public static Map<String, LocalFunction> loadAll(Template template)
      throws ReflectiveOperationException {
    var functions = new HashMap<String, LocalFunction>();
    for (var id : template.resources("AWS::Serverless::Function")) {
      functions.put(id, load(template, id));
    }
    return functions;
  }

  private static int setting(JsonNode properties, JsonNode defaults, String name, int absent) {
    return properties.path(name).asInt(defaults.path(name).asInt(absent));
  }

  @SuppressWarnings("unchecked") // the input and output are checked by their serializers
  private static RequestHandler<Object, Object> handler(String handler)
      throws ReflectiveOperationException {
    var type = Class.forName(handler.substring(0, handler.indexOf("::")));
    return (RequestHandler<Object, Object>) type.getConstructor().newInstance();
  }

  /** The typed method; the compiler adds a bridge that takes and returns any object. */
  private static Method handlerMethod(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals("handleRequest") && !method.isBridge())
        .findFirst()
        .orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static PojoSerializer<Object> serializer(Class<?> type) {
    return (PojoSerializer<Object>)
        (LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
            ? LambdaEventSerializers.serializerFor(type, type.getClassLoader())
            : JacksonFactory.getInstance().getSerializer(type));
  }

  public Duration timeout() {
    return timeout;
  }

  /**
   * Invokes the function and waits for its end.
   *
   * @param patience how long the caller waits, if that is less than the timeout of the function
   */
  public Outcome invoke(String event, Duration patience) throws InterruptedException {
    var time = timeout.compareTo(patience) < 0 ? timeout : patience;
    Context context =
        new LocalContext(name, UUID.randomUUID().toString(), Instant.now().plus(time), memoryInMB);
    var invocation =
        new FutureTask<>(
            () -> {
              var answer = new ByteArrayOutputStream();
              output.toJson(handler.handleRequest(input.fromJson(event), context), answer);
              return answer.toString(StandardCharsets.UTF_8);
            });
    Thread.ofVirtual().name(name).start(invocation);
    try {
      return new Returned(invocation.get(time.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      return new Threw(Objects.requireNonNull(e.getCause()));
    } catch (TimeoutException _) {
      invocation.cancel(true);
      return new TimedOut();
    }
  }
}
