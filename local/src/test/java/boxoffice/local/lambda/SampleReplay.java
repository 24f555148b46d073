package boxoffice.local.lambda;

import boxoffice.local.lambda.LocalFunction.Returned;
import boxoffice.local.lambda.LocalFunction.Threw;
import boxoffice.local.lambda.LocalFunction.TimedOut;
import boxoffice.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Invokes every function with its samples, in its own process, whose environment variables are
 * those of the functions.
 */
final class SampleReplay {

  /** As long as the functions of queues have. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private SampleReplay() {}

  /** Arguments: the template, the folder of the samples, and the folder for the answers. */
  public static void main(String[] arguments) throws Exception {
    var template = Template.read(Path.of(arguments[0]), Map.of());
    for (var function : template.resources("AWS::Serverless::Function")) {
      for (var sample : samples(Path.of(arguments[1]), function)) {
        var file = file(sample);
        var event = Files.readString(Path.of(arguments[1]).resolve(file));
        var answer =
            switch (LocalFunction.load(template, function).invoke(event, PATIENCE)) {
              case Returned(var json) -> json;
              case Threw(var cause) -> throw new IllegalStateException(sample, cause);
              case TimedOut() -> throw new IllegalStateException(sample + " timed out");
            };
        Files.writeString(Path.of(arguments[2]).resolve(file), answer);
      }
    }
    System.exit(0);
  }

  /**
   * The samples of a function: {@code CreateEvent} where it has one, and {@code Account.get} and
   * others where it has one for each of its routes.
   */
  static List<String> samples(Path folder, String function) throws IOException {
    var own = file(function).replace(".json", ".");
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.startsWith(own) && file.endsWith(".json"))
          .map(file -> (function + "." + file.substring(own.length())).replaceFirst("\\.json$", ""))
          .sorted()
          .toList();
    }
  }

  /** The file of a sample: {@code create-event.json} for {@code CreateEvent}. */
  static String file(String sample) {
    return sample.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT) + ".json";
  }
}
