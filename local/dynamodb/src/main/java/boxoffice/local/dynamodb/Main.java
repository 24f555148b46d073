package boxoffice.local.dynamodb;

import java.io.OutputStream;
import java.net.InetSocketAddress;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.dynamodb.services.local.main.CommandLineInput;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local as a child process that listens on one address only (the system property {@code
 * host}, 127.0.0.1 by default), answers no web page, sends no telemetry and cannot outlive its
 * parent.
 *
 * <p>Arguments are those of <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.UsageNotes.html">DynamoDB
 * Local</a>. The parent keeps this process's standard input open; when it closes, for any reason,
 * this process ends too.
 *
 * <p>Amazon's own runner listens on every address of the machine, so this class puts its handler
 * behind another server.
 */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    var options = new CommandLineInput(arguments);
    if (!options.init()) {
      System.exit(2);
    }
    var handler =
        new LocalDynamoDBServerHandler(
            new LocalDynamoDBRequestHandler(
                0,
                options.isInMemory(),
                options.getDbPath(),
                options.getSharedDb(),
                options.shouldDelayTransientStatuses()),
            options.getCorsParams());
    var address = System.getProperty("host", "127.0.0.1");
    var server = new Server(new InetSocketAddress(address, options.getPort()));
    server.setHandler(new OwnCallers(address, new ContextHandler(handler)));
    server.start();
    System.in.transferTo(OutputStream.nullOutputStream());
    server.stop();
    System.exit(0);
  }
}
