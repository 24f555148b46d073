package boxoffice.local.services;

import boxoffice.local.gateway.LoopbackServer;
import boxoffice.local.messages.Queues;
import boxoffice.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpClient;

/** SQS, EventBridge, SES and the mailbox of this process, which answer others over HTTP. */
public final class OwnServices implements AutoCloseable {

  private final Services services;
  private final LoopbackServer server;

  private OwnServices(Services services, URI address) throws IOException {
    this.services = services;
    this.server =
        LoopbackServer.start(address.getHost(), address.getPort(), new ServicesSite(services));
  }

  /**
   * Opens them with the queues, buses and rules of a template.
   *
   * @param address where they answer
   * @param messages the folder that keeps messages; absent: they are gone with the process
   * @param mails the folder of the mails
   * @throws IllegalArgumentException if the template has something that is not played here
   */
  public static OwnServices open(
      Template template, URI address, Optional<Path> messages, Path mails) throws IOException {
    return new OwnServices(
        Services.open(template, messages, mails, InstantSource.system()), address);
  }

  /** A client for the SDK in this process. It needs no socket. */
  public SdkHttpClient client() {
    return services.client();
  }

  public Queues queues() {
    return services.queues();
  }

  /** Throws the mails of an earlier run away. */
  public void emptyMailbox() {
    services.mailbox().empty();
  }

  @Override
  public void close() {
    server.close();
    services.close();
  }
}
