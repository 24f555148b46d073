import com.google.googlejavaformat.java.Main;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Runs google-java-format over every Java file of the project: {@code --replace} writes, {@code
 * --dry-run --set-exit-if-changed} only names the files that differ. It runs on the build's own
 * JDK, for the formatters that run inside Maven parse no newer Java than Maven's JDK does.
 */
final class Format {

  static void main(String[] arguments) throws Exception {
    try (var files = Files.walk(Path.of("."))) {
      var sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.toString().matches(".*/(target|node_modules|\\.venv[^/]*)/.*"))
              .map(Path::toString)
              .sorted();
      var all = Stream.concat(Stream.of(arguments), sources).toArray(String[]::new);
      var out = new PrintWriter(System.out, true);
      var exit = new Main(out, new PrintWriter(System.err, true), System.in).format(all);
      if (exit != 0 && !Stream.of(arguments).toList().contains("--replace")) {
        System.err.println("These files are not formatted. Run: mvn -Pformat");
      }
      System.exit(exit);
    }
  }
}
