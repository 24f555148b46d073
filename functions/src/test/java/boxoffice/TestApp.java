package boxoffice;

import boxoffice.dynamodb.Pause;
import boxoffice.dynamodb.Table;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** The wiring of production on a test's table, without pauses and counts. */
public final class TestApp {

  private TestApp() {}

  public static App on(Table table, InstantSource clock) {
    return on(table, clock, _ -> {});
  }

  public static App on(Table table, InstantSource clock, Pause pause) {
    return new App(
        table, clock, new Random(1), pause, (_, _) -> {}, Settings.withLimits(Integer.MAX_VALUE));
  }

  /** With these settings, and otherwise without limits and rules. */
  public static App with(Map<String, String> settings, Table table, InstantSource clock) {
    var values = new HashMap<>(Settings.withLimits(Integer.MAX_VALUE).values());
    values.putAll(settings);
    return new App(
        table, clock, new Random(1), _ -> {}, (_, _) -> {}, new Settings(Map.copyOf(values)));
  }
}
