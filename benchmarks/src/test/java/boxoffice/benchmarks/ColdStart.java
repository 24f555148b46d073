package boxoffice.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A way to start the function that books.
 *
 * @param name what is different about it
 * @param command starts a process that asks the Runtime API for work
 * @param folder its working directory, as Lambda's {@code /var/task}
 * @param kind from what it starts
 */
record ColdStart(String name, List<String> command, Path folder, Kind kind) {

  private static final long PATIENCE_SECONDS = 120;
  private static final JsonMapper JSON = new JsonMapper();

  /** From what a function starts. */
  enum Kind {
    /** From nothing: who waits, waits for the start of the process too. */
    NOTHING,
    /** From a snapshot taken before the first invocation, as SnapStart without hooks. */
    SNAPSHOT,
    /** From a snapshot taken after the hooks of the function have run. */
    PRIMED_SNAPSHOT
  }

  /**
   * What one start took, in milliseconds.
   *
   * @param init from the start of the process until it asks for work; before a snapshot, the time
   *     that publishing a version takes
   * @param invoke from the work being handed out until the answer is there
   * @param waited what a person waits for: both, or {@code invoke} alone after a snapshot
   */
  record Times(double init, double invoke, double waited) {}

  /**
   * Starts it, hands it one booking and waits for the answer.
   *
   * @param event the invocation
   * @param environment of the function
   * @param output where it may print
   * @throws IOException where the answer is not 201
   */
  Times measure(String event, Map<String, String> environment, Path output)
      throws IOException, InterruptedException {
    try (var api = new RuntimeApi(event, kind != Kind.NOTHING)) {
      var spawned = System.nanoTime();
      var process = start(command, api, environment, output);
      try {
        await(api, process, output);
        var moments = api.moments();
        var init = (moments.ready() - spawned) / 1e6;
        var invoke = (moments.answered() - moments.resumed()) / 1e6;
        return new Times(init, invoke, kind == Kind.NOTHING ? init + invoke : invoke);
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  /**
   * Starts it with these options of the JVM too, hands it one booking, and ends it in order, so
   * that it leaves a cache behind.
   */
  void train(List<String> options, String event, Map<String, String> environment, Path output)
      throws IOException, InterruptedException {
    try (var api = new RuntimeApi(event, false)) {
      var trained = new java.util.ArrayList<>(command);
      trained.addAll(1, options);
      var process = start(trained, api, environment, output);
      try {
        await(api, process, output);
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new IOException("%s does not end".formatted(name));
        }
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private Process start(
      List<String> command, RuntimeApi api, Map<String, String> environment, Path output)
      throws IOException {
    Files.createDirectories(output.toAbsolutePath().getParent());
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().retainAll(List.of("PATH", "HOME"));
    builder.environment().putAll(environment);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
    if (kind == Kind.PRIMED_SNAPSHOT) {
      builder.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
      builder.environment().put("AWS_CONTAINER_CREDENTIALS_FULL_URI", api.credentialsUri());
      builder.environment().put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "local");
    } else {
      builder.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
      builder.environment().put("AWS_ACCESS_KEY_ID", "local");
      builder.environment().put("AWS_SECRET_ACCESS_KEY", "local");
    }
    return builder
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private void await(RuntimeApi api, Process process, Path output)
      throws IOException, InterruptedException {
    process
        .onExit()
        .thenAccept(
            ended ->
                api.answer()
                    .completeExceptionally(
                        new IOException("it ended with status " + ended.exitValue())));
    try {
      var answer = api.answer().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (JSON.readTree(answer).path("statusCode").asInt() != 201) {
        throw new IOException("%s answered %s; see %s".formatted(name, answer, output));
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("%s gave no answer; see %s".formatted(name, output), e);
    }
  }
}
