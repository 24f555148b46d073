package boxoffice.blackbox;

import boxoffice.local.Messaging;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The mailbox of the local system. */
record Mails(Messaging messaging) {

  private static final JsonMapper JSON = new JsonMapper();

  /** More than any mail has. */
  private static final int PARTS = 20;

  /**
   * A mail.
   *
   * @param bytes its size
   */
  record Mail(String id, String to, String subject, int bytes) {

    private static Mail of(JsonNode mail) {
      return new Mail(
          mail.path("id").asText(),
          mail.at("/to/0").asText(),
          mail.path("subject").asText(),
          mail.path("bytes").asInt());
    }
  }

  /** The mails to these people, in the order in which they were sent. */
  List<Mail> to(Person... people) {
    var addresses = List.of(people).stream().map(Person::email).toList();
    try {
      return JSON.readTree(messaging.get("/mails.json").body())
          .valueStream()
          .map(Mail::of)
          .filter(mail -> addresses.contains(mail.to()))
          .toList()
          .reversed();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The calendar file in a mail; empty if it has none. */
  Optional<String> calendarFile(Mail mail) {
    return all(mail)
        .filter(part -> type(part).startsWith("text/calendar"))
        .map(HttpResponse::body)
        .findFirst();
  }

  /** The types of the parts of a mail beside its text. */
  Stream<String> parts(Mail mail) {
    return all(mail).filter(part -> part.statusCode() == 200).map(Mails::type);
  }

  private Stream<HttpResponse<String>> all(Mail mail) {
    return IntStream.range(0, PARTS)
        .mapToObj(i -> messaging.get("/mails/%s/parts/%d".formatted(mail.id(), i)));
  }

  private static String type(HttpResponse<String> part) {
    return part.headers().firstValue("Content-Type").orElse("");
  }
}
