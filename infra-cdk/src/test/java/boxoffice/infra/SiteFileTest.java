package boxoffice.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.App;

class SiteFileTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> ALL =
      Map.of(
          "operator", "Kulturhaus \"Süd\" e. V.",
          "imprint", "https://kulturhaus.example/imprint?a=1&b=2",
          "privacy", "https://kulturhaus.example/privacy",
          "help", "https://kulturhaus.example/help#tickets",
          "contact", "mailto:tickets@kulturhaus.example");

  @Test
  void the_page_gets_what_the_stage_says() {
    var deployed = deployed(SiteFile.of(name -> Optional.ofNullable(ALL.get(name))));

    assertThat(deployed).containsExactly(JSON.valueToTree(ALL));
  }

  @Test
  void without_configuration_it_says_nothing() {
    assertThat(deployed(SiteFile.of(_ -> Optional.empty())))
        .containsExactly(JSON.createObjectNode());
  }

  @Test
  void the_own_file_of_the_page_says_nothing() throws IOException {
    assertThat(JSON.readTree(Synthesis.PAGE.resolve(SiteFile.NAME).toFile()))
        .isEqualTo(JSON.createObjectNode());
  }

  @ParameterizedTest
  @CsvSource({
    "imprint, javascript:alert(1)",
    "imprint, http://kulturhaus.example",
    "imprint, mailto:tickets@kulturhaus.example",
    "privacy, data:text/html",
    "privacy, //kulturhaus.example",
    "help, https:",
    "help, https://kulturhaus.example/a b",
    "help, https://user@kulturhaus.example",
    "contact, tickets@kulturhaus.example",
    "contact, mailto:nobody",
    "contact, tel:+4930123456",
    "contact, JAVASCRIPT:alert(1)",
    "operator, ' '",
    "Operator, Kulturhaus"
  })
  void anything_else_is_refused(String name, String value) {
    assertThatThrownBy(() -> new SiteFile(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @Test
  void a_contact_may_be_an_address_of_the_web() {
    var contact = Map.of("contact", "https://kulturhaus.example/ask");

    assertThat(new SiteFile(new HashMap<>(contact)).members()).isEqualTo(contact);
  }

  /** Every file of this name among what is deployed. */
  private static List<JsonNode> deployed(SiteFile site) {
    var stack = Synthesis.withSite(Stage.DEV, site);
    var folder = Path.of(((App) stack.getNode().getRoot()).synth().getDirectory());
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.endsWith(SiteFile.NAME)).map(SiteFileTest::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
