package boxoffice.local.dynamodb;

import boxoffice.local.callers.Caller;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Keeps web pages out: DynamoDB Local itself takes any host, any origin and any credentials. */
final class OwnCallers extends Handler.Wrapper {

  private final String address;

  /**
   * @param address the address that the server is bound to
   */
  OwnCallers(String address, Handler handler) {
    super(handler);
    this.address = address;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var headers = request.getHeaders();
    var caller =
        new Caller(headers.get("Host"), headers.get("Origin"), headers.get("Sec-Fetch-Site"));
    if (caller.namesThisMachine(address, Caller.MACHINE) && !caller.isForeignPage()) {
      return super.handle(request, response, callback);
    }
    response.setStatus(HttpStatus.FORBIDDEN_403);
    callback.succeeded();
    return true;
  }
}
