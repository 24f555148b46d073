package boxoffice.local.messages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A queue as SQS has it: a received message comes again after a while unless its receiver deletes
 * it, and goes to the dead letters if it came too often. In a FIFO queue nobody receives a message
 * of a group while an earlier one of it is in flight, and what is sent again within 5 minutes is
 * dropped. A standard queue here keeps the order, too, as far as nothing is received twice.
 */
public final class Queue {

  /** How long the repeats of a message are dropped. */
  private static final Duration REPEATS = Duration.ofMinutes(5);

  private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);
  private static final Duration LONGEST_VISIBILITY = Duration.ofHours(12);
  private static final Pattern HANDLE = Pattern.compile("([0-9]{1,18})\\.[0-9]{1,9}\\.\\S+");

  private static final Pattern FORBIDDEN =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  /** What became of a message that was sent. */
  public record Sent(String id, long at, @Nullable String sequenceNumber) {}

  /** How many messages are visible, in flight, and not visible yet. */
  private record Counts(int visible, int inFlight, int delayed) {}

  private final String name;
  private final String arn;
  private volatile QueueSettings settings;
  private final MVMap<Long, Message> messages;
  private final Runnable keep;
  private final InstantSource clock;
  private final Map<String, Sent> repeats = new LinkedHashMap<>();
  private @Nullable Queue deadLetters;
  private long last;

  Queue(
      String name,
      String arn,
      QueueSettings settings,
      MVMap<Long, Message> messages,
      Runnable keep,
      InstantSource clock) {
    this.name = name;
    this.arn = arn;
    this.settings = settings;
    this.messages = messages;
    this.keep = keep;
    this.clock = clock;
    // No place is given twice, even if the queue was empty when the process ended.
    this.last = clock.millis() * 1000;
    for (var message : messages.values()) {
      last = Math.max(last, message.sequence());
      if (message.deduplication() != null) {
        repeats.put(
            repeatKey(message.group(), message.deduplication()),
            new Sent(message.id(), message.sent(), message.sequenceNumber()));
      }
    }
  }

  void failTo(Queue queue) {
    this.deadLetters = queue;
  }

  boolean failsTo(Queue queue) {
    return queue.equals(deadLetters);
  }

  public String name() {
    return name;
  }

  public String arn() {
    return arn;
  }

  QueueSettings settings() {
    return settings;
  }

  void set(QueueSettings changed) {
    this.settings = changed;
  }

  public boolean isFifo() {
    return settings.fifo();
  }

  /**
   * Sends a message.
   *
   * @return the first one, if this is its repeat
   * @throws Refused if the queue does not take it
   */
  public Sent send(Draft draft) {
    check(draft);
    synchronized (this) {
      var now = clock.millis();
      var repeated = deduplication(draft);
      var key = repeatKey(draft.group(), repeated);
      if (repeated != null) {
        repeats.values().removeIf(sent -> sent.at() + REPEATS.toMillis() <= now);
        var first = repeats.get(key);
        if (first != null) {
          return first;
        }
      }
      var delay = draft.delay() == null ? settings.delay() : draft.delay();
      var message =
          new Message(
              ++last,
              UUID.randomUUID().toString(),
              draft.body(),
              draft.attributes(),
              draft.group(),
              repeated,
              now,
              now + delay.toMillis(),
              0,
              0,
              null);
      var sent = new Sent(message.id(), now, settings.fifo() ? message.sequenceNumber() : null);
      if (repeated != null) {
        repeats.put(key, sent);
      }
      put(message);
      return sent;
    }
  }

  /**
   * Receives messages, the oldest first.
   *
   * @param most how many at most
   * @param visibility how long nobody receives them again; null: as the queue says
   * @param wait how long to wait for a first one
   */
  public synchronized List<Message> receive(int most, @Nullable Duration visibility, Duration wait)
      throws InterruptedException {
    if (visibility != null) {
      checkVisibility(visibility);
    }
    var end = System.nanoTime() + wait.toNanos();
    var received = receiveNow(most, visibility);
    while (received.isEmpty()) {
      var left = Duration.ofNanos(end - System.nanoTime());
      if (!left.isPositive()) {
        break;
      }
      wait(Math.clamp(nextVisible(), 1, left.toMillis() + 1));
      received = receiveNow(most, visibility);
    }
    return received;
  }

  /** How long a receiver waits that asks for no other time. */
  public Duration usualWait() {
    return settings.patience();
  }

  private List<Message> receiveNow(int most, @Nullable Duration visibility) {
    var now = clock.millis();
    var hidden = visibility == null ? settings.visibility() : visibility;
    var groups = groupsInFlight(now);
    var received = new ArrayList<Message>();
    var changed = false;
    for (var message : messages.values()) {
      if (received.size() == most) {
        break;
      }
      if (message.sent() + settings.retention().toMillis() <= now) {
        messages.remove(message.sequence());
        changed = true;
      } else if (message.isVisible(now) && !groups.contains(group(message))) {
        if (deadLetters != null && message.receives() >= settings.maxReceives()) {
          deadLetters.take(message, arn);
          messages.remove(message.sequence());
        } else {
          var seen = message.received(now, now + hidden.toMillis());
          messages.put(seen.sequence(), seen);
          received.add(seen);
        }
        changed = true;
      }
    }
    if (changed) {
      keep.run();
    }
    return received;
  }

  /** The groups of a FIFO queue of which nobody may receive more. */
  private Set<String> groupsInFlight(long now) {
    var groups = new HashSet<String>();
    if (settings.fifo()) {
      for (var message : messages.values()) {
        if (message.isInFlight(now)) {
          groups.add(group(message));
        }
      }
    }
    return groups;
  }

  private static String group(Message message) {
    return message.group() == null ? "" : message.group();
  }

  /**
   * In how many milliseconds a hidden message becomes visible. One that waits for its group is seen
   * when another of the group is deleted or visible.
   */
  private long nextVisible() {
    var now = clock.millis();
    var next = Long.MAX_VALUE;
    for (var message : messages.values()) {
      if (!message.isVisible(now)) {
        next = Math.min(next, message.visibleAt());
      }
    }
    return next - now;
  }

  /**
   * Deletes a message that was received. Nothing happens if it was received again or is gone.
   *
   * @throws Refused if the handle is malformed
   */
  public synchronized void delete(String handle) {
    var message = find(handle);
    if (message != null) {
      messages.remove(message.sequence());
      keep.run();
      notifyAll();
    }
  }

  /**
   * Changes when a message in flight comes again.
   *
   * @throws Refused if it is not in flight or the handle is malformed
   */
  public synchronized void changeVisibility(String handle, Duration visibility) {
    checkVisibility(visibility);
    var now = clock.millis();
    var message = find(handle);
    if (message == null || !message.isInFlight(now)) {
      throw Refused.notInFlight();
    }
    put(message.visibleAt(now + visibility.toMillis()));
  }

  public synchronized void purge() {
    messages.clear();
    keep.run();
  }

  /** What the service says of it. */
  public Map<String, String> attributes() {
    var all = new LinkedHashMap<String, String>();
    var counts = counts();
    all.put("QueueArn", arn);
    all.put("ApproximateNumberOfMessages", String.valueOf(counts.visible()));
    all.put("ApproximateNumberOfMessagesNotVisible", String.valueOf(counts.inFlight()));
    all.put("ApproximateNumberOfMessagesDelayed", String.valueOf(counts.delayed()));
    all.putAll(settings.attributes());
    return all;
  }

  private synchronized Counts counts() {
    var now = clock.millis();
    var visible = 0;
    var inFlight = 0;
    for (var message : messages.values()) {
      if (message.isVisible(now)) {
        visible++;
      } else if (message.isInFlight(now)) {
        inFlight++;
      }
    }
    return new Counts(visible, inFlight, messages.size() - visible - inFlight);
  }

  /**
   * Moves messages that nobody has in flight.
   *
   * @param target where a message goes; empty: it stays
   * @return how many moved
   */
  int move(Function<Message, Optional<Queue>> target) {
    var moved = new LinkedHashMap<Message, Queue>();
    synchronized (this) {
      var now = clock.millis();
      for (var message : messages.values()) {
        var queue = target.apply(message);
        if (!message.isInFlight(now) && queue.isPresent()) {
          moved.put(message, queue.get());
          messages.remove(message.sequence());
        }
      }
    }
    moved.forEach((message, queue) -> queue.take(message, null));
    return moved.size();
  }

  private synchronized void take(Message message, @Nullable String from) {
    put(message.moved(++last, clock.millis(), from));
  }

  private synchronized void put(Message message) {
    messages.put(message.sequence(), message);
    keep.run();
    notifyAll();
  }

  private @Nullable Message find(String handle) {
    var parts = HANDLE.matcher(handle);
    if (!parts.matches()) {
      throw Refused.invalidHandle(handle);
    }
    var message = messages.get(Long.valueOf(parts.group(1)));
    return message != null && message.handle().equals(handle) ? message : null;
  }

  private void check(Draft draft) {
    if (draft.body().isEmpty()) {
      throw Refused.missing("MessageBody");
    }
    if (draft.body().getBytes(StandardCharsets.UTF_8).length > settings.largest()) {
      throw Refused.invalid(
          "One or more parameters are invalid. Reason: Message must be shorter than %d bytes."
              .formatted(settings.largest()));
    }
    if (FORBIDDEN.matcher(draft.body()).find()) {
      throw Refused.invalidContents();
    }
    var delay = draft.delay();
    if (delay != null && (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0)) {
      throw Refused.invalid(
          "DelaySeconds", delay.toSeconds(), "DelaySeconds must be >= 0 and <= 900.");
    }
    if (settings.fifo()) {
      checkFifo(draft);
    } else if (draft.deduplication() != null) {
      throw Refused.invalid(
          "MessageDeduplicationId",
          draft.deduplication(),
          "The request includes a parameter that is not valid for this queue type.");
    }
  }

  private void checkFifo(Draft draft) {
    if (draft.group() == null) {
      throw Refused.missing("MessageGroupId");
    }
    if (draft.deduplication() == null && !settings.contentBased()) {
      throw Refused.invalid(
          "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId"
              + " provided explicitly");
    }
    if (draft.delay() != null && !draft.delay().isZero()) {
      throw Refused.invalid(
          "DelaySeconds",
          draft.delay().toSeconds(),
          "The request include parameter that is not valid for this queue type.");
    }
  }

  private static void checkVisibility(Duration visibility) {
    if (visibility.isNegative() || visibility.compareTo(LONGEST_VISIBILITY) > 0) {
      throw Refused.invalid(
          "VisibilityTimeout", visibility.toSeconds(), "Must be between 0 and 43200.");
    }
  }

  private @Nullable String deduplication(Draft draft) {
    return draft.deduplication() == null && settings.contentBased()
        ? digest(draft.body())
        : draft.deduplication();
  }

  private String repeatKey(@Nullable String group, @Nullable String deduplication) {
    return (settings.byGroup() ? group + "\n" : "") + deduplication;
  }

  private static String digest(String body) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
