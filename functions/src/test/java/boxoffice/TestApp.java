package boxoffice;

import boxoffice.dynamodb.Pause;
import boxoffice.dynamodb.Table;
import java.time.InstantSource;
import java.util.Random;

/** The wiring of production on a test's table, without pauses and counts. */
public final class TestApp {

  private TestApp() {}

  public static App on(Table table, InstantSource clock) {
    return on(table, clock, _ -> {});
  }

  public static App on(Table table, InstantSource clock, Pause pause) {
    return new App(
        table, clock, new Random(1), pause, (_, _) -> {}, Settings.perSecond(Integer.MAX_VALUE));
  }
}
