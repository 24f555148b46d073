package boxoffice.local.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many mails are kept. The services' tests show what is said of each. */
class MailboxTest {

  @TempDir Path folder;

  @Test
  void the_oldest_makes_room_for_the_newest() throws Exception {
    var mailbox = Mailbox.open(folder, InstantSource.system());
    var oldest = add(mailbox, 0);
    for (var i = 1; i < Mailbox.MOST; i++) {
      add(mailbox, i);
    }
    assertThat(mailbox.find(oldest)).isPresent();

    add(mailbox, Mailbox.MOST);

    assertThat(mailbox.find(oldest)).isEmpty();
    assertThat(mailbox.mails()).hasSize(Mailbox.MOST);
    assertThat(mailbox.mails().getFirst().subject()).isEqualTo("mail " + Mailbox.MOST);
    assertThat(folder.toFile().list()).hasSize(Mailbox.MOST);
  }

  private static String add(Mailbox mailbox, int number) {
    var source = "Subject: mail %d\r\n\r\nHello\r\n".formatted(number);
    return mailbox.add("a@box-office.example", List.of("b@box-office.example"), bytes(source));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
