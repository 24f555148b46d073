package boxoffice.local;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.local.Target.Sight;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Reconciling by hand. */
class ReconciliationTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final RunningSystem system = RunningSystem.shared();

  @Test
  void the_running_system_is_reconciled() throws Exception {
    var answer = invoke("Reconcile");

    assertThat(answer.statusCode()).isEqualTo(200);
    var report = JSON.readTree(answer.body());
    assertThat(report.path("events").isInt()).isTrue();
    assertThat(report.path("differences")).as(answer.body()).isEmpty();
  }

  @Test
  void no_function_of_a_route_is_invoked_by_hand() throws Exception {
    assertThat(invoke("Book").statusCode()).isEqualTo(404);
  }

  @Test
  void the_report_names_every_difference() throws Exception {
    var answer =
        JSON.readTree(
            """
            {"events": 3, "unchecked": 1, "uncheckedSeconds": 300, "repaired": [],
             "differences": [{"eventId": "ab", "kind": "STRAY_ENTRY", "detail": "one too many"}]}
            """);

    assertThat(Reconciliation.report(answer))
        .isEqualTo(
            """
            3 events, 1 of them not checked for 300 s at most
            Repaired: 0
            Left to be looked at: 1
              event ab STRAY_ENTRY: one too many
            """);
  }

  private HttpResponse<String> invoke(String function) throws Exception {
    system.mustShow(Sight.LOCAL_PARTS);
    return system.invoke(function);
  }
}
