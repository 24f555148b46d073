package boxoffice.seats;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boxoffice.dynamodb.Faults;
import boxoffice.dynamodb.Faults.Fault;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import boxoffice.dynamodb.TableUnavailable;
import boxoffice.events.PublishedEvents;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;

/** A read of all shards at one moment, which may not be answered. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SeatStoreTest {

  private final Faults faults = new Faults(TransactGetItemsRequest.class);
  private final Table table = LocalDynamoDb.newTable();
  private final SeatStore store = new SeatStore(LocalDynamoDb.through(table, faults));

  SeatStoreTest() {
    PublishedEvents.publish(table, 20, Instant.parse("2026-11-23T12:00:00Z"));
  }

  @Test
  void a_read_in_the_way_of_others_is_empty() {
    faults.next(Fault.CONFLICT);

    assertThat(store.readAtOnce(EVENT_ID, 1)).isEmpty();
    assertThat(store.readAtOnce(EVENT_ID, 1)).isPresent();
  }

  @Test
  void a_read_without_a_reply_is_an_exception() {
    faults.next(Fault.LOST_REQUEST);

    assertThatThrownBy(() -> store.readAtOnce(EVENT_ID, 1)).isInstanceOf(TableUnavailable.class);
  }
}
