package boxoffice.notices;

import boxoffice.http.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.field.ParseException;
import org.apache.james.mime4j.field.address.DefaultAddressParser;
import org.apache.james.mime4j.message.BodyPartBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.message.MultipartBuilder;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawField;

/**
 * A letter as a mail of <a href="https://www.rfc-editor.org/rfc/rfc2045">MIME</a>: text and HTML,
 * with the images that the HTML shows, and a calendar file beside them.
 *
 * @param id tells it from all other mails; a repeat has the same
 * @param sender the address that it comes from
 * @param to the address that it goes to
 * @param replyTo the address that answers go to; the sender's where it is empty
 * @param letter what it says
 * @param images what the HTML shows by {@code cid:}
 * @param calendar the calendar file, if there is one
 * @param at when it is sent
 */
record MimeMail(
    String id,
    String sender,
    Secret to,
    Optional<Secret> replyTo,
    Letter letter,
    List<QrImage> images,
    Optional<CalendarFile> calendar,
    Instant at) {

  private static final String NAME = "Box Office";
  private static final int LONGEST_SUBJECT = 200;
  private static final Pattern LINE_BREAK = Pattern.compile("\r?\n");

  MimeMail {
    images = List.copyOf(images);
  }

  /** The mail, as it goes to a mail server. */
  byte[] bytes() {
    try {
      var mail =
          Message.Builder.of()
              .setMessageId("<%s@box-office>".formatted(id))
              .setDate(Date.from(at))
              .setFrom(
                  new Mailbox(
                      NAME, null, mailbox(sender).getLocalPart(), mailbox(sender).getDomain()))
              .setTo(mailbox(to.value()))
              .setSubject(subject())
              // So that no machine answers it.
              .addField(new RawField("Auto-Submitted", "auto-generated"))
              .setBody(body());
      replyTo.ifPresent(address -> mail.setReplyTo(mailbox(address.value())));
      return DefaultMessageWriter.asBytes(mail.build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The mailbox of an address; the message of the exception does not have the address. */
  private static Mailbox mailbox(String address) {
    try {
      return DefaultAddressParser.DEFAULT.parseMailbox(address);
    } catch (ParseException _) {
      throw new IllegalArgumentException("no address of mail");
    }
  }

  /** Whether a mail can be addressed to it. */
  static boolean isAddress(Secret address) {
    try {
      return mailbox(address.value()).getDomain() != null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private String subject() {
    var subject = letter.subject();
    return subject.codePointCount(0, subject.length()) <= LONGEST_SUBJECT
        ? subject
        : subject.substring(0, subject.offsetByCodePoints(0, LONGEST_SUBJECT)) + "…";
  }

  private Multipart body() throws IOException {
    var alternatives =
        MultipartBuilder.create("alternative")
            .addBodyPart(text("plain", letter.text()))
            .addBodyPart(html());
    if (calendar.isEmpty()) {
      return alternatives.build();
    }
    return MultipartBuilder.create("mixed")
        .addBodyPart(BodyPartBuilder.create().setBody(alternatives.build()))
        .addBodyPart(file(calendar.get()))
        .build();
  }

  private BodyPartBuilder html() throws IOException {
    var html = text("html", letter.html());
    if (images.isEmpty()) {
      return html;
    }
    var related =
        MultipartBuilder.create("related")
            .addContentTypeParameter(new NameValuePair("type", "text/html"))
            .addBodyPart(html);
    for (var image : images) {
      related.addBodyPart(
          BodyPartBuilder.create()
              .setBody(image.png(), "image/png")
              .setContentTransferEncoding("base64")
              .setContentDisposition("inline", image.cid() + ".png")
              .setField(new RawField("Content-ID", "<%s>".formatted(image.cid()))));
    }
    return BodyPartBuilder.create().setBody(related.build());
  }

  private static BodyPartBuilder text(String subtype, String text) throws IOException {
    return BodyPartBuilder.create()
        .setBody(LINE_BREAK.matcher(text).replaceAll("\r\n"), subtype, StandardCharsets.UTF_8)
        .setContentTransferEncoding("quoted-printable");
  }

  private static BodyPartBuilder file(CalendarFile calendar) throws IOException {
    return BodyPartBuilder.create()
        .setBody(calendar.text().getBytes(StandardCharsets.UTF_8), "text/calendar")
        .setContentType(
            "text/calendar",
            new NameValuePair("charset", "UTF-8"),
            new NameValuePair("method", calendar.method()))
        .setContentTransferEncoding("base64")
        .setContentDisposition("attachment", "event.ics");
  }
}
