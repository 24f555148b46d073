package boxoffice.simulation;

import boxoffice.bookings.Booking;
import boxoffice.dynamodb.Attributes;
import boxoffice.dynamodb.Key;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.Table;
import boxoffice.events.PublishedEvents;
import boxoffice.simulation.table.TableClient;
import boxoffice.simulation.table.TableImage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** Prepares a table: an event on sale, and calls carried out before a schedule begins. */
final class Setting {

  /** How many seats the event gets for each shard, so that it is published with enough shards. */
  private static final int SEATS_PER_SHARD = 32;

  private final TableClient table = new TableClient();
  private final Site site;
  private int shard;
  private long millis;

  private Setting() {
    InstantSource clock = () -> World.START.minusSeconds(60).plusMillis(millis++);
    site = new ProductSite(table, Services.NONE, clock, new Chosen(), OptionalInt.empty());
  }

  /** Draws the shard that the setting names. */
  private final class Chosen implements RandomGenerator {

    @Override
    public int nextInt(int bound) {
      return shard;
    }

    @Override
    public long nextLong() {
      // The same secrets of tickets that a line draws.
      return 0;
    }
  }

  /** An event with this many available seats in each shard. */
  static Setting of(int... available) {
    var setting = new Setting();
    PublishedEvents.publish(
        new Table(setting.table, World.TABLE),
        SEATS_PER_SHARD * available.length,
        World.START.minusSeconds(120));
    setting.set(Keys.event(World.EVENT_ID), "capacity", Arrays.stream(available).sum());
    for (var i = 0; i < available.length; i++) {
      setting.set(Keys.seats(World.EVENT_ID, i), "available", available[i]);
      setting.set(Keys.seats(World.EVENT_ID, i), "eventCapacity", Arrays.stream(available).sum());
    }
    return setting;
  }

  /** Another event in the same table, with this many available seats. */
  Setting elsewhere(int available) {
    PublishedEvents.publish(
        new Table(table, World.TABLE), World.OTHER_ID, available, World.START.minusSeconds(120));
    return this;
  }

  /** A draft of an event with this capacity. */
  static Setting draft(int capacity) {
    var setting = new Setting();
    PublishedEvents.draft(
        new Table(setting.table, World.TABLE), capacity, World.START.minusSeconds(120));
    return setting;
  }

  /** The seats of the event are noted for lists. */
  Setting noted() {
    return call(0, new Call.Summarize());
  }

  private void set(Key key, String attribute, long value) {
    table.updateItem(
        r ->
            r.tableName(World.TABLE)
                .key(key.attributes())
                .updateExpression("SET #attribute = :value")
                .expressionAttributeNames(Map.of("#attribute", attribute))
                .expressionAttributeValues(Attributes.of(":value", value)));
  }

  /** The event started this long ago, by the terms on its shards. */
  Setting begun(Duration ago) {
    return time("startsAt", ago.negated());
  }

  /**
   * The event starts this far ahead, or began less than a minute ago; its sale ends with that, and
   * guests know it.
   */
  Setting starts(Duration ahead) {
    var start = World.START.plus(ahead);
    return call(0, new Call.Move(World.START.minus(Duration.ofHours(1)), start, start))
        .call(0, new Call.Apply())
        .event("announcedStart", ahead);
  }

  /** The event ends this far ahead, and guests know it. */
  Setting ends(Duration ahead) {
    return event("endsAt", ahead).event("announcedEnd", ahead);
  }

  private Setting event(String attribute, Duration ahead) {
    set(Keys.event(World.EVENT_ID), attribute, World.START.plus(ahead).toEpochMilli());
    return this;
  }

  /** The cancellation deadline is this far ahead, by the terms on the shards. */
  Setting cancellableFor(Duration time) {
    return time("cancelUntil", time);
  }

  private Setting time(String attribute, Duration ahead) {
    for (var shard : Ledger.of(image()).shards()) {
      set(shard.key(), attribute, World.START.plus(ahead).toEpochMilli());
    }
    return this;
  }

  /** Carries out a call that draws this shard. */
  Setting call(int onShard, Call call) {
    shard = onShard;
    var answer = site.carryOut(call);
    if (!(answer instanceof Answer.Booked
        || answer instanceof Answer.Waiting
        || answer instanceof Answer.Cancelled
        || answer instanceof Answer.CheckedIn
        || answer instanceof Answer.Undone
        || answer instanceof Answer.Linked
        || answer instanceof Answer.Changed
        || answer instanceof Answer.Done)) {
      throw new IllegalArgumentException("%s: %s".formatted(call, answer));
    }
    return this;
  }

  /** A user books seats of this shard. */
  Setting booked(String user, int quantity, int onShard) {
    return call(onShard, new Call.Book(user, quantity, false, "before"));
  }

  /** A group joins the waitlist; this is its home shard. */
  Setting waits(String user, int quantity, int onShard) {
    return call(onShard, new Call.Book(user, quantity, true, "before"));
  }

  /** The capacity is changed; the shards do not have the new terms yet. */
  Setting resized(int capacity) {
    return call(0, new Call.Resize(capacity));
  }

  /** The groups that wait get the seats that were returned. */
  Setting settled() {
    return call(0, new Call.Settle());
  }

  /** A user cancels; the seats return to this shard. */
  Setting cancelled(String user, int onShard) {
    return call(onShard, new Call.Cancel(user));
  }

  /** A ticket of a first booking is let in; 0 for all of them. */
  Setting letIn(String user, int serial, String key) {
    return call(0, new Call.CheckIn(user, 1, serial, key));
  }

  /** A user makes a link for a ticket of a first booking. */
  Setting linked(String user, int serial, String key) {
    return call(0, new Call.MakeLink(user, 1, List.of(serial), key));
  }

  /** A user booked before tickets had serials. */
  Setting bookedBefore(String user, int quantity, int onShard) {
    booked(user, quantity, onShard);
    table.updateItem(
        r ->
            r.tableName(World.TABLE)
                .key(Keys.booking(user, Booking.id(World.EVENT_ID, user)).attributes())
                .updateExpression("REMOVE serials, lastSerial"));
    return this;
  }

  /** When the first waiting group joined. */
  Instant joined() {
    return Instant.ofEpochMilli(Ledger.of(image()).entries().getFirst().number("joined"));
  }

  TableImage image() {
    return table.image();
  }
}
