package boxoffice.local.processes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts a JVM like the one of this process. */
public final class JavaCommand {

  private JavaCommand() {}

  /** A command on the class path of this process; arguments of the main class may follow. */
  public static List<String> of(Class<?> main, List<String> options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As in template.yaml: the JDK reads it at the first connection, which may be the gateway's.
    command.add("-Dsun.net.http.retryPost=false");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-XX:+UseCompactObjectHeaders");
    // Where the JDK's own classes are at one address, the processes share their memory.
    command.add("-XX:+UnlockDiagnosticVMOptions");
    command.add("-XX:ArchiveRelocationMode=0");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return command;
  }
}
