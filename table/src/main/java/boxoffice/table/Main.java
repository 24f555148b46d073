package boxoffice.table;

import boxoffice.table.engine.Busy;
import boxoffice.table.engine.Cleaner;
import boxoffice.table.engine.Engine;
import boxoffice.table.engine.Settings;
import boxoffice.table.http.TableServer;
import boxoffice.table.protocol.Protocol;
import boxoffice.table.storage.MapStorage;
import boxoffice.table.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The table as a process of its own. Arguments are {@code name=value}:
 *
 * <ul>
 *   <li>{@code port}: 8000 if absent, 0 for any free one
 *   <li>{@code host}: the address to listen on; 127.0.0.1 if absent
 *   <li>{@code data}: a folder to keep the tables in; in memory if absent
 *   <li>{@code busy}: a number; behaves as a busy DynamoDB does, drawn from this seed
 * </ul>
 *
 * It prints its endpoint when it answers, and ends when its standard input closes.
 */
public final class Main {

  private static final Set<String> OPTIONS = Set.of("port", "host", "data", "busy");

  /** In megabytes. */
  private static final int CACHE = 64;

  private static final Duration CLEANING = Duration.ofSeconds(30);

  private Main() {}

  static void main(String[] arguments) throws IOException {
    var options = options(arguments);
    try (var engine = new Engine(storage(options), settings(options));
        var _ = new Cleaner(engine, CLEANING);
        var server =
            TableServer.start(
                options.getOrDefault("host", "127.0.0.1"),
                Integer.parseInt(options.getOrDefault("port", "8000")),
                new Protocol(engine))) {
      System.out.println(server.endpoint());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static Map<String, String> options(String[] arguments) {
    var options = new HashMap<String, String>();
    for (var argument : arguments) {
      var equals = argument.indexOf('=');
      var name = argument.substring(0, Math.max(equals, 0));
      if (!OPTIONS.contains(name)) {
        throw new IllegalArgumentException("Not an option: " + argument);
      }
      options.put(name, argument.substring(equals + 1));
    }
    return options;
  }

  private static Storage storage(Map<String, String> options) {
    var data = options.get("data");
    return data == null ? MapStorage.inMemory() : MapStorage.in(Path.of(data), CACHE);
  }

  private static Settings settings(Map<String, String> options) {
    var seed = options.get("busy");
    return seed == null
        ? Settings.standard()
        : Settings.standard().withBusy(Busy.seeded(Long.parseLong(seed)));
  }
}
