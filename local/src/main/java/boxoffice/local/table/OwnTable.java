package boxoffice.local.table;

import boxoffice.local.template.Template;
import boxoffice.table.client.TableHttpClient;
import boxoffice.table.engine.Busy;
import boxoffice.table.engine.Cleaner;
import boxoffice.table.engine.Engine;
import boxoffice.table.engine.Settings;
import boxoffice.table.http.TableServer;
import boxoffice.table.protocol.Protocol;
import boxoffice.table.storage.MapStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import software.amazon.awssdk.http.SdkHttpClient;

/** The table engine of this process, which answers others over HTTP. */
public final class OwnTable implements AutoCloseable {

  /** In megabytes. */
  private static final int CACHE = 64;

  /** How much of its stream is kept, in bytes: those who read it are told at once. */
  private static final long STREAM = 8L * 1024 * 1024;

  private static final Duration CLEANING = Duration.ofSeconds(30);

  /** One busy table is like the other: a sale that failed on it can be tried again. */
  private static final long BUSY = 1;

  private final Engine engine;
  private final Cleaner cleaner;
  private final Protocol protocol;
  private final TableServer server;
  private final Arrivals arrivals = new Arrivals();

  private OwnTable(Engine engine, URI address) throws IOException {
    this.engine = engine;
    this.protocol = new Protocol(engine);
    this.server = TableServer.start(address.getHost(), address.getPort(), protocol);
    engine.tellOfRecords(arrivals::add);
    this.cleaner = new Cleaner(engine, CLEANING);
  }

  /**
   * Opens it.
   *
   * @param address where it answers
   * @param folder keeps it; absent: it is gone with the process
   * @param busy whether it behaves as a busy DynamoDB does
   */
  public static OwnTable open(URI address, Optional<Path> folder, boolean busy) throws IOException {
    var settings = Settings.standard().withRegion(Template.REGION).withStreamBytes(STREAM);
    var storage = folder.map(data -> MapStorage.in(data, CACHE)).orElseGet(MapStorage::inMemory);
    return new OwnTable(
        new Engine(storage, busy ? settings.withBusy(Busy.seeded(BUSY)) : settings), address);
  }

  /** A client for the SDK in this process. It needs no socket. */
  public SdkHttpClient client() {
    return new TableHttpClient(protocol, Executors.newVirtualThreadPerTaskExecutor());
  }

  /** A way to call it by its protocol, and to be told of its stream. */
  public DynamoDb dynamoDb() {
    return DynamoDb.of(protocol, arrivals);
  }

  /** Ends it when requests under way have ended. */
  @Override
  public void close() {
    try (engine;
        cleaner) {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
