package boxoffice.local;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.util.Map;

/** The environment variables of this process. */
final class Environment {

  private static final FunctionDescriptor SETENV =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);

  /** Replaces a variable that exists. */
  private static final int OVERWRITE = 1;

  private Environment() {}

  /**
   * Adds variables, by <a
   * href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/setenv.html">setenv</a>. The
   * JDK reads the environment once, when somebody first asks for it: this comes before.
   *
   * @throws IllegalStateException if somebody asked already, or the system takes no variable
   */
  static void add(Map<String, String> variables) {
    var linker = Linker.nativeLinker();
    var address =
        linker
            .defaultLookup()
            .find("setenv")
            .orElseThrow(() -> new IllegalStateException("Box Office needs Linux or macOS."));
    var setenv = linker.downcallHandle(address, SETENV);
    try (var arena = Arena.ofConfined()) {
      for (var variable : variables.entrySet()) {
        var name = arena.allocateFrom(variable.getKey());
        var value = arena.allocateFrom(variable.getValue());
        var _ = (int) setenv.invokeExact(name, value, OVERWRITE);
      }
    } catch (Throwable e) { // what a method handle declares
      throw new IllegalStateException(e);
    }
    if (!System.getenv().entrySet().containsAll(variables.entrySet())) {
      throw new IllegalStateException(
          "The environment was read before it was complete, or the locale lacks a letter of it.");
    }
  }
}
