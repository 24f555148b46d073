package boxoffice.local;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.processes.JavaCommand;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeapTest {

  private static final int MEGABYTE = 1024 * 1024;

  /** Has 20 MB in use, each of which gets old before it ends, until 2,000 MB have ended. */
  static final class Program {

    public static void main(String[] arguments) {
      if (System.getProperty("without") == null) {
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

  /** Makes 2,000 MB, of which an eighth is needed for a while: 8 MB at a time. */
  static final class Fading {

    public static void main(String[] arguments) {
      var needed = new ArrayDeque<byte[]>();
      for (var i = 0; i < 128_000; i++) {
        var made = new byte[MEGABYTE / 64];
        if (i % 8 == 0) {
          needed.add(made);
        }
        if (needed.size() > 512) {
          needed.remove();
        }
      }
      System.out.println(Heap.old().getUsage().getUsed() / MEGABYTE);
    }
  }

  @Test
  void a_heap_of_old_objects_stays_small() throws Exception {
    assertThat(megabytes(Program.class, "-Xmx1g")).isLessThan(250);
  }

  @Test
  void without_the_rule_it_grows() throws Exception {
    assertThat(megabytes(Program.class, "-Xmx1g", "-Dwithout")).isGreaterThan(300);
  }

  @ParameterizedTest
  @CsvSource({"0, 64", "20, 64", "50, 100", "128, 256", "300, 428"})
  void it_is_cleared_when_doubled(long inUse, long cleared) {
    assertThat(Heap.threshold(inUse * MEGABYTE)).isEqualTo(cleared * MEGABYTE);
  }

  @Test
  void what_is_needed_briefly_stays_young() throws Exception {
    assertThat(megabytes(Fading.class)).isLessThan(30);
  }

  @Test
  void a_collector_left_alone_lets_it_age() throws Exception {
    assertThat(megabytes(Fading.class, "-XX:+UseAdaptiveSizePolicy")).isGreaterThan(60);
  }

  private static int megabytes(Class<?> program, String... options) throws IOException {
    var command = JavaCommand.of(program, List.of(options));
    try (var lines = new ProcessBuilder(command).start().inputReader()) {
      return Integer.parseInt(lines.readLine());
    }
  }
}
