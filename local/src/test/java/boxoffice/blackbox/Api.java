package boxoffice.blackbox;

import boxoffice.local.RunningSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * The API over HTTP. It checks every answer against the contract, and notes every secret that was
 * sent or received.
 *
 * @param key the API key of every call
 */
public record Api(RunningSystem system, Optional<String> key) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** The shared system, with a key without limits. */
  public static Api shared() {
    return of(RunningSystem.shared(), "load");
  }

  public static Api of(RunningSystem system, String plan) {
    return new Api(system, Optional.of(system.key(plan)));
  }

  Api withKey(String other) {
    return new Api(system, Optional.of(other));
  }

  Api withoutKey() {
    return new Api(system, Optional.empty());
  }

  public Answer send(Call call) {
    var request =
        HttpRequest.newBuilder(system.uri(call.path()))
            .timeout(PATIENCE)
            .method(call.method(), BodyPublishers.ofByteArray(call.body()));
    key.ifPresent(value -> request.header("x-api-key", value));
    call.headers().forEach(request::setHeader);
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      var answer = new Answer(response.statusCode(), response.headers(), response.body());
      Secrets.note(call, answer);
      Contract.OF_THE_API.check(call, answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(call.method() + " " + call.path(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
