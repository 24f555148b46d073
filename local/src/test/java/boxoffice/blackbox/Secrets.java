package boxoffice.blackbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The passwords, tokens, addresses, invitations and ticket secrets that went over the wire. No log
 * may contain them.
 */
public final class Secrets {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> MEMBERS =
      Set.of(
          "email",
          "password",
          "newPassword",
          "accessToken",
          "refreshToken",
          "session",
          "secret",
          "uri",
          "code");

  /** A shorter one could occur in a log by chance. */
  private static final int TELLING_LENGTH = 12;

  private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

  private Secrets() {}

  /** Notes the secrets in a request and its answer. */
  public static void note(Call call, Answer answer) {
    note(call.headers().getOrDefault("Authorization", "").replaceFirst("^\\S+ ", ""));
    noteMembers(call.body());
    noteMembers(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  static void note(String secret) {
    if (secret.length() >= TELLING_LENGTH) {
      SEEN.add(secret);
    }
  }

  /** All secrets that were noted so far. */
  static Set<String> seen() {
    return new TreeSet<>(SEEN);
  }

  private static void noteMembers(byte[] body) {
    try {
      JsonNode json = JSON.readTree(body);
      MEMBERS.forEach(member -> note(json.path(member).asText()));
      Tickets.codes(json).forEach(Secrets::note);
    } catch (JsonProcessingException _) {
      // no JSON, no members
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
