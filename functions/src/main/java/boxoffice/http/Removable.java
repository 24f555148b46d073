package boxoffice.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A member of a body that {@code null} takes away. Where the member is absent there is no {@code
 * Removable} at all.
 *
 * @param value the text given; null to take away what is there
 */
@JsonDeserialize(using = Removable.Reader.class)
public record Removable(@Nullable String value) {

  static final class Reader extends JsonDeserializer<Removable> {

    @Override
    public Removable deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return parser.hasToken(JsonToken.VALUE_STRING)
          ? new Removable(parser.getText())
          : (Removable) context.handleUnexpectedToken(Removable.class, parser);
    }

    @Override
    public Removable getNullValue(DeserializationContext context) {
      return new Removable(null);
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
      return null;
    }
  }
}
