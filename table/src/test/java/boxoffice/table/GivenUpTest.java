package boxoffice.table;

import static boxoffice.table.TestTable.NAME;
import static boxoffice.table.TestTable.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boxoffice.table.client.TableHttpClient;
import boxoffice.table.engine.Engine;
import boxoffice.table.engine.Settings;
import boxoffice.table.protocol.Protocol;
import boxoffice.table.storage.MapStorage;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A request in the process whose caller gives it up. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GivenUpTest {

  @Test
  void it_goes_on_and_harms_no_file(@TempDir Path folder) throws Exception {
    try (var engine = new Engine(MapStorage.in(folder, 1), Settings.standard())) {
      var patient = client(engine, Thread::startVirtualThread);
      patient.createTable(TestTable.definition());
      var running = new Thread[1];
      var caller = Thread.currentThread();
      var impatient =
          client(
              engine,
              request -> {
                caller.interrupt();
                running[0] = Thread.startVirtualThread(request);
              });

      assertThatThrownBy(() -> put(impatient, "given up")).isInstanceOf(SdkException.class);

      assertThat(Thread.interrupted()).isTrue();
      running[0].join();
      assertThat(has(patient, "given up")).isTrue();
      put(patient, "later");
      assertThat(has(patient, "later")).isTrue();
    }
  }

  private static DynamoDbClient client(Engine engine, Executor executor) {
    return TestTable.client(
        new TableHttpClient(new Protocol(engine), executor), URI.create("http://table.invalid"));
  }

  private static void put(DynamoDbClient client, String id) {
    client.putItem(put -> put.tableName(NAME).item(key(id)));
  }

  private static boolean has(DynamoDbClient client, String id) {
    return client.getItem(get -> get.tableName(NAME).key(key(id)).consistentRead(true)).hasItem();
  }
}
