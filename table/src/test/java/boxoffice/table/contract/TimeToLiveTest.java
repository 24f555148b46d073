package boxoffice.table.contract;

import static boxoffice.table.contract.Errors.invalid;
import static boxoffice.table.contract.Errors.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/**
 * <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html">Time to
 * live</a>. That items are deleted within days of their expiry is not tested.
 */
@Contract
class TimeToLiveTest {

  @RegisterExtension final ContractTable table = ContractTable.plain();

  @Test
  void a_new_table_has_none() {
    var described =
        table.client().describeTimeToLive(d -> d.tableName(table.name())).timeToLiveDescription();

    assertThat(described.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.DISABLED);
    assertThat(described.attributeName()).isNull();
  }

  @Test
  void it_is_enabled_for_an_attribute() {
    assertThat(set(true))
        .isEqualTo(
            TimeToLiveSpecification.builder().enabled(true).attributeName("expires").build());

    var described =
        table.client().describeTimeToLive(d -> d.tableName(table.name())).timeToLiveDescription();
    assertThat(described.timeToLiveStatus())
        .isIn(TimeToLiveStatus.ENABLED, TimeToLiveStatus.ENABLING);
    assertThat(described.attributeName()).isEqualTo("expires");
  }

  @Test
  void it_cannot_be_enabled_twice() {
    set(true);

    assertThat(invalid(() -> set(true))).isEqualTo("TimeToLive is already enabled");
  }

  @Test
  void it_cannot_be_disabled_twice() {
    assertThat(invalid(() -> set(false))).isEqualTo("TimeToLive is already disabled");
  }

  @Test
  void an_item_that_has_not_expired_stays() {
    set(true);

    table.put("{'id': 'a', 'expires': 4102444800}");
    table.put("{'id': 'b', 'expires': 'not a number'}");

    assertThat(table.count()).isEqualTo(2);
  }

  @Test
  void a_table_that_is_absent_has_none() {
    refused(
        "ResourceNotFoundException",
        () -> table.client().describeTimeToLive(d -> d.tableName("absent-table")));
  }

  private TimeToLiveSpecification set(boolean isEnabled) {
    return table
        .client()
        .updateTimeToLive(
            u ->
                u.tableName(table.name())
                    .timeToLiveSpecification(t -> t.enabled(isEnabled).attributeName("expires")))
        .timeToLiveSpecification();
  }
}
