package boxoffice.local.gateway;

import org.eclipse.jetty.http.DateGenerator;

/** Serves a gateway's stage below its name. */
public final class GatewayHandler implements Site {

  private final Gateway gateway;

  public GatewayHandler(Gateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public Reply answer(Request request) throws InterruptedException {
    var stage = "/" + gateway.stage();
    return request.path().startsWith(stage + "/")
        ? asSent(gateway.answer(request.below(stage)), request.id())
        : refuse(GatewayError.MISSING_AUTHENTICATION_TOKEN, request.id());
  }

  @Override
  public Reply refuse(GatewayError error, String requestId) {
    return asSent(gateway.refuse(error, requestId), requestId);
  }

  /** With the headers that API Gateway adds. The page sets its clock by the date. */
  private static Reply asSent(Reply reply, String requestId) {
    return reply
        .with("x-amzn-RequestId", requestId)
        .with("Date", DateGenerator.formatDate(System.currentTimeMillis()));
  }
}
