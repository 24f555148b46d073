package boxoffice.simulation;

import static boxoffice.simulation.Ledger.require;

import boxoffice.simulation.Notices.Change;
import boxoffice.simulation.Notices.Run;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

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
  static void mailed(Notices notices, Run run, String to, Mail mail) {
    var id = run.id();
    var change = notices.changes().get(id);
    require(
        change != null && change.sentence().isPresent(), "I9: a mail of %s, which is no news", id);
    require(mail.id().equals(id), "I9: a mail of %s has another id", id);
    require(to.equals(Served.address(change.userId())), "I9: the mail of %s went to %s", id, to);
    require(
        change.sentence().orElseThrow().isSubject(mail.subject()),
        "I9: the mail of %s says: %s",
        id,
        mail.subject());
    require(
        run.seen().stream().anyMatch(change::isTrueOf),
        "I9: the mail of %s said what was not so when it was sent",
        id);
    require(
        !notices.mailed().contains(id) || notices.twice().contains(id),
        "I9: the mail of %s went out twice, although nothing went wrong",
        id);
  }

  /**
   * Guests are asked to hear of a change only if the event was moved.
   *
   * @return the id of the mail
   */
  static String asked(Notices notices, JsonNode detail) {
    var id = detail.path("id").asText();
    var change = notices.changes().get(id.replaceFirst("[.]\\w+$", ""));
    require(change != null && change.moves(), "I9: guests are told of %s, but nothing moved", id);
    return id;
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

  /**
   * Every change is a domain event, and every mail that was due went out or was true no more. Who
   * has a booking of an event that was moved knows when it starts.
   */
  static void atRest(State state) {
    var notices = state.notices();
    require(notices.stream().isEmpty(), "rest: the stream holds records");
    require(notices.messages().isEmpty(), "I9: %s is a dead letter", notices.messages());
    notices.changes().forEach((id, change) -> atRest(notices, id, change));
    var ledger = Ledger.of(state.image());
    if (notices.isMoved() && ledger.isPublished()) {
      ledger.bookings().stream()
          .filter(Ledger::live)
          .map(booking -> booking.text("userId"))
          .forEach(user -> knowsStart(notices, user, ledger.startsAt()));
    }
  }

  private static void knowsStart(Notices notices, String user, Instant start) {
    var told = notices.told().getOrDefault(user, "nothing");
    require(
        told.equals(Notices.UNREACHABLE) || Mail.isStart(told, start),
        "I9: %s was told %s of an event that starts at %s",
        user,
        told,
        start);
  }

  private static void atRest(Notices notices, String id, Change change) {
    require(
        change.type().equals("EventMoved") || notices.bus().contains(id),
        "I9: %s %s is no domain event",
        change.type(),
        id);
    require(
        change.sentence().isEmpty()
            || change.moves()
            || notices.mailed().contains(id)
            || notices.dropped().contains(id),
        "I9: there is no mail of %s, %s",
        id,
        change.sentence());
  }
}
