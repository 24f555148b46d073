package boxoffice.http;

import java.util.Map;

/**
 * Several small routes of one function, for those whose permissions are the same: a stack holds 500
 * resources, and a function takes several of them.
 */
public final class Routes implements HttpHandler {

  private final Map<String, HttpHandler> routes;

  /**
   * A function of these routes.
   *
   * @param routes by method and resource, such as {@code GET /events/{eventId}}
   */
  public Routes(Map<String, HttpHandler> routes) {
    this.routes = Map.copyOf(routes);
  }

  /**
   * Answers as the route does.
   *
   * @throws IllegalStateException if the template sends this function a route that it lacks
   */
  @Override
  public Answer answer(Request request) {
    var route = routes.get(request.route());
    if (route == null) {
      throw new IllegalStateException("this function has no route " + request.route());
    }
    return route.answer(request);
  }
}
