package boxoffice.simulation.table;

import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.table.client.TableHttpClient;
import boxoffice.table.engine.Engine;
import boxoffice.table.engine.Request;
import boxoffice.table.engine.Request.Report;
import boxoffice.table.engine.Request.Returned;
import boxoffice.table.engine.Settings;
import boxoffice.table.engine.Write;
import boxoffice.table.protocol.Protocol;
import boxoffice.table.refusal.Refused;
import boxoffice.table.storage.Image;
import boxoffice.table.storage.ImageStorage;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * The project's table engine as a function from one image of the table to the next, so that a state
 * of the simulation can be continued in many ways. For one thread.
 */
public final class SimulatedTable {

  /** The table's name. */
  public static final String NAME = "BoxOffice";

  private static final Write.Guard ALWAYS = new Write.Guard(null, null, null, false);

  private final ImageStorage storage = new ImageStorage(Image.EMPTY);
  private final Engine engine =
      new Engine(
          storage,
          Settings.standard().withClock(() -> Instant.EPOCH).withIds(() -> new UUID(0, 0)));

  /** The space of the engine's storage that has the items. */
  static final String ITEMS = "items/" + new UUID(0, 0);

  /**
   * Carries out a request.
   *
   * @throws DynamoDbException as the SDK would; then nothing is written
   * @throws UnsupportedOperationException if the request has anything that is not known here
   */
  public Executed execute(TableImage image, DynamoDbRequest request) {
    storage.restore(image.image());
    try {
      var response = Responses.of(request, engine.execute(Requests.of(request)));
      return new Executed(image.after(storage.image()), response);
    } catch (Refused refused) {
      throw Errors.of(refused);
    }
  }

  /** The image with these old items: what a read in the middle of a commit may see. */
  public TableImage withOld(TableImage image, Map<Key, Optional<StoredItem>> old) {
    storage.restore(image.image());
    old.forEach(
        (key, item) -> engine.execute(item.map(SimulatedTable::put).orElseGet(() -> delete(key))));
    return image.after(storage.image());
  }

  private static Request put(StoredItem item) {
    return new Request.PutItem(
        new Write.Put(NAME, item.attributes(), ALWAYS), Returned.NONE, Report.NONE);
  }

  private static Request delete(Key key) {
    return new Request.DeleteItem(
        new Write.Delete(NAME, Values.of(key.attributes()), ALWAYS), Returned.NONE, Report.NONE);
  }

  /** The table of template.yaml, without items. */
  static Image empty() {
    var table = new SimulatedTable();
    try (var client =
        DynamoDbClient.builder()
            // No request leaves the process: the address is for the signature alone.
            .endpointOverride(URI.create("http://127.0.0.1"))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(new TableHttpClient(new Protocol(table.engine)))
            .build()) {
      client.createTable(LocalDynamoDb.definition(NAME));
    }
    return table.storage.image();
  }
}
