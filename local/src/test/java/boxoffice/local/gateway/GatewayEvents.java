package boxoffice.local.gateway;

import boxoffice.blackbox.Answer;
import boxoffice.blackbox.Call;
import boxoffice.local.template.Template;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The events that API Gateway sends to functions and the answers that it makes of theirs, for tests
 * that invoke functions themselves.
 */
public final class GatewayEvents {

  /**
   * A function and the event to invoke it with.
   *
   * @param function its logical id
   */
  public record Invocation(String function, String event) {}

  private final Routes routes;
  private final String stage;

  public GatewayEvents(Path file) throws IOException {
    var template = Template.read(file, Map.of());
    this.routes = new Routes(template);
    this.stage = Gateway.stage(template);
  }

  /**
   * The invocation for a call.
   *
   * @param userId the user whose token the authorizer verified; empty if there is no authorizer
   */
  public Invocation of(Call call, Optional<String> userId) {
    var address = call.path().split("\\?", 2);
    var match = routes.match(call.method(), address[0]).orElseThrow();
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    call.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    var request =
        new Request(
            UUID.randomUUID().toString(),
            Instant.now(),
            call.method(),
            address[0],
            address.length > 1 ? address[1] : null,
            headers,
            call.body(),
            "127.0.0.1",
            "HTTP/1.1");
    var claims = userId.map(sub -> Map.of("sub", sub, "token_use", "access")).orElse(null);
    return new Invocation(
        match.route().function(), ProxyEvent.of(request, match, stage, null, claims));
  }

  /** The answer to the caller. */
  public static Answer answer(String json) {
    var reply = ProxyAnswer.read(json).orElseThrow(() -> new AssertionError(json));
    return new Answer(
        reply.status(),
        HttpHeaders.of(reply.headers(), (_, _) -> true),
        new String(reply.body(), StandardCharsets.UTF_8));
  }
}
