package boxoffice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of a start. */
class OptionsTest {

  @Test
  void the_page_is_one_port_above_the_api() {
    assertThat(options(Map.of("port", "9090")).pagePort()).isEqualTo(9091);
    assertThat(options(Map.of()).pagePort()).isEqualTo(8081);
  }

  @Test
  void the_mailbox_is_two_ports_above_the_api() {
    assertThat(options(Map.of("port", "9090")).mailPort()).isEqualTo(9092);
    assertThat(options(Map.of("port", "0")).mailPort()).isZero();
    assertThat(options(Map.of("mailPort", "90")).mailPort()).isEqualTo(90);
  }

  @Test
  void mails_are_with_the_data() {
    assertThat(options(Map.of()).mails()).isEmpty();
    assertThat(options(Map.of("data", "kept")).mails())
        .hasValue(Path.of("kept/mails").toAbsolutePath());
    assertThat(options(Map.of("data", "kept", "mails", "post")).mails())
        .hasValue(Path.of("post").toAbsolutePath());
  }

  @Test
  void the_page_is_on_any_free_port_too() {
    assertThat(options(Map.of("port", "0")).pagePort()).isZero();
  }

  @Test
  void the_page_may_have_another_port() {
    assertThat(options(Map.of("port", "9090", "pagePort", "80")).pagePort()).isEqualTo(80);
  }

  @Test
  void a_port_beyond_the_last_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(Map.of("port", "65535")))
        .withMessage("pagePort must be a number from 0 to 65535, not 65536.");
  }

  @Test
  void demo_events_are_the_default() {
    assertThat(options(Map.of()).seed()).isTrue();
    assertThat(options(Map.of("seed", "all")).seed()).isTrue();
    assertThat(options(Map.of("seed", "none")).seed()).isFalse();
  }

  @Test
  void functions_run_by_schedule_by_default() {
    assertThat(options(Map.of()).schedules()).isTrue();
    assertThat(options(Map.of("schedules", "none")).schedules()).isFalse();
  }

  @Test
  void another_seed_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(Map.of("seed", "some")))
        .withMessage("seed must be all or none, not some.");
  }

  @Test
  void the_own_table_is_quiet_by_default() {
    assertThat(options(Map.of()).busy()).isFalse();
    assertThat(options(Map.of()).dynamoDb()).isEmpty();
    assertThat(options(Map.of("table", "busy")).busy()).isTrue();
  }

  @Test
  void records_may_be_delivered_several_times() {
    assertThat(options(Map.of()).deliveries()).isEqualTo(1);
    assertThat(options(Map.of("deliveries", "3")).deliveries()).isEqualTo(3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(Map.of("deliveries", "0")))
        .withMessage("deliveries must be a number from 1 to 10, not 0.");
  }

  @Test
  void another_table_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(Map.of("table", "full")))
        .withMessage("table must be busy, not full.");
  }

  @Test
  void another_endpoint_may_have_the_table() {
    assertThat(options(Map.of("dynamodb", "http://127.0.0.1:4566")).dynamoDb())
        .hasValue(URI.create("http://127.0.0.1:4566"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8000", "ftp://localhost", "http:", "8000", "no address"})
  void an_endpoint_must_be_an_address(String endpoint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(Map.of("dynamodb", endpoint)))
        .withMessage(
            "dynamodb must be an address such as http://127.0.0.1:8000, not %s.", endpoint);
  }

  @Test
  void only_the_own_table_can_be_busy() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(Map.of("table", "busy", "dynamodb", "http://127.0.0.1:8000")))
        .withMessage("table=busy is for the own table, not for dynamodb=.");
  }

  private static Options options(Map<String, String> values) {
    var properties = new Properties();
    properties.putAll(values);
    return Options.of(properties);
  }
}
