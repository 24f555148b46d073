package boxoffice.simulation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;

/** A mail as its reader has it. */
record Mail(Message message) {

  private static final Pattern WHEN = Pattern.compile("(?m)^When: (.+)$");
  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm", Locale.ENGLISH)
          .withZone(ZoneId.of("Europe/Berlin"));

  static Mail of(byte[] raw) {
    try {
      return new Mail(new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(raw)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The id of the change that it is about. */
  String id() {
    // A long one is on a line of its own.
    return message.getMessageId().strip().replaceAll("^<|@box-office>$", "");
  }

  String subject() {
    return message.getSubject();
  }

  /** When the event takes place, in its words. */
  String starts() {
    var when = WHEN.matcher(text(message).orElseThrow());
    return when.find() ? when.group(1) : "";
  }

  /** Whether these words begin with a start. */
  static boolean isStart(String words, Instant start) {
    return words.startsWith(START.format(start));
  }

  private static Optional<String> text(Entity part) {
    return switch (part.getBody()) {
      case Multipart parts ->
          parts.getBodyParts().stream().flatMap(each -> text(each).stream()).findFirst();
      case TextBody text when part.getMimeType().equals("text/plain") -> Optional.of(read(text));
      default -> Optional.empty();
    };
  }

  private static String read(TextBody text) {
    try (var reader = text.getReader()) {
      return reader.readAllAsString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
