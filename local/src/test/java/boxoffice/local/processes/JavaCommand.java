package boxoffice.local.processes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts a JVM like the one of the local system. */
public final class JavaCommand {

  private static final Path OPTIONS = Path.of("..", "local", "jvm.options");

  private JavaCommand() {}

  /** A command on the class path of this process; arguments of the main class may follow. */
  public static List<String> of(Class<?> main, List<String> options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + OPTIONS);
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return command;
  }
}
