package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The contract {@code openapi.yaml}, which every answer must keep. */
public final class Contract {

  /**
   * An operation of the contract.
   *
   * @param path such as {@code /events/{eventId}}
   */
  public record Route(String method, String path, Operation operation) {

    /** Whether the path of a request matches; it is below the stage and has no query. */
    private boolean takes(String method, String requested) {
      var wanted = path.split("/", -1);
      var given = requested.split("/", -1);
      return this.method.equals(method)
          && wanted.length == given.length
          && IntStream.range(0, wanted.length)
              .allMatch(
                  i ->
                      wanted[i].startsWith("{") ? !given[i].isEmpty() : wanted[i].equals(given[i]));
    }

    public boolean needsToken() {
      return operation.getSecurity() == null;
    }

    public boolean needsKey() {
      return needsToken() || !operation.getSecurity().isEmpty();
    }

    boolean hasBody() {
      return operation.getRequestBody() != null;
    }

    boolean hasParameter(String name) {
      return operation.getParameters() != null
          && operation.getParameters().stream()
              .anyMatch(parameter -> parameter.getName().equals(name));
    }

    /** The example of the request body, as JSON. */
    String exampleBody() {
      var media = operation.getRequestBody().getContent().get("application/json");
      var example =
          media.getExamples() == null
              ? media.getExample()
              : media.getExamples().values().iterator().next().getValue();
      return String.valueOf(example);
    }

    /** The path with a well-formed id for each parameter. */
    public String examplePath() {
      return path.replaceAll("\\{[^}]*}", "0123456789abcdef0123456789abcdef");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  public static final Contract OF_THE_API = new Contract();

  private final List<Route> routes;
  private final OpenApiInteractionValidator validator;

  private Contract() {
    var options = new ParseOptions();
    options.setResolve(true);
    options.setResolveFully(true);
    OpenAPI contract =
        new OpenAPIV3Parser().read(Path.of("../openapi.yaml").toString(), null, options);
    this.routes =
        contract.getPaths().entrySet().stream()
            .flatMap(
                path ->
                    path.getValue().readOperationsMap().entrySet().stream()
                        .map(
                            operation ->
                                new Route(
                                    operation.getKey().name(),
                                    path.getKey(),
                                    operation.getValue())))
            // A fixed segment comes before a parameter: a brace sorts after every letter.
            .sorted((one, other) -> one.path.compareTo(other.path))
            .toList();
    this.validator =
        OpenApiInteractionValidator.createFor(contract).withBasePathOverride("/").build();
  }

  public List<Route> routes() {
    return routes;
  }

  /** The route of a request. */
  Optional<Route> route(Call call) {
    var path = call.path().split("\\?", 2)[0];
    return routes.stream().filter(route -> route.takes(call.method(), path)).findFirst();
  }

  /**
   * Fails unless the answer has a status, a body, headers and a content type that the contract
   * lists for the request. The answer to any other request must be a problem.
   */
  public void check(Call call, Answer answer) {
    var route = route(call);
    if (route.isEmpty() && answer.status() != 413) {
      assertThat(answer.status()).as("status of the unknown route %s", call.path()).isEqualTo(404);
    }
    // The answer to HEAD has no body.
    if (route.isEmpty() && call.method().equals("HEAD")) {
      return;
    }
    // Any route that lists a 404 describes a problem.
    var like = route.orElseGet(() -> route(Call.get("/events/x")).orElseThrow());
    var report = validate(like, answer);
    assertThat(report.getMessages())
        .as("what breaks the contract in %s %s: %s", call.method(), call.path(), answer)
        .isEmpty();
    // Where there is no such event, the page is HTML all the same.
    var isPage = answer.header("Content-Type").startsWith("text/html");
    if (answer.status() >= 400 && !isPage && !call.method().equals("HEAD")) {
      assertThat(answer.number("status")).as("the problem's status").isEqualTo(answer.status());
    }
  }

  ValidationReport validate(Route route, Answer answer) {
    var response = new SimpleResponse.Builder(answer.status());
    answer.headers().map().forEach(response::withHeader);
    if (!answer.body().isEmpty()) {
      response.withBody(answer.body());
    }
    return validator.validateResponse(
        route.examplePath(), Request.Method.valueOf(route.method()), response.build());
  }
}
