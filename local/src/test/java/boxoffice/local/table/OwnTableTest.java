package boxoffice.local.table;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.processes.Ports;
import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The table in the process of the functions. */
@Timeout(60)
class OwnTableTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void a_reader_is_told_of_new_records() throws Exception {
    try (var table = open(Optional.empty(), false)) {
      var dynamoDb = table.dynamoDb();
      create(dynamoDb);
      var seen = dynamoDb.arrivals();
      var writer = Thread.startVirtualThread(() -> put(dynamoDb));

      dynamoDb.awaitRecords(seen, Duration.ofHours(1));

      writer.join();
      assertThat(dynamoDb.arrivals()).isGreaterThan(seen);
    }
  }

  @Test
  void a_reader_that_came_late_does_not_wait() throws Exception {
    try (var table = open(Optional.empty(), false)) {
      var dynamoDb = table.dynamoDb();
      create(dynamoDb);
      var seen = dynamoDb.arrivals();
      put(dynamoDb);

      dynamoDb.awaitRecords(seen, Duration.ofHours(1));
    }
  }

  @Test
  void others_reach_it_at_its_address() throws Exception {
    var address = address();
    try (var table = OwnTable.open(address, Optional.empty(), false)) {
      create(table.dynamoDb());

      assertThat(DynamoDb.at(address).tables("ListTables", JSON.createObjectNode()))
          .isEqualTo(JSON.readTree("{\"TableNames\":[\"%s\"]}".formatted(name())));
    }
  }

  @Test
  void a_folder_keeps_it(@TempDir Path folder) throws Exception {
    try (var table = open(Optional.of(folder), false)) {
      create(table.dynamoDb());
      put(table.dynamoDb());
    }
    try (var table = open(Optional.of(folder), false)) {
      create(table.dynamoDb());
      var scan = JSON.createObjectNode().put("TableName", name());

      assertThat(table.dynamoDb().tables("Scan", scan).path("Count").asInt()).isEqualTo(1);
    }
  }

  @Test
  void a_busy_one_has_conflicts() throws Exception {
    assertThat(conflicts(true)).isTrue();
    assertThat(conflicts(false)).isFalse();
  }

  /** Whether transactions of many on one item meet a conflict. */
  private static boolean conflicts(boolean busy) throws Exception {
    try (var table = open(Optional.empty(), busy);
        var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var dynamoDb = table.dynamoDb();
      create(dynamoDb);
      Callable<Boolean> write =
          () -> {
            try {
              dynamoDb.tables("TransactWriteItems", transaction());
              return false;
            } catch (DynamoDb.RefusedException e) {
              assertThat(e).hasMessageContaining("TransactionConflict");
              return true;
            }
          };
      var met = false;
      for (var result : people.invokeAll(IntStream.range(0, 50).mapToObj(_ -> write).toList())) {
        met |= result.get();
      }
      return met;
    }
  }

  private static OwnTable open(Optional<Path> folder, boolean busy) throws Exception {
    return OwnTable.open(address(), folder, busy);
  }

  private static URI address() {
    return URI.create("http://127.0.0.1:" + Ports.free());
  }

  private static void create(DynamoDb dynamoDb) throws Exception {
    TemplateTable.create(template(), dynamoDb);
  }

  private static void put(DynamoDb dynamoDb) {
    try {
      dynamoDb.tables("PutItem", item());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode transaction() throws Exception {
    return JSON.readTree("{\"TransactItems\":[{\"Put\":%s}]}".formatted(item()));
  }

  private static JsonNode item() throws Exception {
    return JSON.readTree(
        """
        {"TableName": "%s", "Item": {"PK": {"S": "A"}, "SK": {"S": "B"}}}
        """
            .formatted(name()));
  }

  private static String name() throws Exception {
    var template = template();
    return Template.physicalId(template.resource("AWS::DynamoDB::Table"));
  }

  private static Template template() throws Exception {
    return Template.read(Path.of("../template.yaml"), Map.of());
  }
}
