package boxoffice.local.gateway;

/** Serves a gateway's stage below its name. */
public final class GatewayHandler implements Site {

  private static final String ID = "x-amzn-RequestId";

  private final Gateway gateway;

  public GatewayHandler(Gateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public Reply answer(Request request) throws InterruptedException {
    var stage = "/" + gateway.stage();
    return request.path().startsWith(stage + "/")
        ? gateway.answer(request.below(stage)).with(ID, request.id())
        : refuse(GatewayError.MISSING_AUTHENTICATION_TOKEN, request.id());
  }

  @Override
  public Reply refuse(GatewayError error, String requestId) {
    return gateway.refuse(error, requestId).with(ID, requestId);
  }
}
