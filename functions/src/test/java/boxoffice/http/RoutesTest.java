package boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.Logs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RoutesTest {

  private final Caller ada = Caller.user("ada");
  private final Routes routes =
      new Routes(
          Map.of(
              "GET /account", _ -> Answer.empty(201),
              "PATCH /account", _ -> Answer.empty(202),
              "POST /account/{part}", r -> Answer.of(200, List.of(r.path()))));

  @Test
  void a_request_reaches_its_method_and_resource() {
    assertThat(ada.get("/account").to(routes).status()).isEqualTo(201);
    assertThat(ada.patch("/account", "{}").to(routes).status()).isEqualTo(202);
  }

  @Test
  void a_route_is_found_by_resource_not_path() {
    var call = ada.post("/account/email", "{}");
    call.event().setResource("/account/{part}");

    assertThat(call.to(routes).text()).isEqualTo("[\"/v1/account/email\"]");
  }

  @Test
  void a_route_that_the_function_lacks_is_an_error() {
    try (var logs = new Logs()) {
      assertThat(ada.post("/account", "{}").to(routes).status()).isEqualTo(500);
      assertThat(logs.lines())
          .filteredOn(line -> line.contains("ERROR"))
          .singleElement()
          .asString()
          .contains("POST /account");
    }
  }
}
