package boxoffice.local.lambda;

import boxoffice.local.lambda.LocalFunction.Returned;
import boxoffice.local.lambda.LocalFunction.Threw;
import boxoffice.local.lambda.LocalFunction.TimedOut;
import boxoffice.local.template.Template;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Invokes every function with its sample, in its own process, whose environment variables are those
 * of the functions.
 */
final class SampleReplay {

  private static final Duration PATIENCE = Duration.ofSeconds(29);

  private SampleReplay() {}

  /** Arguments: the template, the folder of the samples, and the folder for the answers. */
  public static void main(String[] arguments) throws Exception {
    var template = Template.read(Path.of(arguments[0]), Map.of());
    for (var function : template.resources("AWS::Serverless::Function")) {
      var file = file(function);
      var sample = Files.readString(Path.of(arguments[1]).resolve(file));
      var answer =
          switch (LocalFunction.load(template, function).invoke(sample, PATIENCE)) {
            case Returned(var json) -> json;
            case Threw(var cause) -> throw new IllegalStateException(function, cause);
            case TimedOut() -> throw new IllegalStateException(function + " timed out");
          };
      Files.writeString(Path.of(arguments[2]).resolve(file), answer);
    }
    System.exit(0);
  }

  /** The name of a function's sample: {@code create-event.json} for {@code CreateEvent}. */
  static String file(String function) {
    return function.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT) + ".json";
  }
}
