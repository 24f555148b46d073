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
  UNDO,
  GIVE_BACK,
  ADD,
  /** A waiting group waits for fewer tickets. */
  SMALLER,
  HAND_ON,
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
    CHECK_IN("USER#", "DOOR#"),
    /** The booking of who gets tickets of another one. */
    RECEIVER("USER#", "BOOKING#"),
    BOOKING("USER#", "BOOKING#"),
    SEATS("SEATS#", ""),
    ENTRY("WAITLIST#", ""),
    LINK("HANDOVER#", ""),
    LOG("EVENT#", "LOG#"),
    EVENT("EVENT#", "");

    private final String partition;
    private final String sort;

    Part(String partition, String sort) {
      this.partition = partition;
      this.sort = sort;
    }

    static Part of(TransactWriteItem write) {
      var key = key(write);
      return Stream.of(values())
          .filter(part -> key.get("PK").s().startsWith(part.partition))
          .filter(part -> key.get("SK").s().startsWith(part.sort))
          .filter(part -> part != RECEIVER || kind(write).startsWith("RECEIVE"))
          .findFirst()
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
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
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
    var checkIns = writes(request, Part.CHECK_IN);
    if (!checkIns.isEmpty()) {
      return checkIns.getFirst().put() != null ? CHECK_IN : UNDO;
    }
    if (!bookings.isEmpty()) {
      switch (kind(bookings.getFirst())) {
        case "FENCE":
          return FENCE;
        case "GIVE_BACK":
          return GIVE_BACK;
        case "ADD":
          return ADD;
        case "SMALLER":
          return SMALLER;
        case "HAND_ON", "HAND_ON_ALL":
          return HAND_ON;
        default:
          break;
      }
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

  /** What kind of change of a booking a write is; empty if it is none. */
  private static String kind(TransactWriteItem write) {
    return write.update() == null
        ? ""
        : values(write).getOrDefault(":kind", AttributeValue.fromS("")).s();
  }

  private static List<TransactWriteItem> writes(TransactWriteItemsRequest request, Part part) {
    return request.transactItems().stream().filter(write -> Part.of(write) == part).toList();
  }

  /** Every write of the protocol has a condition, but those of the log. */
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
    return Part.of(write) == Part.LOG ? List.of() : List.of(condition(write).split(" AND "));
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
