package boxoffice.dynamodb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;

/** template.yaml, with null for CloudFormation's functions, such as {@code !Ref}. */
public record TemplateFile(Map<String, Object> content) {

  private static final Path FILE =
      Path.of(System.getProperty("user.dir")).resolveSibling("template.yaml");

  public static TemplateFile read() {
    try (var reader = Files.newBufferedReader(FILE)) {
      return new TemplateFile(new Yaml(new WithoutFunctions()).load(reader));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The properties of all resources of a type, by their names. */
  @SuppressWarnings("unchecked")
  public Map<String, Map<String, Object>> resources(String type) {
    var found = new LinkedHashMap<String, Map<String, Object>>();
    ((Map<String, Map<String, Object>>) content.get("Resources"))
        .forEach(
            (name, resource) -> {
              if (type.equals(resource.get("Type"))) {
                found.put(name, (Map<String, Object>) resource.get("Properties"));
              }
            });
    return found;
  }

  /** What all functions have in common. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> functionDefaults() {
    return (Map<String, Object>) ((Map<String, Object>) content.get("Globals")).get("Function");
  }

  private static final class WithoutFunctions extends SafeConstructor {
    WithoutFunctions() {
      super(new LoaderOptions());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              return null;
            }
          });
    }
  }
}
