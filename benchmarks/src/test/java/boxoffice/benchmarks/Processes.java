package boxoffice.benchmarks;

import boxoffice.local.RunningSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the processes of a running system have worked so far.
 *
 * @param cpuSeconds of each, and of this one, which has the clients
 */
record Processes(Map<String, Double> cpuSeconds) {

  static final String SYSTEM = "gateway, functions and table";

  static Processes of(RunningSystem system) {
    var seconds = new LinkedHashMap<String, Double>();
    each(system).forEach((name, process) -> seconds.put(name, worked(process)));
    seconds.put("clients", worked(ProcessHandle.current()));
    return new Processes(seconds);
  }

  private static Map<String, ProcessHandle> each(RunningSystem system) {
    var processes = new LinkedHashMap<String, ProcessHandle>();
    processes.put("cognito-local", system.cognitoLocal());
    processes.put(SYSTEM, system.process());
    return processes;
  }

  /** What the processes of a system have in memory, this one aside; nothing but on Linux. */
  static Map<String, Double> megabytes(RunningSystem system) throws IOException {
    var megabytes = new LinkedHashMap<String, Double>();
    for (var process : each(system).entrySet()) {
      megabytes.put(process.getKey(), megabytes(process.getValue()));
    }
    megabytes.put("all", megabytes.values().stream().mapToDouble(m -> m).sum());
    return megabytes;
  }

  /** A page that processes share counts in parts, so that the sum is what they take together. */
  private static double megabytes(ProcessHandle process) throws IOException {
    var status = Path.of("/proc", String.valueOf(process.pid()), "smaps_rollup");
    if (!Files.exists(status)) {
      return 0;
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    }
  }

  private static double worked(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
  }

  /** What they have worked since. */
  Map<String, Double> since(Processes before) {
    var since = new TreeMap<String, Double>();
    cpuSeconds.forEach(
        (name, seconds) -> since.put(name, seconds - before.cpuSeconds.getOrDefault(name, 0.0)));
    return since;
  }
}
