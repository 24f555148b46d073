package boxoffice.localstack;

import boxoffice.local.processes.Child;
import boxoffice.local.processes.CognitoProcess;
import boxoffice.local.processes.Ports;
import boxoffice.local.processes.Waiting;
import boxoffice.local.processes.Workspace;
import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The user pool that LocalStack's free edition lacks: cognito-local on this machine, at an address
 * that containers reach. Mails go to the addresses that it has.
 *
 * @param endpoint its address
 * @param id the id of the pool
 */
record UserPool(Child process, URI endpoint, String id) implements AutoCloseable {

  private static final Path OUTPUT = Path.of("target").toAbsolutePath();
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Starts it.
   *
   * @param host the address of this machine for containers
   */
  static UserPool start(String host) throws IOException, InterruptedException {
    var template = Template.read(DeployedStack.TEMPLATE, Map.of());
    var port = Ports.free(host);
    var project = DeployedStack.TEMPLATE.toAbsolutePath().normalize().resolveSibling("");
    var process =
        CognitoProcess.start(
            new Workspace(project, host, Optional.empty(), OUTPUT), template, port);
    var endpoint = URI.create("http://%s:%d".formatted(host, port));
    try (var http = HttpClient.newHttpClient()) {
      Waiting.forAnswer(http, endpoint.resolve("/health"));
    }
    return new UserPool(
        process, endpoint, Template.physicalId(template.resource("AWS::Cognito::UserPool")));
  }

  /** A confirmed user with this address; answers the user's id. */
  String add(String email) {
    var user =
        call(
            "AdminCreateUser",
            Map.of(
                "UserPoolId",
                id,
                "Username",
                email,
                "MessageAction",
                "SUPPRESS",
                "UserAttributes",
                List.of(
                    Map.of("Name", "email", "Value", email),
                    Map.of("Name", "email_verified", "Value", "true"),
                    Map.of("Name", "name", "Value", "Somebody"))));
    call(
        "AdminSetUserPassword",
        Map.of(
            "UserPoolId",
            id,
            "Username",
            email,
            "Password",
            "Aa1-" + UUID.randomUUID(),
            "Permanent",
            true));
    return user.at("/User/Attributes")
        .valueStream()
        .filter(attribute -> attribute.path("Name").asText().equals("sub"))
        .findFirst()
        .orElseThrow()
        .path("Value")
        .asText();
  }

  private JsonNode call(String operation, Map<String, ?> request) {
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(endpoint)
                  .header("Content-Type", "application/x-amz-json-1.1")
                  .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
                  .POST(BodyPublishers.ofString(JSON.writeValueAsString(request)))
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(operation + ": " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(operation, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.stop();
  }
}
