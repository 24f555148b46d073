package boxoffice.local;

import java.io.IOException;
import java.util.List;
import org.junit.platform.suite.api.AfterSuite;
import org.junit.platform.suite.api.BeforeSuite;

/** What ministack's DynamoDB answers, and where the table engine answers something else. */
@TableSuites
class TableOnMinistack {

  private static MinistackServer server;

  @BeforeSuite
  static void start() throws IOException {
    server = MinistackServer.start(List.of());
    System.setProperty("table.endpoint", server.endpoint().toString());
    System.setProperty("twin.endpoint", server.endpoint().toString());
  }

  @AfterSuite
  static void stop() throws IOException, InterruptedException {
    if (server != null) {
      server.close();
    }
  }
}
