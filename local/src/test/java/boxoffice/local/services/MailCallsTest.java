package boxoffice.local.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import boxoffice.local.mailbox.Content;
import boxoffice.local.mailbox.Mail;
import boxoffice.local.mailbox.Mailbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.ses.model.SesException;

/** Mail that the real client of SES sends. */
@Timeout(60)
class MailCallsTest {

  static final String MAIL =
      """
      From: Box Office <sender@example.com>
      To: Ann <ann@example.com>
      Cc: bob@example.com
      Subject: =?utf-8?Q?You_are_in:_Caf=C3=A9?=
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary="m"

      --m
      Content-Type: multipart/related; boundary="r"

      --r
      Content-Type: multipart/alternative; boundary="a"

      --a
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Caf=C3=A9 <b>
      --a
      Content-Type: text/html; charset=utf-8

      <p>Hello</p><img src="cid:code"><script>alert(1)</script>
      --a--
      --r
      Content-Type: image/png
      Content-ID: <code>
      Content-Transfer-Encoding: base64

      iVBORw==
      --r--
      --m
      Content-Type: text/calendar; method=REQUEST
      Content-Disposition: attachment; filename="../event.ics"

      BEGIN:VCALENDAR
      --m--
      """
          .replace("\n", "\r\n");

  @TempDir Path folder;
  private PlayedServices played;

  @BeforeEach
  void open() throws IOException {
    played = new PlayedServices("Resources: {}", folder);
  }

  @AfterEach
  void close() {
    played.close();
  }

  @Test
  void a_mail_is_in_the_mailbox() {
    var id = send(MAIL, "Ann <ann@example.com>");

    var mail = mails().getFirst();
    assertThat(mail.id()).isEqualTo(id);
    assertThat(mail.subject()).isEqualTo("You are in: Café");
    assertThat(mail.from()).isEqualTo("Box Office <sender@example.com>");
    assertThat(mail.to()).containsExactly("ann@example.com");
  }

  @Test
  void a_mail_is_read_to_its_parts() {
    send(MAIL);

    var content = Content.of(mailbox().source(mails().getFirst()));

    assertThat(content.text()).isEqualTo("Café <b>");
    assertThat(content.html()).contains("Hello");
    assertThat(content.parts())
        .extracting(part -> part.name() + " " + part.type())
        .containsExactly("part-1 image/png", "../event.ics text/calendar; method=REQUEST");
    assertThat(content.selfContainedHtml().orElseThrow())
        .contains("<img src=\"data:image/png;base64,iVBORw==\">");
  }

  @Test
  void without_destinations_the_header_says_them() {
    send(MAIL);

    assertThat(mails().getFirst().to()).containsExactly("ann@example.com", "bob@example.com");
  }

  @Test
  void a_sender_has_a_name_in_any_script() {
    send(MAIL.replace("From: Box Office", "From: =?utf-8?Q?Caf=C3=A9,_Bar?="), "a@example.com");

    assertThat(new String(mailbox().source(mails().getFirst()), StandardCharsets.UTF_8))
        .startsWith("Return-Path: <sender@example.com>");
  }

  @Test
  void the_newest_mail_comes_first() {
    send(MAIL, "a@example.com");
    send(MAIL, "b@example.com");

    assertThat(mails())
        .extracting(mail -> mail.to().getFirst())
        .containsExactly("b@example.com", "a@example.com");
  }

  @Test
  void a_mail_is_a_file_with_its_recipients() throws IOException {
    var id = send(MAIL, "ann@example.com");

    assertThat(folder.resolve("mails/20261126T200000.000Z-%s.eml".formatted(id)))
        .content()
        .isEqualTo("Return-Path: <sender@example.com>\r\nDelivered-To: ann@example.com\r\n" + MAIL);
  }

  @Test
  void mails_are_there_after_a_start() throws IOException {
    send(MAIL, "ann@example.com");

    var again = Mailbox.open(folder.resolve("mails"), played.clock);

    assertThat(again.mails()).isEqualTo(mails());
  }

  @Test
  void an_emptied_mailbox_has_no_files() throws IOException {
    send(MAIL);

    mailbox().empty();

    assertThat(mails()).isEmpty();
    try (var files = Files.list(folder.resolve("mails"))) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void a_bad_mail_is_refused() {
    refuses("Subject: x\r\n\r\nx", "no sender");
    refuses("From: nobody\r\n\r\nx", "no sender", "a@example.com");
    refuses("From: a@example.com\r\n\r\nx", "no recipients");
    refuses(MAIL, "@domain", "nobody");
    refuses(MAIL, "@domain", "a@example.com\r\nX: y@example.com");
    refuses(MAIL, "exceeds 50", Collections.nCopies(51, "a@example.com").toArray(String[]::new));
    assertThat(mails()).isEmpty();
  }

  @Test
  void mail_may_be_refused_for_a_while() {
    played.services.refusals().add(Services.MAIL, Duration.ofMinutes(1));

    assertThatExceptionOfType(SesException.class)
        .isThrownBy(() -> send(MAIL))
        .matches(e -> e.statusCode() == 503);
    played.clock.advance(Duration.ofMinutes(1));
    send(MAIL);

    assertThat(mails()).hasSize(1);
  }

  @Test
  void one_address_may_be_refused() {
    played.services.refusals().add("ann@example.com", Duration.ofMinutes(1));

    assertThatExceptionOfType(MessageRejectedException.class)
        .isThrownBy(() -> send(MAIL, "ann@example.com"));
    send(MAIL, "bob@example.com");

    assertThat(mails()).hasSize(1);
  }

  @Test
  void an_unknown_operation_is_refused_by_name() {
    assertThatExceptionOfType(SesException.class)
        .isThrownBy(() -> played.ses.getSendQuota())
        .withMessageContaining("does not play GetSendQuota of SES")
        .matches(e -> e.statusCode() == 400);
  }

  private void refuses(String mail, String why, String... to) {
    assertThatExceptionOfType(SesException.class)
        .isThrownBy(() -> send(mail, to))
        .withMessageContaining(why)
        .matches(e -> e.statusCode() == 400);
  }

  private String send(String mail, String... to) {
    return played
        .ses
        .sendRawEmail(
            r ->
                r.destinations(to)
                    .rawMessage(m -> m.data(SdkBytes.fromString(mail, StandardCharsets.UTF_8))))
        .messageId();
  }

  private Mailbox mailbox() {
    return played.services.mailbox();
  }

  private List<Mail> mails() {
    return mailbox().mails();
  }
}
