package boxoffice.local.gateway;

import boxoffice.local.lambda.Foreground;

/** A site whose requests people wait for. */
public final class InForeground implements Site {

  private final Site site;
  private final Foreground foreground;

  public InForeground(Site site, Foreground foreground) {
    this.site = site;
    this.foreground = foreground;
  }

  @Override
  public Reply answer(Request request) throws InterruptedException {
    foreground.begin();
    try {
      return site.answer(request);
    } finally {
      foreground.end();
    }
  }

  @Override
  public Reply refuse(GatewayError error, String requestId) {
    return site.refuse(error, requestId);
  }
}
