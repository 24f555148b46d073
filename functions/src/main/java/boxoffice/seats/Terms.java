package boxoffice.seats;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Item;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The terms of sale of an event. Each seat shard has its own copy, so that a sale reads one item.
 *
 * @param open the gate; once closed it stays closed
 * @param salesFrom when sales open
 * @param salesUntil when sales close, exclusive
 * @param cancelUntil until when bookings may be cancelled, exclusive
 * @param startsAt when the event starts; nobody is promoted from then on
 * @param maxTicketsPerBooking how many tickets one booking may hold, 1 to 10
 * @param capacity how many seats the event has: no larger group may wait
 * @param version the version of the event that these terms belong to, from 1
 */
public record Terms(
    boolean open,
    Instant salesFrom,
    Instant salesUntil,
    Instant cancelUntil,
    Instant startsAt,
    int maxTicketsPerBooking,
    int capacity,
    long version) {

  /** Whether tickets are sold at this time. */
  public boolean sells(Instant now) {
    return open && !now.isBefore(salesFrom) && now.isBefore(salesUntil);
  }

  /** Whether waiting groups may be promoted at this time: the sales window does not bind them. */
  public boolean promotes(Instant now) {
    return open && now.isBefore(startsAt);
  }

  Map<String, AttributeValue> attributes() {
    return Attributes.of(
        "gate",
        open ? "OPEN" : "CLOSED",
        "salesFrom",
        salesFrom.toEpochMilli(),
        "salesUntil",
        salesUntil.toEpochMilli(),
        "cancelUntil",
        cancelUntil.toEpochMilli(),
        "startsAt",
        startsAt.toEpochMilli(),
        "maxTicketsPerBooking",
        maxTicketsPerBooking,
        "eventCapacity",
        capacity,
        "eventVersion",
        version);
  }

  static Terms of(Item item) {
    return new Terms(
        "OPEN".equals(item.text("gate")),
        item.instant("salesFrom"),
        item.instant("salesUntil"),
        item.instant("cancelUntil"),
        item.instant("startsAt"),
        item.integer("maxTicketsPerBooking"),
        // An older version did not write it. The next change of the event does.
        item.has("eventCapacity") ? item.integer("eventCapacity") : Integer.MAX_VALUE,
        item.number("eventVersion"));
  }
}
