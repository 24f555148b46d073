package boxoffice.bookings;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Item;
import boxoffice.dynamodb.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * How a check-in lies in the table: beside its booking. It names its guest and who let them in by
 * their user ids alone.
 */
final class CheckedInItem {

  private CheckedInItem() {}

  static Map<String, AttributeValue> of(CheckedIn checkedIn) {
    var key = checkedIn.key();
    var item =
        new HashMap<>(
            Attributes.of(
                "PK", key.partition(),
                "SK", key.sort(),
                "type", "CHECK_IN",
                "checkInId", checkedIn.request().key(),
                "asked", checkedIn.request().body(),
                "eventId", checkedIn.eventId(),
                "bookingId", checkedIn.bookingId(),
                "userId", checkedIn.userId(),
                "generation", checkedIn.generation(),
                "serials", checkedIn.serials().toString(),
                "at", checkedIn.at().toEpochMilli(),
                "doneBy", checkedIn.by()));
    var offlineAt = checkedIn.offlineAt();
    if (offlineAt != null) {
      item.putAll(Attributes.of("offlineAt", offlineAt.toEpochMilli()));
    }
    return item;
  }

  static CheckedIn checkedIn(Item item) {
    return new CheckedIn(
        new RequestKey(item.text("checkInId"), item.text("asked")),
        item.text("eventId"),
        item.text("bookingId"),
        item.text("userId"),
        item.number("generation"),
        Serials.parse(item.text("serials")),
        item.instant("at"),
        item.text("doneBy"),
        item.has("offlineAt") ? item.instant("offlineAt") : null,
        item.has("undoneAt")
            ? new CheckedIn.Undone(item.instant("undoneAt"), item.text("undoneBy"))
            : null);
  }

  /** The end of a check-in that stands. */
  static TransactWriteItem undone(Table table, CheckedIn checkedIn) {
    var undone = Objects.requireNonNull(checkedIn.undone());
    return table.update(
        checkedIn.key(),
        "SET undoneAt = :at, undoneBy = :by",
        "attribute_exists(PK) AND attribute_not_exists(undoneAt)",
        Map.of(),
        Attributes.of(":at", undone.at().toEpochMilli(), ":by", undone.by()));
  }
}
