package boxoffice.local.gateway;

import java.net.URI;
import java.util.Map;

/** Serves the API, invocations by hand, and a redirect to the page. */
public final class GatewaySite implements Site {

  private final Site api;
  private final Invocations invocations;
  private final URI page;

  /**
   * @param page the address of the page, to which {@code GET /} redirects
   */
  public GatewaySite(Site api, Invocations invocations, URI page) {
    this.api = api;
    this.invocations = invocations;
    this.page = page;
  }

  @Override
  public Reply answer(Request request) throws InterruptedException {
    if (request.method().equals("GET") && request.path().equals("/")) {
      return Reply.of(302, Map.of("Location", page.toString()), "");
    }
    return request.path().startsWith(Invocations.PATH)
        ? invocations.answer(request)
        : api.answer(request);
  }

  @Override
  public Reply refuse(GatewayError error, String requestId) {
    return api.refuse(error, requestId);
  }
}
