package boxoffice.table;

import static boxoffice.table.TestTable.NAME;
import static boxoffice.table.TestTable.attributes;
import static boxoffice.table.TestTable.key;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.table.engine.Engine;
import boxoffice.table.engine.Settings;
import boxoffice.table.storage.MapStorage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A table that is killed again and again, in the midst of transactions. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(300)
class KillTest {

  private static final int KILLS = 5;
  private static final int CALLERS = 8;
  private static final int ANSWERS_BEFORE_A_KILL = 60;

  @Test
  void a_killed_process_loses_nothing_answered(@TempDir Path folder) throws Exception {
    var answered = new ConcurrentLinkedQueue<String>();
    for (var run = 0; run < KILLS; run++) {
      var process = start(folder);
      try (var http = UrlConnectionHttpClient.create()) {
        var client = TestTable.client(http, URI.create(firstLine(process)));
        if (run == 0) {
          client.createTable(TestTable.definition());
        }
        var enough = answered.size() + ANSWERS_BEFORE_A_KILL;
        var callers = new ArrayList<Thread>();
        for (var caller = 0; caller < CALLERS; caller++) {
          var prefix = run + "-" + caller + "-";
          callers.add(Thread.ofVirtual().start(() -> write(client, prefix, answered)));
        }
        while (answered.size() < enough) {
          Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor();
        for (var caller : callers) {
          caller.join();
        }
      }
    }

    try (var engine = new Engine(MapStorage.in(folder, 8), Settings.standard())) {
      var client = TestTable.of(engine);
      for (var id : answered) {
        var item = client.getItem(r -> r.tableName(NAME).key(key(id))).item();
        var twin = client.getItem(r -> r.tableName(NAME).key(key("twin " + id))).item();
        assertThat(List.of(item, twin)).as(id).doesNotContain(Map.of());
      }
      var items = client.scanPaginator(r -> r.tableName(NAME)).items().stream().count();
      assertThat(items).isEven().isGreaterThanOrEqualTo(2L * answered.size());
      var entries =
          client
              .queryPaginator(
                  r ->
                      r.tableName(NAME)
                          .indexName("GSI1")
                          .keyConditionExpression("GSI1PK = :all")
                          .expressionAttributeValues(attributes(":all", "all")))
              .items()
              .stream()
              .count();
      assertThat(entries).isEqualTo(items);
    }
  }

  private static void write(
      DynamoDbClient client, String prefix, ConcurrentLinkedQueue<String> answered) {
    try {
      for (var i = 0; ; i++) {
        var id = prefix + i;
        client.transactWriteItems(r -> r.transactItems(put(id), put("twin " + id)));
        answered.add(id);
      }
    } catch (SdkException _) {
      // the process was killed
    }
  }

  private static TransactWriteItem put(String id) {
    var item = attributes("GSI1PK", "all", "GSI1SK", id);
    item.putAll(key(id));
    return TransactWriteItem.builder().put(p -> p.tableName(NAME).item(item)).build();
  }

  private static Process start(Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "boxoffice.table.Main",
            "port=0",
            "data=" + folder)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String firstLine(Process process) throws IOException {
    return process.inputReader().readLine();
  }
}
