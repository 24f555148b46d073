package boxoffice.local.dynamodb;

import software.amazon.dynamodb.services.local.main.ServerRunner;

/**
 * DynamoDB Local as a child process that cannot outlive its parent.
 *
 * <p>Arguments are those of <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.UsageNotes.html">DynamoDB
 * Local</a>. The parent keeps this process's standard input open; when it closes, whatever ended
 * the parent, this process ends too.
 */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    var server = ServerRunner.createServerFromCommandLineArgs(arguments);
    server.start();
    System.in.transferTo(java.io.OutputStream.nullOutputStream());
    server.stop();
    System.exit(0);
  }
}
