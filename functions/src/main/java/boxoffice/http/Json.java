package boxoffice.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads request bodies and messages strictly, and writes answers and messages: the one JSON mapper
 * of the functions.
 */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .withCoercionConfig(
              LogicalType.Textual,
              config ->
                  config
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private static final String NOT_WHOLE = "must not contain U+FFFD or half of a surrogate pair";

  private Json() {}

  /**
   * The body as a record, or a problem that names the field and the reason. A member without a
   * value is left out; null is refused, for its sender may mean that something be taken away, which
   * only a {@link Removable} can be. Text that lost something on its way is refused wherever it
   * stands.
   */
  public static <T> T read(String body, Class<T> type) {
    try {
      var tree = MAPPER.readTree(body);
      for (var member : tree.properties()) {
        if (!Utf8.isWhole(member.getKey())) {
          throw invalid("body", NOT_WHOLE);
        }
        if (member.getValue().isNull() && !isRemovable(member.getKey(), type)) {
          throw invalid(member.getKey(), "must not be null");
        }
        if (!Utf8.isWhole(member.getValue().toString())) {
          throw invalid(member.getKey(), NOT_WHOLE);
        }
      }
      var value = MAPPER.treeToValue(tree, type);
      if (value == null) {
        throw invalid("body", "must be one JSON object");
      }
      return value;
    } catch (UnrecognizedPropertyException e) {
      throw invalid(path(e), "is not known");
    } catch (JsonMappingException e) {
      var path = path(e);
      throw path.isEmpty()
          ? invalid("body", "must be one JSON object")
          : invalid(path, "has the wrong type or value");
    } catch (JsonProcessingException _) {
      throw invalid("body", "is not valid JSON");
    }
  }

  private static boolean isRemovable(String member, Class<?> type) {
    return type.isRecord()
        && Arrays.stream(type.getRecordComponents())
            .filter(component -> component.getType().equals(Removable.class))
            .anyMatch(component -> component.getName().equals(member));
  }

  /** A record as JSON, without what is null. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer that is no JSON", e);
    }
  }

  private static ProblemException invalid(String field, String reason) {
    return new ProblemException(Problem.invalid(List.of(new FieldError(field, reason))));
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
        .collect(Collectors.joining("."));
  }
}
