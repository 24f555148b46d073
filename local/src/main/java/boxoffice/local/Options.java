package boxoffice.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What may be chosen at the start, each as a system property.
 *
 * @param port where the API listens on 127.0.0.1; 0 for any free port
 * @param pagePort where the page is served on 127.0.0.1; 0 for any free port
 * @param data the folder that keeps tables and users; absent: they are kept in memory
 * @param parameters values of template parameters, in place of their defaults
 * @param logs the folder of the logs
 * @param template the template to serve
 * @param host the address where DynamoDB Local and cognito-local listen; other than 127.0.0.1 for
 *     functions that run in containers
 */
record Options(
    int port,
    int pagePort,
    Optional<Path> data,
    Map<String, String> parameters,
    Path logs,
    Path template,
    String host) {

  /**
   * Reads {@code port, pagePort, data, parameters, logs, template, host}; an empty value is as good
   * as none. The page is served one port above the API, if nothing else is said.
   */
  static Options ofSystemProperties() {
    var port = port("port", "8080");
    return new Options(
        port,
        port("pagePort", port == 0 ? "0" : String.valueOf(port + 1)),
        property("data").map(Options::path),
        parameters(property("parameters").orElse("")),
        path(property("logs").orElse("logs")),
        path(property("template").orElse("template.yaml")),
        property("host").orElse("127.0.0.1"));
  }

  /** Reads {@code Name=Value,Name=Value}. */
  static Map<String, String> parameters(String list) {
    return Arrays.stream(list.split(","))
        .filter(parameter -> !parameter.isBlank())
        .map(parameter -> parameter.strip().split("=", 2))
        .peek(
            parts -> {
              if (parts.length < 2) {
                throw new IllegalArgumentException(
                    "parameters must be Name=Value,Name=Value, not " + list + ".");
              }
            })
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }

  private static Path path(String text) {
    return Path.of(text).toAbsolutePath().normalize();
  }

  private static int port(String name, String absent) {
    var text = property(name).orElse(absent);
    try {
      var port = Integer.parseInt(text);
      if (0 <= port && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException _) {
      // refused below like a number that is no port
    }
    throw new IllegalArgumentException(
        "%s must be a number from 0 to 65535, not %s.".formatted(name, text));
  }

  private static Optional<String> property(String name) {
    return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank());
  }
}
