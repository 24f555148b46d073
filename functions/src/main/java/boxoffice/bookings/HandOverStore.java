package boxoffice.bookings;

import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Reads hand-overs, makes them and withdraws them. {@link BookingTransactions} opens them. */
public final class HandOverStore {

  private final Table table;

  public HandOverStore(Table table) {
    this.table = table;
  }

  /** A hand-over by its id. */
  public Optional<HandOver> find(String handOverId) {
    return table.get(Keys.handOver(handOverId)).map(HandOverItem::handOver);
  }

  /**
   * The links of a booking, the oldest first. They may be a second old.
   *
   * @param userId whose booking it is
   */
  public List<HandOver> ofBooking(String userId, String bookingId) {
    return table
        .query(
            QueryRequest.builder()
                .indexName("GSI1")
                .keyConditionExpression("GSI1PK = :list")
                .expressionAttributeValues(Attributes.of(":list", Keys.handOvers(bookingId))))
        .items()
        .stream()
        .map(HandOverItem::handOver)
        .filter(handOver -> handOver.userId().equals(userId))
        .toList();
  }

  /**
   * A hand-over with the bookings of its giver and its receiver, in one request.
   *
   * @param receiver the id of its receiver
   */
  Sides sides(HandOver handOver, String receiver) {
    var giverKey = Keys.booking(handOver.userId(), handOver.bookingId());
    var own = Booking.id(handOver.eventId(), receiver);
    var items =
        table.getAll(
            List.of(Keys.handOver(handOver.handOverId()), giverKey, Keys.booking(receiver, own)));
    var bookings =
        items.stream().filter(item -> !HandOverItem.is(item)).map(BookingItem::booking).toList();
    return new Sides(
        items.stream()
            .filter(HandOverItem::is)
            .map(HandOverItem::handOver)
            .findAny()
            .orElse(handOver),
        bookings.stream()
            .filter(booking -> booking.bookingId().equals(handOver.bookingId()))
            .findAny()
            .orElseGet(
                () ->
                    Booking.none(
                        handOver.eventId(), handOver.userId(), handOver.serials().count())),
        bookings.stream()
            .filter(booking -> booking.bookingId().equals(own))
            .findAny()
            .orElseGet(
                () -> Booking.none(handOver.eventId(), receiver, handOver.serials().count())));
  }

  /** Those whom a hand-over concerns; who never booked has {@link Booking#none nothing}. */
  record Sides(HandOver handOver, Booking giver, Booking receiver) {}

  /** Makes it, unless there is one of its id. */
  boolean make(HandOver handOver) {
    return table.updateIf(
        Keys.handOver(handOver.handOverId()),
        HandOverItem.CREATE,
        "attribute_not_exists(PK)",
        HandOverItem.NAMES,
        HandOverItem.values(handOver));
  }

  /**
   * Withdraws it while nobody has opened it.
   *
   * @param userId its giver
   * @return whether it is withdrawn by this
   */
  boolean withdraw(String userId, String bookingId, String handOverId, Instant now) {
    return table.updateIf(
        Keys.handOver(handOverId),
        "SET withdrawnAt = :now",
        "userId = :user AND bookingId = :booking"
            + " AND attribute_not_exists(usedBy) AND attribute_not_exists(withdrawnAt)",
        Attributes.of(":now", now.toEpochMilli(), ":user", userId, ":booking", bookingId));
  }
}
