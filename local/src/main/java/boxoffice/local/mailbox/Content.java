package boxoffice.local.mailbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/**
 * A mail, read.
 *
 * @param text its plain text; null if it has none
 * @param html its HTML; null if it has none
 * @param parts all else, in its order
 */
public record Content(@Nullable String text, @Nullable String html, List<Part> parts) {

  /** Reads a mail as leniently as mail programs do. */
  public static Content of(byte[] source) {
    var reading = new Reading();
    try {
      var message = parse(source);
      try {
        reading.read(message);
      } finally {
        message.dispose();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Content(reading.text, reading.html, reading.parts);
  }

  private static Message parse(byte[] source) throws IOException {
    var builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
    return builder.parseMessage(new ByteArrayInputStream(source));
  }

  /** The HTML with the pictures that it names in itself, so that it needs nothing else. */
  public Optional<String> selfContainedHtml() {
    return Optional.ofNullable(html)
        .map(
            all -> {
              var whole = all;
              for (var part : parts) {
                if (part.contentId() != null) {
                  whole = whole.replace("cid:" + part.contentId(), data(part));
                }
              }
              return whole;
            });
  }

  private static String data(Part part) {
    return "data:%s;base64,%s"
        .formatted(
            part.type().split(";", 2)[0], Base64.getEncoder().encodeToString(part.content()));
  }

  /** Collects texts and parts. */
  private static final class Reading {

    private final List<Part> parts = new ArrayList<>();
    private @Nullable String text;
    private @Nullable String html;

    void read(Entity entity) throws IOException {
      switch (entity.getBody()) {
        case Multipart multipart -> {
          for (var part : multipart.getBodyParts()) {
            read(part);
          }
        }
        case TextBody body when text == null && isShown(entity, "text/plain") -> text = text(body);
        case TextBody body when html == null && isShown(entity, "text/html") -> html = text(body);
        case SingleBody body -> parts.add(part(entity, bytes(body)));
        default ->
            parts.add(
                part(entity, "A mail in a mail is not shown.".getBytes(StandardCharsets.UTF_8)));
      }
    }

    private static boolean isShown(Entity entity, String type) {
      return entity.getMimeType().equals(type)
          && !"attachment".equalsIgnoreCase(entity.getDispositionType());
    }

    private Part part(Entity entity, byte[] content) {
      var name = entity.getFilename();
      var contentId = field(entity, "Content-ID");
      var type = field(entity, "Content-Type");
      return new Part(
          name == null ? "part-" + (parts.size() + 1) : name,
          type == null ? entity.getMimeType() : type.replaceAll("\\s+", " "),
          contentId == null ? null : contentId.strip().replaceAll("^<|>$", ""),
          content);
    }

    private static @Nullable String field(Entity entity, String name) {
      var field = entity.getHeader().getField(name);
      return field == null ? null : field.getBody();
    }

    private static String text(TextBody body) throws IOException {
      try (var reader = body.getReader()) {
        return reader.readAllAsString();
      }
    }

    private static byte[] bytes(SingleBody body) throws IOException {
      var bytes = new ByteArrayOutputStream();
      body.writeTo(bytes);
      return bytes.toByteArray();
    }
  }
}
