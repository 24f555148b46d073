package boxoffice.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where and how a result came about.
 *
 * @param command what repeats it
 * @param at when it began
 * @param system operating system, processor, and how many cores there are
 * @param jdk the Java runtime
 * @param load the average load of the minute before, by which to tell a busy machine
 */
record Machine(String command, Instant at, String system, String jdk, double load) {

  /** This machine now. */
  static Machine now(String command) {
    var os = ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        command,
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        "%s %s, %s, %d cores"
            .formatted(os.getName(), os.getArch(), processor(), os.getAvailableProcessors()),
        "%s %s".formatted(System.getProperty("java.vm.name"), Runtime.version()),
        os.getSystemLoadAverage());
  }

  private static String processor() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 2))
          .findFirst()
          .orElse("unknown processor");
    } catch (IOException _) {
      return "unknown processor";
    }
  }

  @Override
  public String toString() {
    return """
    %s
    %s, %s
    %s, load before %.1f
    """
        .formatted(command, at, system, jdk, load);
  }
}
