package boxoffice.local.services;

import static java.nio.charset.StandardCharsets.UTF_8;

import boxoffice.local.gateway.Reply;
import boxoffice.local.gateway.Request;
import boxoffice.local.mailbox.Content;
import boxoffice.local.mailbox.Mail;
import boxoffice.local.mailbox.Mailbox;
import boxoffice.local.mailbox.Part;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The pages of the mailbox. They need no script. The HTML of a mail is shown in a frame that may
 * load nothing, run nothing and lead nowhere.
 */
final class MailPages {

  private static final JsonMapper JSON = new JsonMapper();

  /** How many mails a page lists. */
  private static final int LISTED = 500;

  private static final Pattern PATH =
      Pattern.compile("/mails/([0-9a-f-]{36})(?:/(html|source|parts/([0-9]{1,3})))?");

  private static final String PAGE_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'none';"
          + " base-uri 'none'; form-action 'none'";

  private static final String MAIL_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self';"
          + " base-uri 'none'; form-action 'none'; sandbox";

  private static final String STYLE =
      """
      :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
      body { margin: 0 auto; max-width: 60rem; padding: 1rem }
      table { border-collapse: collapse; width: 100% }
      th, td { text-align: left; padding: .4rem .6rem .4rem 0; vertical-align: top; overflow-wrap: anywhere }
      tr { border-bottom: 1px solid #8886 }
      iframe { width: 100%; height: 40rem; border: 1px solid #8886 }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #8886; padding: 1rem }
      """;

  private final Mailbox mailbox;

  MailPages(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  Reply answer(Request request) {
    if (request.path().equals("/")) {
      return page(200, "Mailbox", list(mailbox.mails()));
    }
    if (request.path().equals("/mails.json")) {
      return reply("application/json", PAGE_POLICY, json(mailbox.mails()).getBytes(UTF_8));
    }
    var path = PATH.matcher(request.path());
    if (path.matches()) {
      var mail = mailbox.find(path.group(1));
      if (mail.isPresent()) {
        return answer(mail.get(), path.group(2), path.group(3));
      }
    }
    return page(404, "Mailbox", "<p>There is no such mail.</p>");
  }

  private Reply answer(Mail mail, @Nullable String what, @Nullable String number) {
    var source = mailbox.source(mail);
    if ("source".equals(what)) {
      return reply("text/plain; charset=utf-8", PAGE_POLICY, source);
    }
    var content = Content.of(source);
    if ("html".equals(what)) {
      var html = content.selfContainedHtml().orElse("");
      return reply("text/html; charset=utf-8", MAIL_POLICY, html.getBytes(UTF_8));
    }
    if (number == null) {
      return page(200, mail.subject(), shown(mail, content));
    }
    var index = Integer.parseInt(number);
    return index < content.parts().size()
        ? part(content.parts().get(index))
        : page(404, "Mailbox", "<p>The mail has no such part.</p>");
  }

  /** A part is saved and never shown: it might be a page with a script. */
  private static Reply part(Part part) {
    var name = part.name().replaceAll("[^A-Za-z0-9._-]", "_");
    return reply(part.type().replaceAll("[^ -~]", ""), MAIL_POLICY, part.content())
        .with("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
  }

  private static String list(List<Mail> mails) {
    var rows =
        mails.stream()
            .limit(LISTED)
            .map(
                mail ->
                    "<tr><td>%s</td><td>%s</td><td><a href=\"/mails/%s\">%s</a></td></tr>"
                        .formatted(
                            mail.at(),
                            Html.escaped(String.join(", ", mail.to())),
                            mail.id(),
                            Html.escaped(mail.subject().isEmpty() ? "(none)" : mail.subject())))
            .collect(Collectors.joining("\n"));
    return """
    <h1>Mailbox</h1>
    <p>Mails: %d%s, the newest first. No mail leaves this machine. <a href="/">Look again</a></p>
    <table><tr><th>Sent</th><th>To</th><th>Subject</th></tr>
    %s
    </table>
    """
        .formatted(
            mails.size(), mails.size() > LISTED ? ", of which " + LISTED + " are here" : "", rows);
  }

  private static String json(List<Mail> mails) {
    var all = JSON.createArrayNode();
    for (var mail : mails) {
      var one =
          all.addObject()
              .put("id", mail.id())
              .put("at", mail.at().toString())
              .put("from", mail.from())
              .put("subject", mail.subject())
              .put("bytes", mail.bytes());
      mail.to().forEach(one.putArray("to")::add);
    }
    return all.toString();
  }

  private static String shown(Mail mail, Content content) {
    var path = "/mails/" + mail.id();
    var parts =
        IntStream.range(0, content.parts().size())
            .mapToObj(
                i ->
                    "<li><a href=\"%s/parts/%d\">%s</a> %s, %d bytes</li>"
                        .formatted(
                            path,
                            i,
                            Html.escaped(content.parts().get(i).name()),
                            Html.escaped(content.parts().get(i).type()),
                            content.parts().get(i).content().length))
            .collect(Collectors.joining("\n"));
    return """
    <p><a href="/">Mailbox</a></p>
    <h1>%s</h1>
    <table>
    <tr><th>From</th><td>%s</td></tr>
    <tr><th>To</th><td>%s</td></tr>
    <tr><th>Sent</th><td>%s</td></tr>
    <tr><th>Size</th><td>%d bytes, <a href="%s/source">source</a></td></tr>
    </table>
    <h2>Attachments</h2>
    <ul>%s</ul>
    <h2>HTML</h2>
    %s
    <h2>Text</h2>
    <pre>%s</pre>
    """
        .formatted(
            Html.escaped(mail.subject()),
            Html.escaped(mail.from()),
            Html.escaped(String.join(", ", mail.to())),
            mail.at(),
            mail.bytes(),
            path,
            parts.isEmpty() ? "<li>none</li>" : parts,
            content.html() == null
                ? "<p>none</p>"
                : "<iframe sandbox title=\"HTML of the mail\" src=\"%s/html\"></iframe>"
                    .formatted(path),
            content.text() == null ? "" : Html.escaped(content.text()));
  }

  private static Reply page(int status, String title, String body) {
    var html =
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>%s</title><style>%s</style></head>
        <body>%s</body></html>
        """
            .formatted(Html.escaped(title), STYLE, body);
    return Reply.of(status, headers("text/html; charset=utf-8", PAGE_POLICY), html);
  }

  private static Reply reply(String type, String policy, byte[] body) {
    return Reply.of(200, headers(type, policy), body);
  }

  private static Map<String, String> headers(String type, String policy) {
    var headers = new HashMap<String, String>();
    headers.put("Content-Type", type);
    headers.put("Content-Security-Policy", policy);
    headers.put("Cache-Control", "no-store");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("X-Content-Type-Options", "nosniff");
    return headers;
  }
}
