package boxoffice.localstack;

import boxoffice.local.TableSuites;
import org.junit.platform.suite.api.AfterSuite;
import org.junit.platform.suite.api.BeforeSuite;

/** What LocalStack's DynamoDB answers, and where the table engine answers something else. */
@TableSuites
class TableOnLocalStack {

  private static Engine engine;

  @BeforeSuite
  static void start() throws InterruptedException {
    engine = Engine.start();
    System.setProperty("table.endpoint", engine.endpoint().toString());
    System.setProperty("twin.endpoint", engine.endpoint().toString());
  }

  @AfterSuite
  static void stop() {
    if (engine != null) {
      engine.close();
    }
  }
}
