package boxoffice.notices;

import boxoffice.http.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ses.SesClient;

/**
 * Hands mails to SES. Its errors end here: their messages may hold an address, so what is logged is
 * the code and the id of the request.
 */
public final class Mailer {

  private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);

  /** How SES answers an address that is none. */
  private static final String NO_ADDRESS = "InvalidParameterValue";

  private final SesClient ses;
  private final String sender;

  /**
   * A mailer.
   *
   * @param ses must not repeat a request by itself: a mail would go out twice
   * @param sender the address that mails come from, an identity of SES
   * @throws IllegalArgumentException if the sender is no address
   */
  public Mailer(SesClient ses, String sender) {
    this.ses = ses;
    this.sender = MimeMail.mailbox(sender).getAddress();
  }

  /** Sends a mail, once. */
  Posted post(MimeMail mail, Secret to) {
    if (!MimeMail.isAddress(to)) {
      return Posted.REFUSED;
    }
    var bytes = SdkBytes.fromByteArray(mail.bytes(sender, to));
    try {
      ses.sendRawEmail(
          r -> r.source(sender).destinations(to.value()).rawMessage(raw -> raw.data(bytes)));
      return Posted.ACCEPTED;
    } catch (AwsServiceException e) {
      var code = e.awsErrorDetails().errorCode();
      LOG.warn("SES answered {}, request {}", code, e.requestId());
      return NO_ADDRESS.equals(code) ? Posted.REFUSED : Posted.NOT_SERVED;
    } catch (SdkException e) {
      LOG.warn("SES gave no answer: {}", e.getClass().getSimpleName());
      return Posted.NOT_SERVED;
    }
  }
}
