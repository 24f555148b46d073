package boxoffice.benchmarks;

import boxoffice.local.RunningSystem;
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

  static Processes of(RunningSystem system) {
    var seconds = new LinkedHashMap<String, Double>();
    system.children().forEach(child -> seconds.put(name(child), worked(child)));
    seconds.put("clients", worked(ProcessHandle.current()));
    return new Processes(seconds);
  }

  private static String name(ProcessHandle child) {
    if (child.info().command().orElse("").endsWith("node")) {
      return "cognito-local";
    }
    return child.info().commandLine().orElse("").contains("-inMemory")
        ? "DynamoDB Local"
        : "gateway and functions";
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
