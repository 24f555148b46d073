package boxoffice.notices;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Objects;

/** What EventBridge puts around a domain event: a notice needs of it the type alone. */
final class Envelope {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          // Envelopes and domain events may get further members.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Envelope() {}

  private record OfAnyType(@JsonProperty("detail-type") String type) {}

  /** The type of what is in it. */
  static String type(String json) {
    return Objects.requireNonNullElse(read(json, OfAnyType.class).type(), "");
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none; the message has nothing of the text
   */
  static <T> T read(String json, Class<T> type) {
    try {
      return Objects.requireNonNull(MAPPER.readValue(json, type), "envelope");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no domain event: " + e.getClass().getSimpleName());
    }
  }
}
