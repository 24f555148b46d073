package boxoffice.table.protocol;

import boxoffice.table.engine.Engine;
import boxoffice.table.engine.Request;
import boxoffice.table.refusal.Code;
import boxoffice.table.refusal.Refused;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html">DynamoDB's
 * JSON protocol</a> for an engine: from the body of a call to that of its answer. It takes every
 * caller: there are no credentials.
 */
public final class Protocol {

  private static final System.Logger LOG = System.getLogger(Protocol.class.getName());
  private static final JsonFactory JSON = new JsonFactory();

  private final Engine engine;
  private final String region;
  private final AtomicLong answers = new AtomicLong();

  public Protocol(Engine engine) {
    this.engine = engine;
    this.region = engine.region();
  }

  /**
   * Answers a call; an error is an answer.
   *
   * @param target the header {@code X-Amz-Target}: the API and the operation
   */
  public Answer answer(@Nullable String target, byte[] body) {
    try {
      var result = engine.execute(read(target, body));
      return answer(200, json -> new Results(json, region).write(result));
    } catch (Refused refused) {
      return refusal(refused);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A request failed: " + target, e);
      return refusal(new Refused(Code.INTERNAL_SERVER_ERROR, String.valueOf(e)));
    }
  }

  /** The answer that refuses a call. */
  public Answer refusal(Refused refused) {
    return answer(refused.code().status(), json -> new Results(json, region).write(refused));
  }

  private static Request read(@Nullable String target, byte[] body) {
    try (var json = JSON.createParser(body)) {
      return Requests.read(target, json);
    } catch (JsonProcessingException e) {
      throw new Refused(Code.SERIALIZATION, String.valueOf(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes JSON. */
  @FunctionalInterface
  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  private Answer answer(int status, Content content) {
    var bytes = new ByteArrayBuilder();
    try (var json = JSON.createGenerator(bytes)) {
      content.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Answer(
        status, HexFormat.of().toHexDigits(answers.incrementAndGet()), bytes.toByteArray());
  }
}
