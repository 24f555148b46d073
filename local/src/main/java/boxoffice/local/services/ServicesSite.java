package boxoffice.local.services;

import boxoffice.local.gateway.GatewayError;
import boxoffice.local.gateway.Reply;
import boxoffice.local.gateway.Request;
import boxoffice.local.gateway.Site;
import boxoffice.local.mailbox.MailHeader;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * The one address of the services and the mailbox. A POST is a call of a service, a GET reads the
 * mailbox; {@code DELETE /mails} empties it, and {@code PUT /refusals/NAME?seconds=60} has {@code
 * sqs}, {@code events}, {@code ses} or SES for one address refuse. Nothing asks for credentials, so
 * whatever changes something is for programs alone and not for browsers.
 */
public final class ServicesSite implements Site {

  private static final String REFUSALS = "/refusals/";
  private static final String MAILS = "/mails";

  /** In seconds. */
  private static final int LONGEST = 24 * 60 * 60;

  private final Services services;
  private final MailPages pages;

  public ServicesSite(Services services) {
    this.services = services;
    this.pages = new MailPages(services.mailbox());
  }

  @Override
  public Reply answer(Request request) throws InterruptedException {
    if (request.method().equals("GET") || request.method().equals("HEAD")) {
      return pages.answer(request);
    }
    if (request.caller().isBrowser()) {
      return refuse(GatewayError.ACCESS_DENIED, request.id());
    }
    return switch (request.method()) {
      case "POST" -> {
        var answer = services.answer(request.header("X-Amz-Target"), request.body());
        yield Reply.of(answer.status(), answer.headers(), answer.bytes());
      }
      case "DELETE" -> {
        if (!request.path().equals(MAILS)) {
          yield text(404, "There is nothing here.\n");
        }
        services.mailbox().empty();
        yield text(200, "The mailbox is empty.\n");
      }
      case "PUT" -> startRefusal(request);
      default -> text(405, "There is no such method.\n");
    };
  }

  private Reply startRefusal(Request request) {
    var path = Request.decode(request.path());
    var what = path.startsWith(REFUSALS) ? path.substring(REFUSALS.length()) : "";
    if (!Services.ALL.contains(what) && MailHeader.address(what).isEmpty()) {
      return text(404, "Name sqs, events, ses or an address.\n");
    }
    var seconds =
        Objects.requireNonNullElse(request.query(), "")
            .replaceFirst("^seconds=([0-9]{1,5})$", "$1");
    if (!seconds.matches("[0-9]{1,5}") || Integer.parseInt(seconds) > LONGEST) {
      return text(400, "seconds must be a number from 0 to 86400.\n");
    }
    services.refusals().add(what, Duration.ofSeconds(Integer.parseInt(seconds)));
    return text(200, "%s refuses for %s seconds.\n".formatted(what, seconds));
  }

  @Override
  public Reply refuse(GatewayError error, String requestId) {
    return text(error.status(), "This is refused.\n");
  }

  private static Reply text(int status, String text) {
    return Reply.of(status, Map.of("Content-Type", "text/plain"), text);
  }
}
