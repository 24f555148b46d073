package boxoffice.bookings;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** How a hand-over lies in the table. It names giver and receiver by their user ids alone. */
final class HandOverItem {

  static final String TYPE = "HAND_OVER";

  /** So long after its end the receiver may still repeat the opening. */
  private static final Duration KEPT = Duration.ofDays(30);

  static final String CREATE =
      "SET #type = :type, handOverId = :id, eventId = :event, bookingId = :booking,"
          + " userId = :user, generation = :generation, serials = :serials, madeAt = :at,"
          + " validUntil = :until, expiresAt = :removal, GSI1PK = :list, GSI1SK = :place";

  static final Map<String, String> NAMES = Map.of("#type", "type");

  private HandOverItem() {}

  /** The values of {@link #CREATE}. */
  static Map<String, AttributeValue> values(HandOver handOver) {
    return Attributes.of(
        ":type", TYPE,
        ":id", handOver.handOverId(),
        ":event", handOver.eventId(),
        ":booking", handOver.bookingId(),
        ":user", handOver.userId(),
        ":generation", handOver.generation(),
        ":serials", handOver.serials().toString(),
        ":at", handOver.madeAt().toEpochMilli(),
        ":until", handOver.expiresAt().toEpochMilli(),
        ":removal", handOver.expiresAt().plus(KEPT).getEpochSecond(),
        ":list", Keys.handOvers(handOver.bookingId()),
        ":place", Keys.handOverPlace(handOver.madeAt(), handOver.handOverId()));
  }

  static boolean is(Item item) {
    return item.text("type").equals(TYPE);
  }

  static HandOver handOver(Item item) {
    return new HandOver(
        item.text("handOverId"),
        item.text("eventId"),
        item.text("bookingId"),
        item.text("userId"),
        item.number("generation"),
        Serials.parse(item.text("serials")),
        item.instant("madeAt"),
        item.instant("validUntil"),
        item.has("usedBy") ? new HandOver.Use(item.text("usedBy"), item.instant("usedAt")) : null,
        item.has("withdrawnAt") ? item.instant("withdrawnAt") : null);
  }

  /** Opens it, once: not after its time, and not when it was withdrawn. */
  static TransactWriteItem use(Table table, HandOver handOver, String receiver, Instant now) {
    return table.update(
        Keys.handOver(handOver.handOverId()),
        "SET usedBy = :user, usedAt = :now",
        "attribute_not_exists(usedBy) AND attribute_not_exists(withdrawnAt) AND validUntil > :now",
        Map.of(),
        Attributes.of(":user", receiver, ":now", now.toEpochMilli()));
  }
}
