package boxoffice.localstack;

import boxoffice.local.Requirement;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A LocalStack: a container that ends with the tests, or one that runs elsewhere by {@code
 * -Dlocalstack.url=}, such as that of compose.yaml.
 *
 * @param container empty if it runs elsewhere
 */
record Engine(Optional<LocalStackContainer> container, URI endpoint) implements AutoCloseable {

  private static final String IMAGE = "localstack/localstack:4.14.0";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  static Engine start() throws InterruptedException {
    var elsewhere = System.getProperty("localstack.url", "");
    if (!elsewhere.isBlank()) {
      return new Engine(Optional.empty(), URI.create(elsewhere));
    }
    Requirement.DOCKER.orSkip();
    var image = DockerImageName.parse(System.getProperty("localstack.image", IMAGE));
    var container =
        new LocalStackContainer(image.asCompatibleSubstituteFor("localstack/localstack"))
            // Several functions that start at once on a small machine take longer than its 20 s.
            .withEnv("LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT", "120");
    container.start();
    return new Engine(Optional.of(container), container.getEndpoint());
  }

  /**
   * The address of this machine for containers: the gateway of LocalStack's network, or what {@code
   * -Dlocalstack.machine=} says of one that runs elsewhere.
   */
  Optional<String> machine() {
    return container
        .map(
            running ->
                running
                    .getContainerInfo()
                    .getNetworkSettings()
                    .getNetworks()
                    .values()
                    .iterator()
                    .next()
                    .getGateway())
        .or(() -> Optional.ofNullable(System.getProperty("localstack.machine")));
  }

  /** Asks it to end, so that it ends the containers of its functions. */
  @Override
  public void close() {
    container.ifPresent(
        running -> {
          running
              .getDockerClient()
              .stopContainerCmd(running.getContainerId())
              .withTimeout((int) PATIENCE.toSeconds())
              .exec();
          running.stop();
        });
  }
}
