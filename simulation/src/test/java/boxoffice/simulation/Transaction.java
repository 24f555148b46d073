package boxoffice.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** The transactions of the protocol, recognised by what they write. */
enum Transaction {
  BOOK,
  JOIN,
  CANCEL,
  LEAVE,
  SWEEP,
  CHECK_IN,
  /** A booking's revision is raised, so that no earlier try takes effect. */
  FENCE,
  PROMOTE,
  REFILL,
  /** A seat shard gets the terms of its event. */
  TERMS,
  RAISE,
  LOWER,
  /** An event gets other terms, or is cancelled. */
  CHANGE,
  PUBLISH,
  /** Waiting groups that can never get seats stop waiting. */
  END,
  FOLD,
  /** An entry of the waitlist is removed whose booking does not wait. */
  REMOVE_STRAY;

  /** The kind of item that a write changes. */
  enum Part {
    BOOKING("USER#"),
    SEATS("SEATS#"),
    ENTRY("WAITLIST#"),
    EVENT("EVENT#"),
    /** An entry of the log of an event. Nothing is judged by it. */
    LOG("LOG#");

    private final String prefix;

    Part(String prefix) {
      this.prefix = prefix;
    }

    static Part of(TransactWriteItem write) {
      var key = key(write);
      if (key.get("SK").s().startsWith(LOG.prefix)) {
        return LOG;
      }
      return Stream.of(values())
          .filter(part -> key.get("PK").s().startsWith(part.prefix))
          .findAny()
          .orElseThrow();
    }

    private static Map<String, AttributeValue> key(TransactWriteItem write) {
      return write.put() != null
          ? write.put().item()
          : write.update() != null
              ? write.update().key()
              : write.delete() != null ? write.delete().key() : write.conditionCheck().key();
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The transaction of a request. A sweep of one waiting booking is the same as its leaving. */
  static Transaction of(TransactWriteItemsRequest request) {
    var event = writes(request, Part.EVENT);
    var seats = writes(request, Part.SEATS);
    var bookings = writes(request, Part.BOOKING);
    if (bookings.stream().anyMatch(write -> write.conditionCheck() != null)) {
      return REMOVE_STRAY;
    }
    if (!bookings.isEmpty() && isFence(bookings.getFirst())) {
      return FENCE;
    }
    if (event.stream().anyMatch(write -> write.conditionCheck() != null)) {
      return END;
    }
    if (seats.stream().anyMatch(write -> write.put() != null)) {
      return PUBLISH;
    }
    if (!event.isEmpty()) {
      return seats.isEmpty() ? CHANGE : condition(seats.getFirst()).contains(">=") ? LOWER : RAISE;
    }
    if (seats.isEmpty()) {
      return CHECK_IN;
    }
    if (bookings.isEmpty()) {
      var condition = condition(seats.getFirst());
      return condition.contains("eventVersion")
          ? TERMS
          : condition.contains(":folded") ? FOLD : REFILL;
    }
    var values = values(bookings.getFirst());
    if (values.containsKey(":state")) {
      return values.get(":state").s().equals("CONFIRMED") ? BOOK : JOIN;
    }
    if (values.get(":to").s().equals("CONFIRMED")) {
      return PROMOTE;
    }
    var condition = condition(seats.getFirst());
    if (condition.contains("cancelUntil") || condition.contains("startsAt")) {
      return CANCEL;
    }
    return bookings.size() == 1 && !writes(request, Part.ENTRY).isEmpty() ? LEAVE : SWEEP;
  }

  private static boolean isFence(TransactWriteItem booking) {
    return values(booking).getOrDefault(":kind", AttributeValue.fromS("")).s().equals("FENCE");
  }

  private static List<TransactWriteItem> writes(TransactWriteItemsRequest request, Part part) {
    return request.transactItems().stream().filter(write -> Part.of(write) == part).toList();
  }

  /** Every write of the protocol has a condition, but the entry of a log. */
  static String condition(TransactWriteItem write) {
    return write.put() != null
        ? write.put().conditionExpression()
        : write.update() != null
            ? write.update().conditionExpression()
            : write.delete() != null
                ? write.delete().conditionExpression()
                : write.conditionCheck().conditionExpression();
  }

  /** The same write with another condition. */
  static TransactWriteItem withCondition(TransactWriteItem write, String condition) {
    var changed = write.toBuilder();
    if (write.put() != null) {
      changed.put(write.put().toBuilder().conditionExpression(condition).build());
    } else if (write.update() != null) {
      changed.update(write.update().toBuilder().conditionExpression(condition).build());
    } else if (write.conditionCheck() != null) {
      changed.conditionCheck(
          write.conditionCheck().toBuilder().conditionExpression(condition).build());
    } else {
      changed.delete(write.delete().toBuilder().conditionExpression(condition).build());
    }
    return changed.build();
  }

  /** The parts of a condition, which must all hold. */
  static List<String> conjuncts(TransactWriteItem write) {
    return List.of(condition(write).split(" AND "));
  }

  /** The attributes that a write counts up or down. */
  static List<String> counters(TransactWriteItem write) {
    var counters = new ArrayList<String>();
    if (write.update() != null) {
      for (var assignment : write.update().updateExpression().split("SET |REMOVE |, ")) {
        var words = assignment.strip().split(" ");
        if (words.length == 5 && words[0].equals(words[2])) {
          counters.add(words[0]);
        }
      }
    }
    return counters;
  }

  /** The placeholder for what a write adds to a counter. */
  static String delta(TransactWriteItem write, String counter) {
    var assignment = "%1$s = %1$s ".formatted(counter);
    var update = write.update().updateExpression();
    return update.substring(update.indexOf(assignment) + assignment.length()).split("[ ,]")[1];
  }

  private static Map<String, AttributeValue> values(TransactWriteItem write) {
    return write.update().expressionAttributeValues();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
