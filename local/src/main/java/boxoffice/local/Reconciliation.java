package boxoffice.local;

import boxoffice.local.gateway.Invocations;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** Reconciles the running system by hand, and prints the report. */
final class Reconciliation {

  private static final String FUNCTION = "Reconcile";

  private Reconciliation() {}

  public static void main(String[] arguments) throws InterruptedException {
    try {
      System.out.print(report(invoke(Options.ofSystemProperties().port())));
    } catch (IOException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static JsonNode invoke(int port) throws IOException, InterruptedException {
    var system = URI.create("http://127.0.0.1:" + port);
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(system.resolve(Invocations.path(FUNCTION)))
                  .POST(HttpRequest.BodyPublishers.noBody())
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() != 200
          || answer.headers().firstValue("X-Amz-Function-Error").isPresent()) {
        throw new IOException("%s failed: see the logs of the system.".formatted(FUNCTION));
      }
      return new JsonMapper().readTree(answer.body());
    } catch (ConnectException e) {
      throw new IOException(
          "Nothing runs at %s: start it by mvn -Prun, or name its port by -Dport=."
              .formatted(system),
          e);
    }
  }

  /** The answer of the function as text. */
  static String report(JsonNode answer) {
    var lines = new ArrayList<String>();
    lines.add(
        "%d events, %d of them not checked for %d s at most"
            .formatted(
                answer.path("events").asInt(),
                answer.path("unchecked").asInt(),
                answer.path("uncheckedSeconds").asLong()));
    lines.addAll(differences("Repaired", answer.path("repaired")));
    lines.addAll(differences("Left to be looked at", answer.path("differences")));
    return String.join("\n", lines) + "\n";
  }

  private static List<String> differences(String title, JsonNode differences) {
    var lines = new ArrayList<String>();
    lines.add("%s: %d".formatted(title, differences.size()));
    differences.forEach(
        difference ->
            lines.add(
                "  event %s %s: %s"
                    .formatted(
                        difference.path("eventId").asText(),
                        difference.path("kind").asText(),
                        difference.path("detail").asText())));
    return lines;
  }
}
