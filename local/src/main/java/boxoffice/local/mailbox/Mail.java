package boxoffice.local.mailbox;

import java.time.Instant;
import java.util.List;

/**
 * What the mailbox knows of a mail without its content.
 *
 * @param id the id that its sender got
 * @param from as the mail names it
 * @param to to whom it was sent, whatever the mail names
 * @param bytes its size
 */
public record Mail(
    String id, Instant at, String from, List<String> to, String subject, int bytes) {}
