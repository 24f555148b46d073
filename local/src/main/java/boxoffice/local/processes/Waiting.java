package boxoffice.local.processes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Waits for processes to listen. */
public final class Waiting {

  private static final Duration POLL = Duration.ofMillis(25);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Waiting() {}

  /**
   * Returns when an address gives any answer.
   *
   * @throws IOException if there is none within a minute
   */
  public static void forAnswer(HttpClient http, URI address)
      throws IOException, InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        http.send(
            HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.discarding());
        return;
      } catch (IOException e) {
        if (System.nanoTime() > deadline) {
          throw new IOException(address + " does not answer.", e);
        }
        Thread.sleep(POLL);
      }
    }
  }
}
