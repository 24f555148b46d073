package boxoffice.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells text that came whole from text that lost something on its way. */
final class Utf8 {

  private Utf8() {}

  /** The text of these bytes; empty if they are not UTF-8. */
  static Optional<String> decode(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /**
   * Whether nothing was lost. API Gateway decodes bodies, paths and queries, and puts U+FFFD in
   * place of bytes that are not UTF-8. Nobody writes U+FFFD on purpose, and half of a surrogate
   * pair can be neither stored nor sent back.
   */
  static boolean isWhole(String text) {
    return text.codePoints()
        .noneMatch(c -> c == '\uFFFD' || Character.getType(c) == Character.SURROGATE);
  }
}
