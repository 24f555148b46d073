package boxoffice.local.gateway;

import java.util.List;

/**
 * A method of the API.
 *
 * @param path the resource, such as {@code /events/{eventId}}
 * @param function the logical id of the function behind it
 * @param scopes scopes, of which an access token must have one; empty for no authorizer
 */
record Route(
    String method, String path, String function, boolean apiKeyRequired, List<String> scopes) {

  boolean authorized() {
    return !scopes.isEmpty();
  }
}
