package boxoffice.local;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.template.Template;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {

  @Test
  void properties_of_the_template_are_there() throws Exception {
    var properties =
        Arrays.stream(
                Template.read(Path.of("..", "template.yaml"), Map.of())
                    .functionDefaults()
                    .at("/Environment/Variables/JAVA_TOOL_OPTIONS")
                    .asText()
                    .split(" "))
            .filter(option -> option.startsWith("-D"))
            .toList();

    assertThat(properties).isNotEmpty();
    assertThat(Files.readAllLines(Path.of("jvm.options"))).containsAll(properties);
  }
}
