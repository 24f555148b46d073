package boxoffice.blackbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;

/** An answer of the API. */
public record Answer(int status, HttpHeaders headers, String body) {

  private static final JsonMapper JSON = new JsonMapper();

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A member of the body as text; empty if there is none. */
  public String text(String member) {
    return json().path(member).asText();
  }

  public int number(String member) {
    return json().path(member).asInt(-1);
  }

  /** The last part of the problem's type; empty if the answer is no problem. */
  public String problem() {
    return header("Content-Type").equals("application/problem+json")
        ? text("type").replaceFirst("^/problems/", "")
        : "";
  }

  /** The id of the request in the logs. */
  public String requestId() {
    return header("x-amzn-RequestId");
  }
}
