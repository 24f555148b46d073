package boxoffice.local;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.processes.JavaCommand;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeapTest {

  private static final int MEGABYTE = 1024 * 1024;

  /** Has 20 MB in use, each of which gets old before it ends, until 2,000 MB have ended. */
  static final class Program {

    public static void main(String[] arguments) {
      if (arguments.length == 0) {
        Heap.keepSmall();
      }
      var inUse = new ArrayDeque<byte[]>();
      for (var i = 0; i < 2_000; i++) {
        inUse.add(new byte[MEGABYTE]);
        if (inUse.size() > 20) {
          inUse.remove();
        }
      }
      System.out.println(Runtime.getRuntime().totalMemory() / MEGABYTE);
    }
  }

  @Test
  void a_heap_of_old_objects_stays_small() throws Exception {
    assertThat(megabytes(List.of())).isLessThan(250);
  }

  @Test
  void without_the_rule_it_grows() throws Exception {
    assertThat(megabytes(List.of("without"))).isGreaterThan(300);
  }

  private static int megabytes(List<String> arguments) throws IOException {
    var command = JavaCommand.of(Program.class, List.of("-Xmx1g"));
    command.addAll(arguments);
    try (var lines = new ProcessBuilder(command).start().inputReader()) {
      return Integer.parseInt(lines.readLine());
    }
  }
}
