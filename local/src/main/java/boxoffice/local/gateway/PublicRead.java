package boxoffice.local.gateway;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the edge makes of a request to the API: which reads it keeps, and by which query. The
 * function {@code public.js} of CloudFront has the same rule, and both are tested with the same
 * cases.
 */
sealed interface PublicRead {

  JsonMapper JSON = new JsonMapper();

  /** A read that everybody gets the same answer to. */
  record Kept(String path, String query) implements PublicRead {}

  /** A read whose query is not one of the contract's. */
  record Refused(String field, String reason) implements PublicRead {

    /** The problem that the API would answer. */
    Reply reply(String requestId) {
      var problem =
          JSON.createObjectNode()
              .put("type", "/problems/invalid-request")
              .put("title", "The request is not valid")
              .put("status", 400)
              .put("detail", "Correct the fields named in errors.")
              .put("requestId", requestId);
      problem.putArray("errors").addObject().put("field", field).put("reason", reason);
      return Reply.of(
          400,
          Map.of(
              "Content-Type", "application/problem+json",
              "Cache-Control", "no-store",
              "X-Content-Type-Options", "nosniff",
              "Access-Control-Allow-Origin", "*"),
          problem.toString());
    }
  }

  /** Any other request. */
  record Passed() implements PublicRead {}

  String LIST = "/events";

  Pattern EVENT = Pattern.compile("/events/[0-9a-f]{32}");

  List<String> OF_THE_LIST = List.of("from", "to", "limit", "cursor");

  /**
   * @param path below the stage, as it was sent
   * @param query as it was sent
   */
  static PublicRead of(String method, String path, @Nullable String query) {
    var list = path.equals(LIST);
    if (!(method.equals("GET") || method.equals("HEAD"))
        || !(list || EVENT.matcher(path).matches())) {
      return new Passed();
    }
    var known = list ? OF_THE_LIST : List.<String>of();
    var values = new TreeMap<String, String>();
    for (var parameter : parameters(query)) {
      var name = parameter.split("=", 2)[0];
      if (!known.contains(name)) {
        return new Refused(name, "is not known");
      }
      if (values.put(name, parameter) != null) {
        return new Refused(name, "must be given once");
      }
    }
    return new Kept(path, inOrder(values));
  }

  private static List<String> parameters(@Nullable String query) {
    return query == null
        ? List.of()
        : Arrays.stream(query.split("&")).filter(parameter -> !parameter.isEmpty()).toList();
  }

  private static String inOrder(Map<String, String> values) {
    return OF_THE_LIST.stream()
        .filter(values::containsKey)
        .map(values::get)
        .collect(Collectors.joining("&"));
  }
}
