package boxoffice.local;

import boxoffice.local.gateway.SiteFile;
import boxoffice.local.processes.Ports;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The options of a start. Each is a system property.
 *
 * @param port the port of the API on 127.0.0.1; 0 for any free port
 * @param pagePort the port of the page on 127.0.0.1; 0 for any free port
 * @param mailPort the port of the mailbox, the queues, the bus and the mail service; 0 for any free
 *     port
 * @param data the folder that keeps tables and users; absent: they are kept in memory
 * @param mails the folder of the mails; absent: they are gone with the next start
 * @param parameters values that replace the defaults of template parameters
 * @param site what the foot of the page says of who runs it
 * @param logs the folder of the logs
 * @param template the template to serve
 * @param host the address where the table and cognito-local listen; other than 127.0.0.1 for
 *     functions that run in containers
 * @param dynamoDb an endpoint that has the table; absent: the system has one of its own
 * @param busy whether the own table behaves as a busy DynamoDB does, with conflicts and throttles
 * @param deliveries how often functions get each record of the stream: AWS promises no more than
 *     "at least once"
 * @param schedules whether functions run at the times of their schedules, too, not by hand alone
 * @param seed whether to create the demo events
 */
record Options(
    int port,
    int pagePort,
    int mailPort,
    Optional<Path> data,
    Optional<Path> mails,
    Map<String, String> parameters,
    SiteFile site,
    Path logs,
    Path template,
    String host,
    Optional<URI> dynamoDb,
    boolean busy,
    int deliveries,
    boolean schedules,
    boolean seed) {

  private static final int MOST_DELIVERIES = 10;

  Options {
    if (busy && dynamoDb.isPresent()) {
      throw new IllegalArgumentException("table=busy is for the own table, not for dynamodb=.");
    }
  }

  static Options ofSystemProperties() {
    return of(System.getProperties());
  }

  /**
   * Reads {@code port, pagePort, mailPort, data, mails, parameters, site, logs, template, host,
   * dynamodb, table, deliveries, schedules, seed}; an empty value counts as none. By default the
   * page is one port above the API, and the mailbox two; mails are in the folder of the data.
   *
   * @throws IllegalArgumentException if a value is not allowed
   */
  static Options of(Properties properties) {
    var port = port(properties, "port", "8080");
    return new Options(
        port,
        port(properties, "pagePort", port == 0 ? "0" : String.valueOf(port + 1)),
        port(properties, "mailPort", port == 0 ? "0" : String.valueOf(port + 2)),
        property(properties, "data").map(Options::path),
        property(properties, "mails")
            .map(Options::path)
            .or(() -> property(properties, "data").map(data -> path(data).resolve("mails"))),
        parameters(property(properties, "parameters").orElse("")),
        new SiteFile(pairs("site", property(properties, "site").orElse(""))),
        path(property(properties, "logs").orElse("logs")),
        path(property(properties, "template").orElse("template.yaml")),
        property(properties, "host").orElse("127.0.0.1"),
        property(properties, "dynamodb").map(Options::endpoint),
        property(properties, "table").map(Options::busy).orElse(false),
        number(properties, "deliveries", "1", 1, MOST_DELIVERIES),
        all("schedules", property(properties, "schedules").orElse("all")),
        all("seed", property(properties, "seed").orElse("all")));
  }

  /**
   * The same, with free ports for those that may be any.
   *
   * @throws IllegalStateException if a port is in use
   */
  Options withPorts() {
    return new Options(
        Ports.chosen("port", port),
        Ports.chosen("pagePort", pagePort),
        Ports.chosen("mailPort", mailPort),
        data,
        mails,
        parameters,
        site,
        logs,
        template,
        host,
        dynamoDb,
        busy,
        deliveries,
        schedules,
        seed);
  }

  /** Reads {@code Name=Value,Name=Value}. */
  static Map<String, String> parameters(String list) {
    return pairs("parameters", list);
  }

  private static Map<String, String> pairs(String name, String list) {
    return Arrays.stream(list.split(","))
        .filter(parameter -> !parameter.isBlank())
        .map(parameter -> parameter.strip().split("=", 2))
        .peek(
            parts -> {
              if (parts.length < 2) {
                throw new IllegalArgumentException(
                    "%s must be Name=Value,Name=Value, not %s.".formatted(name, list));
              }
            })
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }

  /** Writes pairs in the form that the option takes. */
  static String text(Map<String, String> pairs) {
    return pairs.entrySet().stream()
        .map(pair -> pair.getKey() + "=" + pair.getValue())
        .collect(Collectors.joining(","));
  }

  private static URI endpoint(String text) {
    try {
      var endpoint = new URI(text);
      if (List.of("http", "https").contains(String.valueOf(endpoint.getScheme()))
          && endpoint.getHost() != null) {
        return endpoint;
      }
    } catch (URISyntaxException _) {
      // refused below, like an address of something else
    }
    throw new IllegalArgumentException(
        "dynamodb must be an address such as http://127.0.0.1:8000, not " + text + ".");
  }

  private static boolean busy(String text) {
    if (!text.equals("busy")) {
      throw new IllegalArgumentException("table must be busy, not " + text + ".");
    }
    return true;
  }

  private static boolean all(String name, String text) {
    return switch (text) {
      case "all" -> true;
      case "none" -> false;
      default ->
          throw new IllegalArgumentException(
              "%s must be all or none, not %s.".formatted(name, text));
    };
  }

  private static Path path(String text) {
    return Path.of(text).toAbsolutePath().normalize();
  }

  private static int port(Properties properties, String name, String absent) {
    return number(properties, name, absent, 0, 65_535);
  }

  private static int number(
      Properties properties, String name, String absent, int least, int most) {
    var text = property(properties, name).orElse(absent);
    try {
      var number = Integer.parseInt(text);
      if (least <= number && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // refused below, like a number out of the range
    }
    throw new IllegalArgumentException(
        "%s must be a number from %d to %d, not %s.".formatted(name, least, most, text));
  }

  private static Optional<String> property(Properties properties, String name) {
    return Optional.ofNullable(properties.getProperty(name)).filter(value -> !value.isBlank());
  }
}
