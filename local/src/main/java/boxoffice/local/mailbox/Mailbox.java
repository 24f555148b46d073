package boxoffice.local.mailbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The last {@value #MOST} mails that the system sent. Each is a file in a folder, which mail
 * programs open; its first lines say to whom it was delivered.
 */
public final class Mailbox {

  /** A mail is some 20 KB, and a rush has many. */
  static final int MOST = 10_000;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final Pattern FILE = Pattern.compile("([0-9]{8}T[0-9]{6}\\.[0-9]{3}Z)-(.+)\\.eml");

  private final Path folder;
  private final InstantSource clock;
  private final ArrayDeque<Mail> mails = new ArrayDeque<>();

  private Mailbox(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** Opens the mailbox of a folder with the mails that are there. */
  public static Mailbox open(Path folder, InstantSource clock) throws IOException {
    var mailbox = new Mailbox(Files.createDirectories(folder), clock);
    try (var files = Files.list(folder)) {
      for (var file : files.sorted().toList()) {
        var name = FILE.matcher(file.getFileName().toString());
        if (name.matches()) {
          var at = TIME.parse(name.group(1), Instant::from);
          mailbox.keep(mail(name.group(2), at, Files.readAllBytes(file)));
        }
      }
    }
    return mailbox;
  }

  /**
   * Takes a mail.
   *
   * @param sender where a bounce would go
   * @param recipients to whom it is sent, whatever the mail names
   * @return its id
   */
  public String add(String sender, List<String> recipients, byte[] source) {
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(line("Return-Path", "<%s>".formatted(sender)));
    recipients.forEach(recipient -> whole.writeBytes(line(MailHeader.DELIVERED, recipient)));
    whole.writeBytes(source);
    return add(whole.toByteArray());
  }

  private synchronized String add(byte[] whole) {
    var id = UUID.randomUUID().toString();
    var at = Instant.ofEpochMilli(clock.millis());
    try {
      Files.write(file(id, at), whole);
      keep(mail(id, at, whole));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return id;
  }

  private void keep(Mail mail) throws IOException {
    if (mails.size() == MOST) {
      var oldest = mails.removeFirst();
      Files.deleteIfExists(file(oldest.id(), oldest.at()));
    }
    mails.add(mail);
  }

  /** All mails, the newest first. */
  public synchronized List<Mail> mails() {
    return List.copyOf(mails.reversed());
  }

  public synchronized Optional<Mail> find(String id) {
    return mails.stream().filter(mail -> mail.id().equals(id)).findFirst();
  }

  /** A mail as it was sent. */
  public byte[] source(Mail mail) {
    try {
      return Files.readAllBytes(file(mail.id(), mail.at()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Throws all mails away. */
  public synchronized void empty() {
    try {
      for (var mail : mails) {
        Files.deleteIfExists(file(mail.id(), mail.at()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    mails.clear();
  }

  private Path file(String id, Instant at) {
    return folder.resolve("%s-%s.eml".formatted(TIME.format(at), id));
  }

  private static Mail mail(String id, Instant at, byte[] whole) {
    var header = MailHeader.of(whole);
    return new Mail(id, at, header.from(), header.delivered(), header.subject(), whole.length);
  }

  private static byte[] line(String name, String value) {
    return "%s: %s\r\n".formatted(name, value).getBytes(StandardCharsets.UTF_8);
  }
}
