package boxoffice.local.lambda;

import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the environment variables with which functions in {@code sam local} use the table and
 * users of the running system. See <a
 * href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-using-invoke.html">{@code
 * --env-vars}</a>.
 */
public final class SamVariables {

  /** The name of the file in the folder of the logs; samconfig.toml refers to it. */
  static final String FILE = "sam.json";

  /** The name that containers have for this machine. */
  private static final String MACHINE = "host.docker.internal";

  private SamVariables() {}

  public static void write(Path folder, Template template, URI dynamoDb, URI cognito, URI services)
      throws IOException {
    var variables =
        LocalEnvironment.of(
            template, fromContainers(dynamoDb), fromContainers(cognito), fromContainers(services));
    var json = new JsonMapper().createObjectNode();
    json.putPOJO("Parameters", variables);
    Files.writeString(folder.resolve(FILE), json.toPrettyString());
  }

  /** An address of this machine by the name that containers have for it; any other as it is. */
  private static URI fromContainers(URI address) throws IOException {
    var there = InetAddress.getByName(address.getHost());
    return there.isAnyLocalAddress() || NetworkInterface.getByInetAddress(there) != null
        ? URI.create("http://%s:%d".formatted(MACHINE, address.getPort()))
        : address;
  }
}
