package boxoffice.benchmarks;

import boxoffice.local.RunningSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * What the Java code of the gateway's process works on, by samples of the JDK's flight recorder. A
 * sample belongs to the innermost frame of a part; so a library belongs to the part that calls it.
 * The compilers and the collector are no part of it.
 */
final class Shares implements AutoCloseable {

  private static final String NAME = "shares";

  /** Parts by the beginnings of class names, the most specific first. */
  private static final List<Map.Entry<String, String>> PARTS =
      List.of(
          Map.entry("boxoffice.table.", "table"),
          Map.entry("boxoffice.local.table.", "table"),
          Map.entry("org.h2.mvstore.", "table"),
          Map.entry("boxoffice.local.lambda.StreamDriver", "stream"),
          Map.entry("boxoffice.local.lambda.EventFilter", "stream"),
          Map.entry("boxoffice.local.", "gateway"),
          Map.entry("org.eclipse.jetty.", "gateway"),
          Map.entry("software.amazon.awssdk.", "AWS SDK"),
          Map.entry("software.amazon.lambda.powertools.", "logs and metrics"),
          Map.entry("org.apache.logging.", "logs and metrics"),
          Map.entry("boxoffice.metrics.", "logs and metrics"),
          Map.entry("com.amazonaws.", "functions"),
          Map.entry("boxoffice.", "functions"));

  private final long pid;
  private final Path file;

  private Shares(long pid, Path file) {
    this.pid = pid;
    this.file = file;
  }

  /** Begins to record the process that has the functions. */
  static Shares of(RunningSystem system) throws IOException, InterruptedException {
    var shares = new Shares(system.process().pid(), Files.createTempFile("shares", ".jfr"));
    shares.command("JFR.start", "name=" + NAME, "settings=profile");
    return shares;
  }

  /** Ends the recording; answers the percentage of samples by part. */
  Map<String, Double> read() throws IOException, InterruptedException {
    command("JFR.stop", "name=" + NAME, "filename=" + file);
    var shares = new LinkedHashMap<String, Double>();
    PARTS.forEach(part -> shares.put(part.getValue(), 0.0));
    shares.put("other", 0.0);
    var samples =
        RecordingFile.readAllEvents(file).stream()
            .filter(event -> "jdk.ExecutionSample".equals(event.getEventType().getName()))
            .filter(event -> event.getStackTrace() != null)
            .toList();
    samples.forEach(sample -> shares.merge(part(sample), 100.0 / samples.size(), Double::sum));
    return shares;
  }

  @Override
  public void close() throws IOException {
    Files.delete(file);
  }

  private static String part(RecordedEvent sample) {
    return sample.getStackTrace().getFrames().stream()
        .map(Shares::type)
        .flatMap(type -> part(type).stream())
        .findFirst()
        .orElse("other");
  }

  private static Optional<String> part(String type) {
    return PARTS.stream()
        .filter(part -> type.startsWith(part.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String type(RecordedFrame frame) {
    return frame.isJavaFrame() ? frame.getMethod().getType().getName() : "";
  }

  private void command(String... words) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(pid)));
    command.addAll(List.of(words));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IOException("jcmd failed: " + command);
    }
  }
}
