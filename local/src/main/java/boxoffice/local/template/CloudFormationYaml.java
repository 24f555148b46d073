package boxoffice.local.template;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads CloudFormation's YAML as its JSON, in which {@code !Ref x} is {@code {"Ref": "x"}}. */
public final class CloudFormationYaml {

  private CloudFormationYaml() {}

  /** Reads a template and resolves nothing in it. */
  public static ObjectNode parse(String yaml) {
    Object tree = new Yaml(new ShortForms()).load(yaml);
    return new JsonMapper().valueToTree(tree);
  }

  private static final class ShortForms extends SafeConstructor {

    ShortForms() {
      super(new LoaderOptions());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              var name = node.getTag().getValue().substring(1);
              return Map.of(
                  name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name,
                  value(node));
            }
          });
    }

    private Object value(Node node) {
      return switch (node) {
        case ScalarNode scalar -> constructScalar(scalar);
        case SequenceNode sequence -> constructSequence(sequence);
        case MappingNode mapping -> constructMapping(mapping);
        default -> throw new IllegalArgumentException("Unknown YAML node " + node);
      };
    }
  }
}
