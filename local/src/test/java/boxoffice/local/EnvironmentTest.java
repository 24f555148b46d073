package boxoffice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import boxoffice.local.processes.JavaCommand;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  private static final String NAME = "BOX_OFFICE_TEST";

  /** In a process of its own: the JDK reads the environment once. */
  static final class Program {

    public static void main(String[] arguments) {
      if (arguments.length > 0) {
        var _ = System.getenv();
      }
      try {
        Environment.add(Map.of(NAME, "a value, äöü", "PATH", ""));
      } catch (IllegalStateException e) {
        System.out.println(e.getMessage());
        return;
      }
      System.out.println(System.getenv(NAME) + ";" + System.getenv("PATH") + ";");
    }
  }

  @Test
  void variables_are_added_and_replaced() throws Exception {
    assertThat(output(List.of())).containsExactly("a value, äöü;;");
  }

  @Test
  void one_that_was_read_is_refused() throws Exception {
    assertThat(output(List.of("read it first")))
        .singleElement(STRING)
        .startsWith("The environment was read before it was complete");
  }

  private static List<String> output(List<String> arguments) throws IOException {
    var command = JavaCommand.of(Program.class, List.of("-Dstdout.encoding=UTF-8"));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    // What names and values are written in.
    builder.environment().put("LC_ALL", "C.UTF-8");
    try (var lines = builder.start().inputReader()) {
      return lines.lines().toList();
    }
  }
}
