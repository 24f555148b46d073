package boxoffice.local;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The text that the launcher prints when everything runs. Programs read it too. */
class WelcomeTest {

  private final String text =
      new Welcome(
              URI.create("http://127.0.0.1:8080/v1"),
              URI.create("http://127.0.0.1:8081/"),
              URI.create("http://127.0.0.1:8082/"),
              URI.create("http://127.0.0.1:3001"),
              URI.create("http://127.0.0.1:3002"),
              template(),
              Path.of("logs"))
          .toString();

  @Test
  void it_names_api_page_and_mailbox() {
    assertThat(text.lines())
        .contains(
            "Box Office runs at http://127.0.0.1:8080/v1",
            "Page               http://127.0.0.1:8081/",
            "Mailbox            http://127.0.0.1:8082/  also SQS, EventBridge and SES");
  }

  @Test
  void it_names_the_key_of_each_plan() {
    assertThat(text.lines().filter(line -> line.endsWith("-0123456789")))
        .containsExactly(
            "  standard  local-standard-0123456789",
            "  partner   local-partner-0123456789",
            "  web       local-web-0123456789",
            "  load      local-load-0123456789");
  }

  @Test
  void its_last_line_is_known() {
    assertThat(text).endsWith("\nCtrl-C ends it.\n");
  }

  private static Template template() {
    try {
      return Template.read(Path.of("../template.yaml"), Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
