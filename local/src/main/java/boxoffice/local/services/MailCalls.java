package boxoffice.local.services;

import static java.nio.charset.StandardCharsets.UTF_8;

import boxoffice.local.mailbox.MailHeader;
import boxoffice.local.mailbox.Mailbox;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The operation of SES that the product needs: <a
 * href="https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html">SendRawEmail</a>.
 * Every sender counts as verified.
 */
final class MailCalls {

  /** The most recipients of a mail. */
  private static final int MOST = 50;

  private static final String NAMESPACE = "http://ses.amazonaws.com/doc/2010-12-01/";

  private final Mailbox mailbox;
  private final Refusals refusals;

  MailCalls(Mailbox mailbox, Refusals refusals) {
    this.mailbox = mailbox;
    this.refusals = refusals;
  }

  /** A call that SES would refuse. */
  private static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;
    private final String code;

    Wrong(String code, String message) {
      super(message);
      this.code = code;
    }
  }

  /** Answers a call: a form with the operation in it. */
  Answer answer(String form) {
    try {
      var call = read(form);
      var action = call.getOrDefault("Action", "");
      if (!action.equals("SendRawEmail")) {
        throw new Wrong(
            "InvalidAction", "The local system does not play %s of SES.".formatted(action));
      }
      if (refusals.include(Services.MAIL)) {
        return error(503, "Receiver", "ServiceUnavailable", "The local system was told to refuse.");
      }
      return sent(send(call));
    } catch (Wrong e) {
      return error(400, "Sender", e.code, Objects.requireNonNull(e.getMessage()));
    }
  }

  private String send(Map<String, String> call) throws Wrong {
    var source = bytes(call.getOrDefault("RawMessage.Data", ""));
    var header = MailHeader.of(source);
    var sender = MailHeader.address(call.getOrDefault("Source", header.from()));
    if (sender.isEmpty()) {
      throw new Wrong("InvalidParameterValue", "The mail has no sender: Source or From.");
    }
    var named =
        IntStream.rangeClosed(1, call.size())
            .mapToObj(i -> call.get("Destinations.member." + i))
            .filter(Objects::nonNull)
            .toList();
    var recipients = named.isEmpty() ? header.recipients() : named;
    return mailbox.add(sender.get(), checked(recipients), source);
  }

  private List<String> checked(List<String> recipients) throws Wrong {
    if (recipients.isEmpty()) {
      throw new Wrong("InvalidParameterValue", "The mail has no recipients.");
    }
    if (recipients.size() > MOST) {
      throw new Wrong("InvalidParameterValue", "Recipient count exceeds 50.");
    }
    var addresses = new ArrayList<String>();
    for (var recipient : recipients) {
      var address = MailHeader.address(recipient);
      if (address.isEmpty()) {
        throw new Wrong("InvalidParameterValue", "Missing final '@domain'");
      }
      if (refusals.include(address.get())) {
        throw new Wrong("MessageRejected", "The local system was told to refuse this address.");
      }
      addresses.add(address.get());
    }
    return addresses;
  }

  private static byte[] bytes(String base64) throws Wrong {
    try {
      var bytes = Base64.getDecoder().decode(base64);
      if (bytes.length > 0) {
        return bytes;
      }
    } catch (IllegalArgumentException _) {
      // refused below, like no mail at all
    }
    throw new Wrong("InvalidParameterValue", "RawMessage.Data must be a mail in base64.");
  }

  private static Map<String, String> read(String form) throws Wrong {
    var call = new HashMap<String, String>();
    try {
      Arrays.stream(form.split("&"))
          .map(parameter -> parameter.split("=", 2))
          .filter(parameter -> parameter.length == 2)
          .forEach(
              parameter ->
                  call.put(
                      URLDecoder.decode(parameter[0], UTF_8),
                      URLDecoder.decode(parameter[1], UTF_8)));
    } catch (IllegalArgumentException _) {
      throw new Wrong("MalformedInput", "The body is no form.");
    }
    return call;
  }

  private static Answer sent(String id) {
    return Answer.of(
        200,
        "text/xml",
        """
        <SendRawEmailResponse xmlns="%s"><SendRawEmailResult><MessageId>%s</MessageId></SendRawEmailResult><ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata></SendRawEmailResponse>
        """
            .formatted(NAMESPACE, id, UUID.randomUUID()));
  }

  private static Answer error(int status, String type, String code, String message) {
    return Answer.of(
        status,
        "text/xml",
        """
        <ErrorResponse xmlns="%s"><Error><Type>%s</Type><Code>%s</Code><Message>%s</Message></Error><RequestId>%s</RequestId></ErrorResponse>
        """
            .formatted(NAMESPACE, type, code, Html.escaped(message), UUID.randomUUID()));
  }
}
