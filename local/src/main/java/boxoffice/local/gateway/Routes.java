package boxoffice.local.gateway;

import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The routes of the template's API. */
final class Routes {

  /** The route of a request, with the values of its path parameters. */
  record Match(Route route, Map<String, String> pathParameters) {}

  private final List<Route> routes = new ArrayList<>();

  Routes(Template template) {
    var auth = template.properties(template.resource("AWS::Serverless::Api")).path("Auth");
    for (var function : template.resources("AWS::Serverless::Function")) {
      for (var event : template.events(function, "Api")) {
        routes.add(route(function, event, auth));
      }
    }
    // A fixed segment comes before a parameter, /events/mine before /events/{eventId}: a brace
    // sorts after every letter.
    routes.sort(Comparator.comparing(Route::path));
  }

  private static Route route(String function, JsonNode event, JsonNode auth) {
    var own = event.path("Auth");
    return new Route(
        event.path("Method").asText().toUpperCase(Locale.ROOT),
        event.path("Path").asText(),
        function,
        own.path("ApiKeyRequired").asBoolean(auth.path("ApiKeyRequired").asBoolean()),
        scopes(function, own, auth));
  }

  private static List<String> scopes(String function, JsonNode own, JsonNode auth) {
    var authorizer = own.path("Authorizer").asText(auth.path("DefaultAuthorizer").asText());
    if (authorizer.equals("NONE")) {
      return List.of();
    }
    var scopes =
        own.has("AuthorizationScopes")
            ? own.path("AuthorizationScopes")
            : auth.path("Authorizers").path(authorizer).path("AuthorizationScopes");
    if (scopes.isEmpty()) {
      throw new IllegalArgumentException(
          "The authorizer of %s must have scopes.".formatted(function));
    }
    return scopes.valueStream().map(JsonNode::asText).toList();
  }

  /**
   * The route of a request.
   *
   * @param path below the stage, as it was sent
   */
  Optional<Match> match(String method, String path) {
    return routes.stream()
        .filter(route -> route.method().equals(method))
        .flatMap(
            route -> {
              var parameters = parameters(route.path(), path);
              return parameters == null ? Stream.empty() : Stream.of(new Match(route, parameters));
            })
        .findFirst();
  }

  /** The resource of a path, such as {@code /events/{eventId}}. */
  Optional<String> resource(String path) {
    return routes.stream()
        .map(Route::path)
        .filter(resource -> parameters(resource, path) != null)
        .findFirst();
  }

  /** The methods of a path; none if there is no such path. */
  List<String> methods(String path) {
    return routes.stream()
        .filter(route -> parameters(route.path(), path) != null)
        .map(Route::method)
        .distinct()
        .toList();
  }

  private static @Nullable Map<String, String> parameters(String template, String path) {
    var wanted = template.split("/", -1);
    var given = path.split("/", -1);
    if (wanted.length != given.length) {
      return null;
    }
    var parameters = new LinkedHashMap<String, String>();
    for (var i = 0; i < wanted.length; i++) {
      if (wanted[i].startsWith("{") && !given[i].isEmpty()) {
        parameters.put(wanted[i].substring(1, wanted[i].length() - 1), Request.decode(given[i]));
      } else if (!wanted[i].equals(given[i])) {
        return null;
      }
    }
    return parameters;
  }
}
