package boxoffice.messaging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ses.SesClient;

/**
 * The service that sends mails, SES. Its errors end here: their messages may hold an address, so
 * what is logged is the code and the id of the request.
 */
public final class MailService {

  private static final Logger LOG = LoggerFactory.getLogger(MailService.class);

  /** How SES answers an address that is none. */
  private static final String NO_ADDRESS = "InvalidParameterValue";

  private final SesClient client;
  private final String sender;

  /**
   * A service.
   *
   * @param client must not repeat a request by itself: a mail would go out twice
   * @param sender the address that mails come from, an identity of SES
   */
  public MailService(SesClient client, String sender) {
    this.client = client;
    this.sender = sender;
  }

  /**
   * Sends a mail, once.
   *
   * @param to the address
   * @param mail the mail with its headers
   */
  public Posted post(String to, byte[] mail) {
    try {
      client.sendRawEmail(
          r ->
              r.source(sender)
                  .destinations(to)
                  .rawMessage(raw -> raw.data(SdkBytes.fromByteArray(mail))));
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
