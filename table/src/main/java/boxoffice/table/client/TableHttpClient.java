package boxoffice.table.client;

import boxoffice.table.client.InProcessHttpClient.Reply;
import boxoffice.table.protocol.Protocol;
import java.util.concurrent.Executor;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** Answers the AWS SDK of the same process from its engine. */
public final class TableHttpClient implements SdkHttpClient {

  private static final String NAME = "Table";

  private final InProcessHttpClient client;

  /** A client whose requests run in the thread that calls. */
  public TableHttpClient(Protocol protocol) {
    this(protocol, Runnable::run);
  }

  /**
   * A client whose requests go on when their caller gives them up, as over a network.
   *
   * @param executor runs requests. Threads of its own, where a storage has a folder: a file closes
   *     when a thread is interrupted that writes it
   */
  public TableHttpClient(Protocol protocol, Executor executor) {
    this.client =
        new InProcessHttpClient(
            NAME,
            (target, body) -> {
              var answer = protocol.answer(target, body);
              return new Reply(answer.status(), answer.headers(), answer.body());
            },
            executor);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return client.prepareRequest(request);
  }

  @Override
  public String clientName() {
    return client.clientName();
  }

  @Override
  public void close() {}
}
