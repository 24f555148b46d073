package boxoffice.http;

/** {@code GET /health}: answers when the function runs; touches nothing else. */
public final class HealthHandler implements HttpHandler {

  record Response(String status) {}

  @Override
  public Answer answer(Request request) {
    request.allowQuery();
    return Answer.of(200, new Response("ok"));
  }
}
