package boxoffice.local.mailbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.Header;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.util.MimeUtil;

/**
 * What the header of a mail says.
 *
 * @param from empty if nothing
 * @param recipients the addresses that it names as such
 * @param delivered the addresses to which it was delivered
 */
public record MailHeader(
    String from, String subject, List<String> recipients, List<String> delivered) {

  private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,]+@[^@\\s<>,]+");

  /** The field that names to whom a mail was delivered. */
  static final String DELIVERED = "Delivered-To";

  public static MailHeader of(byte[] source) {
    try {
      var header = new DefaultMessageBuilder().parseHeader(new ByteArrayInputStream(source));
      return new MailHeader(
          text(header, "From"),
          text(header, "Subject"),
          Stream.of("To", "Cc", "Bcc")
              .flatMap(name -> values(header, name))
              .flatMap(
                  list -> LenientAddressParser.DEFAULT.parseAddressList(list).flatten().stream())
              .map(Mailbox::getAddress)
              .toList(),
          values(header, DELIVERED).map(String::strip).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address in a text such as {@code Box Office <sender@example.com>}. */
  public static Optional<String> address(String text) {
    return text.chars().anyMatch(Character::isISOControl)
        ? Optional.empty()
        : Optional.ofNullable(LenientAddressParser.DEFAULT.parseMailbox(text))
            .map(Mailbox::getAddress)
            .filter(address -> ADDRESS.matcher(address).matches());
  }

  private static Stream<String> values(Header header, String name) {
    return header.getFields(name).stream().map(field -> field.getBody());
  }

  private static String text(Header header, String name) {
    return values(header, name)
        .findFirst()
        .map(value -> MimeUtil.unscrambleHeaderValue(value).strip())
        .orElse("");
  }
}
