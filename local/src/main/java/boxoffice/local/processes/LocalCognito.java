package boxoffice.local.processes;

import boxoffice.local.template.Template;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the template's user pool, clients and groups as files of cognito-local, so that their ids
 * are known before it starts: cognito-local cannot create a pool with a given id.
 */
public final class LocalCognito {

  /** The code that confirms every address. */
  public static final String CODE = "123456";

  private static final JsonMapper JSON = new JsonMapper();

  private LocalCognito() {}

  /**
   * @param keep whether to keep the users of an earlier run
   */
  static void prepare(Template template, Path folder, boolean keep) throws IOException {
    var settings = Files.createDirectories(folder.resolve(".cognito"));
    var pool = template.resource("AWS::Cognito::UserPool");

    var config = JSON.createObjectNode();
    config.set("UserPoolDefaults", template.properties(pool));
    Files.writeString(settings.resolve("config.json"), config.toString());

    var database = Files.createDirectories(settings.resolve("db"));
    var content = JSON.createObjectNode();
    var clients = content.putObject("Clients");
    for (var id : template.resources("AWS::Cognito::UserPoolClient")) {
      clients.set(
          Template.physicalId(id),
          ((ObjectNode) template.properties(id))
              .put("ClientId", Template.physicalId(id))
              .put("ClientSecret", template.attribute(id, "ClientSecret")));
    }
    Files.writeString(database.resolve("clients.json"), content.toString());

    var users = database.resolve(Template.physicalId(pool) + ".json");
    if (!keep || !Files.exists(users)) {
      var pools = JSON.createObjectNode();
      pools.putObject("Users");
      var groups = pools.putObject("Groups");
      for (var id : template.resources("AWS::Cognito::UserPoolGroup")) {
        var name = template.properties(id).path("GroupName").asText();
        groups.putObject(name).put("GroupName", name);
      }
      Files.writeString(users, pools.toString());
    }
  }
}
