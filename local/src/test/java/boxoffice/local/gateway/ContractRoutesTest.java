package boxoffice.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.blackbox.Contract;
import boxoffice.local.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The routes of the template are the operations of the contract. */
class ContractRoutesTest {

  private final Template template;

  ContractRoutesTest() throws IOException {
    this.template = Template.read(Path.of("../template.yaml"), Map.of());
  }

  @Test
  void the_template_serves_exactly_the_contract() {
    assertThat(served())
        .containsExactlyInAnyOrderElementsOf(
            Contract.OF_THE_API.routes().stream().map(Contract.Route::toString).toList());
  }

  @Test
  void keys_and_tokens_are_required_as_the_contract_says() {
    var routes = new Routes(template);

    for (var operation : Contract.OF_THE_API.routes()) {
      var route = routes.match(operation.method(), operation.examplePath()).orElseThrow().route();

      assertThat(route.path()).isEqualTo(operation.path());
      assertThat(route.apiKeyRequired()).as("key, %s", operation).isEqualTo(operation.needsKey());
      assertThat(route.authorized()).as("token, %s", operation).isEqualTo(operation.needsToken());
    }
  }

  private List<String> served() {
    return template.resources("AWS::Serverless::Function").stream()
        .flatMap(function -> template.events(function, "Api").stream())
        .map(
            event ->
                event.path("Method").asText().toUpperCase(Locale.ROOT)
                    + " "
                    + event.path("Path").asText())
        .toList();
  }
}
