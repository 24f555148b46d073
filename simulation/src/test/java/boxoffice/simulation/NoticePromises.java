package boxoffice.simulation;

import static boxoffice.simulation.Ledger.require;

import boxoffice.simulation.Notices.Change;
import boxoffice.simulation.Notices.Run;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;

/**
 * I9: each change becomes a domain event, and each that a guest must know of a mail, once; no mail
 * says what is not so.
 */
final class NoticePromises {

  private NoticePromises() {}

  /**
   * What is put on the bus has happened.
   *
   * @return its id
   */
  static String onBus(Notices notices, String type, JsonNode detail) {
    var id = detail.path("id").asText();
    var change = notices.changes().get(id);
    require(
        change != null && change.type().equals(type),
        "I9: the bus got %s %s, which did not happen",
        type,
        id);
    return id;
  }

  /** A mail that goes out is due, true, for the right person, and the first of its id. */
  static void mailed(Notices notices, Run run, String to, String mail) {
    var id = run.id();
    var change = notices.changes().get(id);
    require(
        change != null && change.sentence().isPresent(), "I9: a mail of %s, which is no news", id);
    require(
        header(mail, "Message-ID").equals("<%s@box-office>".formatted(id)),
        "I9: a mail of %s has another id",
        id);
    require(to.equals(Served.address(change.userId())), "I9: the mail of %s went to %s", id, to);
    require(
        change.sentence().orElseThrow().isSubject(header(mail, "Subject")),
        "I9: the mail of %s says: %s",
        id,
        header(mail, "Subject"));
    require(
        run.seen().stream().anyMatch(change::isTrueOf),
        "I9: the mail of %s said what was not so when it was sent",
        id);
    require(
        !notices.mailed().contains(id) || notices.twice().contains(id),
        "I9: the mail of %s went out twice, although nothing went wrong",
        id);
  }

  private static String header(String mail, String name) {
    return Arrays.stream(mail.replaceAll("\r\n[ \t]+", " ").split("\r\n", -1))
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2))
        .findFirst()
        .orElse("");
  }

  /**
   * A message was done with, and its mail did not go out.
   *
   * @return the id of the mail
   */
  static String dropped(Notices notices, Run run) {
    var id = run.id();
    var change = notices.changes().get(id);
    require(
        notices.dropped().contains(id)
            || change != null && run.seen().stream().anyMatch(seen -> !change.isTrueOf(seen)),
        "I9: the mail of %s was dropped, although it was true all the time",
        id);
    return id;
  }

  /** Every change is a domain event, and every mail that was due went out or was true no more. */
  static void atRest(Notices notices) {
    require(notices.stream().isEmpty(), "rest: the stream holds records");
    require(notices.messages().isEmpty(), "I9: %s is a dead letter", notices.messages());
    notices.changes().forEach((id, change) -> atRest(notices, id, change));
  }

  private static void atRest(Notices notices, String id, Change change) {
    require(notices.bus().contains(id), "I9: %s %s is no domain event", change.type(), id);
    require(
        change.sentence().isEmpty()
            || notices.mailed().contains(id)
            || notices.dropped().contains(id),
        "I9: there is no mail of %s, %s",
        id,
        change.sentence());
  }
}
