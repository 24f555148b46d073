package boxoffice.simulation;

import boxoffice.dynamodb.Keys;
import boxoffice.simulation.table.StoredItem;
import boxoffice.simulation.table.StreamRecord;
import boxoffice.table.value.Fingerprints;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/**
 * What is on its way from a change of the table to a mail; never changed.
 *
 * @param stream the changes that the stream still holds, oldest first
 * @param messages what the queues hold, in the order in which it came
 * @param runs what works on either, by the name of its caller
 * @param changes the changes that happened, by the ids that their domain events must have
 * @param bus the ids of the domain events that are on the bus
 * @param mailed the ids of the mails that went out
 * @param twice the ids of mails that may go out twice: a run died, or an answer was lost, between
 *     sending and mark
 * @param dropped the ids of mails that did not go out, since they were true no more, or the address
 *     is none
 */
record Notices(
    List<Call.Written> stream,
    List<Message> messages,
    Map<String, Run> runs,
    Map<String, Change> changes,
    Set<String> bus,
    Set<String> mailed,
    Set<String> twice,
    Set<String> dropped,
    Map<String, String> told) {

  static final Notices NONE =
      new Notices(
          List.of(), List.of(), Map.of(), Map.of(), Set.of(), Set.of(), Set.of(), Set.of(),
          Map.of());

  static final String UNREACHABLE = "nobody";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A change that must become a domain event.
   *
   * @param type the type of the event
   * @param userId whose booking it is; empty for a change of the event
   * @param sentence what its mail says, if somebody gets one
   */
  record Change(String type, String userId, long generation, Optional<Sentence> sentence) {

    /** Whether it moved the event, or one before it did. */
    boolean moves() {
      return userId.isEmpty() && sentence.isPresent();
    }

    boolean isTrueOf(Seen seen) {
      return seen.userId().equals(userId)
          && seen.generation() == generation
          && sentence.orElseThrow().isTrueIn(seen.state());
    }
  }

  /** A booking as it was at some moment. */
  record Seen(String userId, long generation, String state) {

    static Seen of(StoredItem booking) {
      return new Seen(booking.text("userId"), booking.number("generation"), booking.text("state"));
    }
  }

  /**
   * A message in a queue.
   *
   * @param number tells it from all others
   * @param visible when it is delivered, at the earliest
   * @param deliveries how often it was
   */
  record Message(int number, Channel channel, String body, Instant visible, int deliveries) {

    Message delivered(Instant now) {
      return new Message(number, channel, body, now.plus(channel.visibility), deliveries + 1);
    }

    /** Whether it will be delivered: it is no dead letter. */
    boolean isAlive() {
      return deliveries < channel.most;
    }
  }

  /**
   * A run that works on records or on a message.
   *
   * @param message its number; empty for records
   * @param end when it is ended, done or not
   * @param id the id of the mail that it is to send; empty if none
   * @param seen the states of the booking since it began
   * @param mailed whether the mail service has the mail
   * @param again whether what it works on is delivered once more, though it is done
   */
  record Run(
      Call.Relay call,
      Optional<Integer> message,
      Instant end,
      String id,
      Set<Seen> seen,
      boolean mailed,
      boolean again) {

    Run seeing(Set<Seen> more) {
      var all = new HashSet<>(seen);
      all.addAll(more);
      return new Run(call, message, end, id, all, mailed, again);
    }

    Run sent() {
      return new Run(call, message, end, id, seen, true, again);
    }

    Run onceMore() {
      return new Run(call, message, end, id, seen, mailed, true);
    }
  }

  // ------------------------------------------------------------------ changes of the table

  /** After changes of the table, which the stream does not have yet. */
  Notices changed(List<StreamRecord> records) {
    var next = this;
    for (var record : records) {
      var after = record.after().filter(Notices::isHere).orElse(null);
      if (after == null) {
        continue;
      }
      if (after.is("BOOKING")) {
        next = next.seeing(Seen.of(after)).with(booking(record.before(), after));
      }
      if (after.is("EVENT")) {
        next = next.with(next.event(record.before(), after));
      }
    }
    return next;
  }

  private static boolean isHere(StoredItem item) {
    return item.text("eventId").equals(World.EVENT_ID);
  }

  private Notices seeing(Seen seen) {
    var all = new TreeMap<>(runs);
    all.replaceAll((_, run) -> run.seeing(Set.of(seen)));
    return new Notices(stream, messages, all, changes, bus, mailed, twice, dropped, told);
  }

  private Notices with(Map<String, Change> more) {
    if (more.isEmpty()) {
      return this;
    }
    var all = new TreeMap<>(changes);
    all.putAll(more);
    return new Notices(stream, messages, runs, all, bus, mailed, twice, dropped, told);
  }

  private static Map<String, Change> booking(Optional<StoredItem> before, StoredItem now) {
    var id =
        "%s.%d.%d"
            .formatted(now.text("bookingId"), now.number("generation"), now.number("revision"));
    var user = now.text("userId");
    var generation = now.number("generation");
    if (before.filter(was -> was.number("revision") == now.number("revision")).isPresent()) {
      var then = HeldTickets.of(before.get());
      var tickets = HeldTickets.of(now);
      return Map.of(
          "%s.%d".formatted(id, tickets.doorCount()),
          new Change(
              tickets.in().containsAll(then.in()) ? "TicketCheckedIn" : "CheckInUndone",
              user,
              generation,
              Optional.empty()));
    }
    var kind = now.text("kind");
    var type =
        switch (kind) {
          case "BOOK" -> "BookingConfirmed";
          case "JOIN" -> "BookingWaitlisted";
          case "PROMOTE" -> "BookingPromoted";
          case "GIVE_BACK", "SMALLER" -> "BookingReduced";
          case "ADD" -> "BookingEnlarged";
          case "HAND_ON", "HAND_ON_ALL" -> "BookingHandedOn";
          case "RECEIVE", "RECEIVE_MORE" -> "BookingReceived";
          case "FENCE" -> "";
          default -> "BookingCancelled";
        };
    var was = before.map(item -> item.text("state")).orElse("");
    return type.isEmpty()
        ? Map.of()
        : Map.of(id, new Change(type, user, generation, Sentence.of(kind, was)));
  }

  private Map<String, Change> event(Optional<StoredItem> before, StoredItem now) {
    var version = now.number("version");
    if (now.number("shards") == 0
        || before.filter(was -> was.number("version") == version).isPresent()
        || before.filter(was -> besideVersion(was).equals(besideVersion(now))).isPresent()) {
      return Map.of();
    }
    var state = now.text("state");
    var type =
        before.filter(was -> was.text("state").equals(state)).isPresent()
            ? "EventChanged"
            : state.equals("CANCELLED") ? "EventCancelled" : "EventPublished";
    var start = now.number("startsAt");
    var moved = isMoved() || before.filter(was -> was.number("startsAt") != start).isPresent();
    return Map.of(
        "%s.%d".formatted(World.EVENT_ID, version),
        new Change(type, "", 0, moved ? Optional.of(Sentence.EVENT_MOVED) : Optional.empty()));
  }

  /** What an event has beside its versions: a fence changes none of it. */
  private static Map<String, AttributeValue> besideVersion(StoredItem event) {
    var values = new HashMap<>(event.values());
    values.keySet().removeAll(Set.of("version", "changedIn"));
    return values;
  }

  /** Whether the event was ever moved. */
  boolean isMoved() {
    return changes.values().stream().anyMatch(Change::moves);
  }

  /** The stream gets changes. */
  Notices streamed(List<StreamRecord> records, Instant now) {
    var more =
        records.stream()
            .filter(
                record ->
                    record
                        .after()
                        .filter(Notices::isHere)
                        .filter(item -> item.is("BOOKING") || item.is("EVENT"))
                        .isPresent())
            .map(record -> new Call.Written(record, now))
            .toList();
    return more.isEmpty() ? this : holding(Stream.concat(stream.stream(), more.stream()).toList());
  }

  private Notices holding(List<Call.Written> records) {
    return new Notices(records, messages, runs, changes, bus, mailed, twice, dropped, told);
  }

  // ------------------------------------------------------------------ runs

  /** The batches of records that may be delivered: all of them, or the first of one item. */
  List<Call.HandOn> batches() {
    var free = stream.stream().filter(written -> !isHandedOn(written)).toList();
    var batches = new ArrayList<Call.HandOn>();
    if (!free.isEmpty()) {
      batches.add(new Call.HandOn(free));
    }
    if (free.size() > 1) {
      var items = new HashSet<>();
      free.stream()
          .filter(written -> items.add(written.record().key()))
          .forEach(written -> batches.add(new Call.HandOn(List.of(written))));
    }
    return batches;
  }

  /** The records of an item come in their order, so none while another is handed on. */
  private boolean isHandedOn(Call.Written written) {
    return runs.values().stream()
        .flatMap(run -> run.call() instanceof Call.HandOn(var records) ? records.stream() : null)
        .anyMatch(other -> other.record().key().equals(written.record().key()));
  }

  /** A run of the stream's reader begins. It holds its records until they are handed on. */
  Notices begun(String who, Call.HandOn batch) {
    return running(who, new Run(batch, Optional.empty(), Instant.MAX, "", Set.of(), false, false));
  }

  /** A run begins on a message. In the middle of a commit it may still see the old booking. */
  Notices begun(String who, Message message, State state) {
    var seen = new HashSet<Seen>();
    var id = "";
    if (message.channel().mails()) {
      var detail = json(message.body()).path("detail");
      id = detail.path("id").asText();
      var key = Keys.booking(detail.path("userId").asText(), detail.path("bookingId").asText());
      state.image().get(key).map(Seen::of).ifPresent(seen::add);
      state.still(key).map(Seen::of).ifPresent(seen::add);
    }
    var run =
        new Run(
            new Call.Handle(message.channel(), message.body()),
            Optional.of(message.number()),
            state.now().plus(ProductSite.LONGEST_RUN),
            id,
            seen,
            false,
            false);
    var all =
        messages.stream()
            .map(other -> other.number() == message.number() ? other.delivered(state.now()) : other)
            .toList();
    return queued(all).running(who, run);
  }

  private Notices running(String who, Run run) {
    var all = new TreeMap<>(runs);
    all.put(who, run);
    return new Notices(stream, messages, all, changes, bus, mailed, twice, dropped, told);
  }

  private Notices without(String who) {
    var all = new TreeMap<>(runs);
    all.remove(who);
    return new Notices(stream, messages, all, changes, bus, mailed, twice, dropped, told);
  }

  Notices onceMore(String who) {
    return running(who, run(who).orElseThrow().onceMore());
  }

  Optional<Run> run(String who) {
    return Optional.ofNullable(runs.get(who));
  }

  boolean isHandled(Message message) {
    return runs.values().stream()
        .anyMatch(run -> run.message().filter(number -> number == message.number()).isPresent());
  }

  long handled(Predicate<Run> which) {
    return runs.values().stream().filter(which).count();
  }

  /** A run ends; what it is not done with is delivered again. */
  Notices ended(String who, Answer answer) {
    var run = run(who).orElseThrow();
    var next = without(who);
    var left = answer instanceof Answer.HandedOn(var those) ? those : List.of(0);
    return switch (run.call()) {
      case Call.HandOn(var records) ->
          run.again()
              ? next
              : next.handedOn(records, left.stream().mapToInt(i -> i).min().orElse(records.size()));
      case Call.Handle _ -> left.isEmpty() && !run.again() ? next.done(run) : next;
    };
  }

  /** Lambda goes on behind the last record before the first that failed. */
  private Notices handedOn(List<Call.Written> records, int count) {
    var rest = new ArrayList<>(stream);
    records.subList(0, count).forEach(rest::remove);
    return holding(List.copyOf(rest));
  }

  private Notices done(Run run) {
    var next =
        queued(
            messages.stream()
                .filter(other -> other.number() != run.message().orElseThrow())
                .toList());
    return run.id().isEmpty() || mailed.contains(run.id())
        ? next
        : next.dropping(NoticePromises.dropped(this, run));
  }

  /** A run dies: its records come again at once, its message when it is visible again. */
  Notices crashed(String who) {
    return run(who).isPresent() ? without(who) : this;
  }

  // ------------------------------------------------------------------ bus, queues and mails

  /** The bus gets events: their rules put them into queues. */
  Notices onBus(List<PutEventsRequestEntry> entries, Instant now) {
    var next = this;
    for (var entry : entries) {
      var id = NoticePromises.onBus(this, entry.detailType(), json(entry.detail()));
      var ids = new TreeSet<>(next.bus);
      ids.add(id);
      next = new Notices(stream, next.messages, runs, changes, ids, mailed, twice, dropped, told);
      var channel = Channel.of(entry.detailType());
      if (channel.isPresent()) {
        next =
            next.queued(
                channel.get(),
                "{\"detail-type\": \"%s\", \"source\": \"%s\", \"detail\": %s}"
                    .formatted(entry.detailType(), entry.source(), entry.detail()),
                now);
      }
    }
    return next;
  }

  /** A queue gets a message. What all guests must know has an id for each of them. */
  Notices sent(Channel channel, String body, Instant now) {
    if (channel != Channel.GUEST_NOTICES) {
      return queued(channel, body, now);
    }
    var detail = json(body).path("detail");
    var change =
        new Change(
            "EventMoved",
            detail.path("userId").asText(),
            detail.path("generation").asLong(),
            Optional.of(Sentence.EVENT_MOVED));
    return with(Map.of(NoticePromises.asked(this, detail), change)).queued(channel, body, now);
  }

  private Notices queued(Channel channel, String body, Instant now) {
    // A run may still have a message that another one was done with.
    var number =
        IntStream.concat(
                messages.stream().mapToInt(Message::number),
                runs.values().stream().flatMap(run -> run.message().stream()).mapToInt(i -> i))
            .max()
            .orElse(0);
    var message = new Message(number + 1, channel, body, now.plus(channel.delay), 0);
    return queued(Stream.concat(messages.stream(), Stream.of(message)).toList());
  }

  private Notices queued(List<Message> all) {
    return new Notices(stream, all, runs, changes, bus, mailed, twice, dropped, told);
  }

  /**
   * The mail service gets a mail.
   *
   * @param answered whether its sender hears so
   */
  Notices mailed(String who, String to, Mail mail, boolean answered) {
    var run = run(who).orElseThrow();
    NoticePromises.mailed(this, run, to, mail);
    var user = changes.get(run.id()).userId();
    var ids = new TreeSet<>(mailed);
    ids.add(run.id());
    var next =
        new Notices(stream, messages, runs, changes, bus, ids, twice, dropped, told)
            .running(who, run.sent())
            .telling(user, mail.starts());
    return answered ? next : next.disturbed(who);
  }

  /** The mail service takes no mail for this address. */
  Notices refused(String who) {
    var id = run(who).orElseThrow().id();
    return dropping(id).telling(changes.get(id).userId(), UNREACHABLE);
  }

  private Notices telling(String user, String start) {
    var all = new TreeMap<>(told);
    all.merge(user, start, (was, now) -> was.equals(UNREACHABLE) ? was : now);
    return new Notices(stream, messages, runs, changes, bus, mailed, twice, dropped, all);
  }

  private Notices dropping(String id) {
    var ids = new TreeSet<>(dropped);
    ids.add(id);
    return new Notices(stream, messages, runs, changes, bus, mailed, twice, ids, told);
  }

  /** Something goes wrong with a caller. If it has sent its mail, its mark may not be written. */
  Notices disturbed(String who) {
    if (run(who).filter(Run::mailed).isEmpty()) {
      return this;
    }
    var ids = new TreeSet<>(twice);
    ids.add(run(who).orElseThrow().id());
    return new Notices(stream, messages, runs, changes, bus, mailed, ids, dropped, told);
  }

  /** When the next hidden message is visible. */
  Optional<Instant> nextVisible() {
    return messages.stream()
        .filter(message -> message.isAlive() && !isHandled(message))
        .map(Message::visible)
        .min(Instant::compareTo);
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** 64 bits that differ where anything differs. The names of runs do not matter. */
  long fingerprint() {
    var running = runs.values().stream().map(Run::toString).sorted().toList();
    return Fingerprints.of(
        "%s %s %s %s %s %s %s %s %s"
            .formatted(
                stream, messages, running, changes.keySet(), bus, mailed, twice, dropped, told));
  }
}
