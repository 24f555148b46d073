package boxoffice.web;

import boxoffice.blackbox.Await;
import boxoffice.blackbox.Person;
import boxoffice.local.RunningSystem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** The mails that the local system sent. */
final class Mailbox {

  private static final JsonMapper JSON = new JsonMapper();

  private static final Duration LOOK = Duration.ofMillis(500);

  /** News for all guests wait for a minute. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** More than any mail has. */
  private static final int PARTS = 5;

  private final URI address = RunningSystem.shared().mailbox();

  /** The mail to a person with these words in its subject; waits for it. */
  Mail to(Person person, String subject) {
    var found =
        Await.until(
            () ->
                StreamSupport.stream(mails().spliterator(), false)
                    .filter(mail -> mail.at("/to/0").asText().equals(person.email()))
                    .filter(mail -> mail.path("subject").asText().contains(subject))
                    .toList(),
            mails -> !mails.isEmpty(),
            LOOK,
            PATIENCE);
    return new Mail(
        found.size(), address.resolve("/mails/" + found.getFirst().path("id").asText()));
  }

  private JsonNode mails() {
    try {
      return JSON.readTree(get(address.resolve("/mails.json")).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A mail.
   *
   * @param copies how many mails to its person have its subject
   */
  record Mail(int copies, URI page) {

    /** Its text, beside its HTML, on the page that shows it. */
    String shown() {
      return get(page).body();
    }

    String calendarFile() {
      return IntStream.range(0, PARTS)
          .mapToObj(part -> get(URI.create(page + "/parts/" + part)))
          .filter(part -> part.headers().firstValue("Content-Type").orElse("").contains("calendar"))
          .map(HttpResponse::body)
          .findFirst()
          .orElseThrow();
    }
  }

  private static HttpResponse<String> get(URI address) {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
