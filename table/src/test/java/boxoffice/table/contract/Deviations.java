package boxoffice.table.contract;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Known differences between the engine and the contract. A case that is listed must fail: it is
 * then reported as skipped, with the reason. One that passes fails the build until its line is
 * removed.
 *
 * <p>A line of {@code deviations/<engine>.txt} is {@code Class.method | who is right, and why}. A
 * case of a table of cases is {@code Class.method[name of the case]}. One whose reason begins with
 * {@code now and then} may pass too. What fails and is not listed is written to {@code
 * target/deviations-<engine>.txt}, with what happened.
 */
final class Deviations implements InvocationInterceptor {

  private static final String NOW_AND_THEN = "now and then";

  private static final Map<String, String> KNOWN = read("/deviations/" + Endpoint.NAME + ".txt");
  private static final Path FOUND = Path.of("target", "deviations-" + Endpoint.NAME + ".txt");

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    run(invocation, id(context));
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    run(invocation, id(context) + "[" + context.getDisplayName().replace("\"", "") + "]");
  }

  private static void run(Invocation<Void> invocation, String id) throws Throwable {
    var reason = KNOWN.get(id);
    try {
      invocation.proceed();
    } catch (AssertionError | RuntimeException difference) {
      if (reason != null) {
        throw new TestAbortedException(id + " differs: " + reason, difference);
      }
      write(id + " | " + String.valueOf(difference.getMessage()).strip().replaceAll("\\s+", " "));
      throw difference;
    }
    if (reason != null && !reason.startsWith(NOW_AND_THEN)) {
      fail("%s no longer differs: remove it from the deviations of %s", id, Endpoint.NAME);
    }
  }

  private static String id(ExtensionContext context) {
    return context.getRequiredTestClass().getSimpleName()
        + "."
        + context.getRequiredTestMethod().getName();
  }

  private static Map<String, String> read(String resource) {
    try (var lines = Deviations.class.getResourceAsStream(resource)) {
      if (lines == null) {
        return Map.of();
      }
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(Predicate.not(String::isBlank))
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" \\| ", 2))
          .collect(Collectors.toMap(line -> line[0].strip(), line -> line[1].strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(String line) throws IOException {
    Files.writeString(FOUND, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
