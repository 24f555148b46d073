package boxoffice.local.messages;

import boxoffice.local.template.Template;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The event buses of a template, and the default one that every account has. */
public final class Buses {

  /** The bus that is meant where none is named. */
  public static final String DEFAULT = "default";

  private static final JsonMapper JSON = new JsonMapper();

  /** In bytes. */
  private static final int LARGEST = 1024 * 1024;

  /** What became of an event. */
  public sealed interface Outcome {

    record Taken(String eventId) implements Outcome {}

    record NotTaken(String code, String message) implements Outcome {}
  }

  private final List<Bus> all;
  private final Set<Rule> disabled = ConcurrentHashMap.newKeySet();
  private final InstantSource clock;

  private Buses(List<Bus> all, InstantSource clock) {
    this.all = all;
    this.clock = clock;
  }

  /**
   * Makes the buses of a template with their rules.
   *
   * @throws IllegalArgumentException if a rule is for an unknown bus, sends to something other than
   *     a queue that lets it, or has something that the local system does not play
   */
  public static Buses of(Template template, Queues queues, InstantSource clock) {
    var names =
        Stream.concat(
                Stream.of(DEFAULT), template.resources(Template.BUS).stream().map(template::name))
            .map(name -> new Bus(name, List.of()))
            .toList();
    var rules = Rule.all(template, queues);
    for (var rule : rules) {
      if (names.stream().noneMatch(bus -> bus.isCalled(rule.bus()))) {
        throw new IllegalArgumentException(
            "%s is for the bus %s, which is not in the template."
                .formatted(rule.name(), rule.bus()));
      }
    }
    return new Buses(
        names.stream()
            .map(
                bus ->
                    new Bus(
                        bus.name(),
                        rules.stream().filter(rule -> bus.isCalled(rule.bus())).toList()))
            .toList(),
        clock);
  }

  /**
   * Puts an event.
   *
   * @param entry as PutEvents takes it
   */
  public Outcome put(JsonNode entry) {
    for (var member : List.of("Source", "DetailType", "Detail")) {
      if (entry.path(member).asText().isEmpty()) {
        return new Outcome.NotTaken(
            "InvalidArgument",
            "Parameter %s is not valid. Reason: %s is a required argument."
                .formatted(member, member));
      }
    }
    var detail = object(entry.path("Detail").asText());
    if (!detail.isObject()) {
      return new Outcome.NotTaken("MalformedDetail", "Detail is malformed.");
    }
    if (entry.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      return new Outcome.NotTaken("InvalidArgument", "The entry is larger than 1 MB.");
    }
    var name = entry.path("EventBusName").asText(DEFAULT);
    var bus = all.stream().filter(one -> one.isCalled(name)).findFirst();
    if (bus.isEmpty()) {
      return new Outcome.NotTaken(
          "ResourceNotFoundException", "Event bus %s does not exist.".formatted(name));
    }
    var id = UUID.randomUUID().toString();
    bus.get().deliver(envelope(id, entry, detail), rule -> !disabled.contains(rule));
    return new Outcome.Taken(id);
  }

  /**
   * Has a rule wait for events, or not, until the process ends.
   *
   * @param bus the name or ARN of its bus
   * @throws Refused if there is no such rule, or the template disables it
   */
  public void enable(String name, String bus, boolean enabled) {
    var rule =
        all.stream()
            .filter(one -> one.isCalled(bus))
            .flatMap(one -> one.rules().stream())
            .filter(one -> Template.physicalId(one.name()).equals(name))
            .findFirst()
            .orElseThrow(() -> Refused.unknownRule(name));
    if (enabled) {
      disabled.remove(rule);
    } else {
      disabled.add(rule);
    }
  }

  private JsonNode envelope(String id, JsonNode entry, JsonNode detail) {
    var event =
        JSON.createObjectNode()
            .put("version", "0")
            .put("id", id)
            .put("detail-type", entry.path("DetailType").asText())
            .put("source", entry.path("Source").asText())
            .put("account", Template.ACCOUNT)
            .put("time", time(entry.path("Time")).truncatedTo(ChronoUnit.SECONDS).toString())
            .put("region", Template.REGION);
    event.set("resources", JSON.createArrayNode());
    entry.path("Resources").forEach(event.withArray("resources")::add);
    event.set("detail", detail);
    return event;
  }

  /** The protocol has seconds since 1970, with fractions. */
  private Instant time(JsonNode seconds) {
    return seconds.isNumber()
        ? Instant.ofEpochMilli((long) (seconds.asDouble() * 1000))
        : clock.instant();
  }

  private static JsonNode object(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException _) {
      return JSON.missingNode();
    }
  }
}
