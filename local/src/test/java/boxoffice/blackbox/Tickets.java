package boxoffice.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The tickets of a booking as its guest gets them. */
final class Tickets {

  private Tickets() {}

  /** The code of a ticket, the first being 1. */
  static String code(Answer booking, int ticket) {
    return booking.json().path("tickets").path(ticket - 1).path("code").asText();
  }

  /** All codes of a body, in groups and without hyphens. */
  static List<String> codes(JsonNode body) {
    return body.path("tickets")
        .valueStream()
        .map(ticket -> ticket.path("code").asText())
        .<String>mapMulti(
            (code, codes) -> {
              codes.accept(code);
              codes.accept(code.replace("-", ""));
            })
        .toList();
  }
}
