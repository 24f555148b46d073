package boxoffice.notices;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.bookings.BookingWish;
import boxoffice.bookings.Serials;
import boxoffice.dynamodb.ItemChange;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.events.PublishedEvents;
import boxoffice.http.Json;
import boxoffice.notices.DomainEvent.Type;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The schema and the examples that other systems are given, held to what the operations write. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DomainEventSchemaTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path PROJECT = Path.of(System.getProperty("user.dir")).resolveSibling("");
  private static final Path FOLDER = PROJECT.resolve("events-samples/domain-events");
  private static final Path PAGE = PROJECT.resolve("docs/events.md");
  private static final String SCHEMA_FILE = "schema.json";

  private final JsonNode tree = read(FOLDER.resolve(SCHEMA_FILE));
  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(tree.toString(), InputFormat.JSON);

  @Test
  void what_operations_write_keeps_the_schema() throws JsonProcessingException {
    var events = everything();

    assertThat(events).extracting(DomainEvent::type).contains(Type.values());
    for (var event : events) {
      var envelope = envelope(event);
      assertThat(errors(envelope)).as(envelope.toPrettyString()).isEmpty();
      assertThat(declared(envelope))
          .as(envelope.toPrettyString())
          .containsAll(names(envelope.path("detail")));
    }
  }

  @Test
  void what_is_written_is_read_back() {
    assertThat(everything())
        .extracting(DomainEvent::detail)
        .allSatisfy(
            detail ->
                assertThat(Json.read(Json.write(detail), detail.getClass())).isEqualTo(detail));
  }

  @Test
  void each_type_has_an_example() throws IOException {
    var types = new ArrayList<String>();
    try (var files = Files.list(FOLDER)) {
      for (var file : files.filter(each -> !each.endsWith(SCHEMA_FILE)).toList()) {
        var example = read(file);
        assertThat(errors(example)).as(file.toString()).isEmpty();
        types.add(example.path("detail-type").asText());
      }
    }

    assertThat(types).containsExactlyInAnyOrderElementsOf(detailTypes());
  }

  @Test
  void schema_and_page_have_each_type() throws IOException {
    assertThat(tree.at("/properties/detail-type/enum").valueStream().map(JsonNode::asText).toList())
        .containsExactlyInAnyOrderElementsOf(detailTypes());
    assertThat(Files.readString(PAGE))
        .contains(detailTypes().stream().map("\n| `%s` |"::formatted).toList());
  }

  @Test
  void an_event_of_another_form_breaks_the_schema() {
    var cancelled = (ObjectNode) read(FOLDER.resolve("booking-cancelled.json"));
    ((ObjectNode) cancelled.path("detail")).remove("reason");
    var confirmed = (ObjectNode) read(FOLDER.resolve("booking-confirmed.json"));
    ((ObjectNode) confirmed.path("detail")).put("state", "WAITLISTED");
    var unknown = ((ObjectNode) read(FOLDER.resolve("event-published.json")));
    unknown.put("detail-type", "EventForgotten");

    assertThat(errors(cancelled)).isNotEmpty();
    assertThat(errors(confirmed)).isNotEmpty();
    assertThat(errors(unknown)).isNotEmpty();
  }

  /** A sale in which everything happens that can. */
  private static List<DomainEvent> everything() {
    var cancelled = House.of(3);
    cancelled.book("ada", 2);
    var sale = House.of(3);
    return Stream.of(
            of(cancelled, () -> cancelled.organizer().cancel()),
            of(cancelled, cancelled::applyChanges),
            of(sale, () -> sale.book("ada", 2)),
            of(sale, () -> sale.cancel("ada")),
            of(sale, () -> sale.book("ada", 3)),
            of(sale, () -> sale.join("bob", 1)),
            of(sale, () -> sale.join("cec", 3)),
            of(sale, () -> sale.cancel("ada")),
            of(sale, sale::settle),
            of(sale, () -> sale.change("bob", new BookingWish.Add(1))),
            of(sale, () -> sale.change("bob", new BookingWish.GiveBack(Serials.of(List.of(2))))),
            of(sale, () -> sale.checkIn(sale.ticket("bob"), "a key")),
            of(sale, () -> sale.undo("bob", "a key")),
            of(sale, () -> HandOvers.handOn(sale, "bob", "ada", 1)),
            of(sale, () -> sale.organizer().resize(2)),
            of(sale, sale::applyChanges),
            of(sale, () -> sale.join("dan", 2)),
            of(sale, () -> sale.join("eve", 2)),
            of(sale, () -> sale.later(Duration.ofDays(2))),
            of(sale, sale::applyChanges),
            of(sale, () -> sale.app.events().archive(sale.event())),
            published())
        .flatMap(List::stream)
        .toList();
  }

  private static List<DomainEvent> published() {
    var table = LocalDynamoDb.newTable();
    var now = House.of(1).now();
    return of(now, ItemChange.of(table, () -> PublishedEvents.publish(table, 1, now)));
  }

  private static List<DomainEvent> of(House house, Runnable operation) {
    return of(house.now(), ItemChange.of(house.table(), operation));
  }

  private static List<DomainEvent> of(Instant at, List<ItemChange> changes) {
    return changes.stream()
        .map(change -> DomainEvent.of(change.before(), change.now(), at))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The domain event as EventBridge hands it to a target. */
  private static JsonNode envelope(DomainEvent event) throws JsonProcessingException {
    var envelope =
        JSON.createObjectNode()
            .put("version", "0")
            .put("id", "4f2f6d6e-9c1d-4b7e-8f5e-2b1f0c9d8e7a")
            .put("detail-type", event.type().detailType())
            .put("source", "boxoffice")
            .put("account", "123456789012")
            .put("time", "2026-11-23T12:00:00Z")
            .put("region", "eu-central-1");
    envelope.putArray("resources");
    envelope.set("detail", JSON.readTree(Json.write(event.detail())));
    return envelope;
  }

  private List<String> errors(JsonNode event) {
    return schema.validate(event.toString(), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  /** What the schema knows of the detail of such an event. */
  private List<String> declared(JsonNode event) {
    var kind = event.path("detail-type").asText().startsWith("Event") ? "Event" : "Booking";
    return names(tree.path("$defs").path(kind).path("properties"));
  }

  private static List<String> names(JsonNode object) {
    return object.propertyStream().map(Map.Entry::getKey).toList();
  }

  private static List<String> detailTypes() {
    return Arrays.stream(Type.values()).map(Type::detailType).toList();
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
