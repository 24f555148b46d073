package boxoffice.local.gateway;

/** What a {@link LoopbackServer} serves. */
public interface Site {

  Reply answer(Request request) throws InterruptedException;

  /** The answer to a request that cannot be read or is not allowed. */
  Reply refuse(GatewayError error, String requestId);
}
