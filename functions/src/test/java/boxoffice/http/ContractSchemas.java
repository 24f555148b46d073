package boxoffice.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The schemas of texts in the contract. */
final class ContractSchemas {

  private static final Path FILE =
      Path.of(System.getProperty("user.dir")).resolveSibling("openapi.yaml");

  private ContractSchemas() {}

  /** Whether a text keeps the length and the pattern of a schema. */
  static boolean allows(String schema, String text) {
    var rules = schema(schema);
    var length = text.codePointCount(0, text.length());
    return (int) rules.getOrDefault("minLength", 0) <= length
        && length <= (int) rules.getOrDefault("maxLength", Integer.MAX_VALUE)
        && Pattern.compile((String) Objects.requireNonNull(rules.get("pattern")))
            .matcher(text)
            .matches();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> schema(String name) {
    var options = new LoaderOptions();
    // A parser takes the last of two, and the first is lost without a word.
    options.setAllowDuplicateKeys(false);
    try (var reader = Files.newBufferedReader(FILE)) {
      Map<String, Map<String, Map<String, Map<String, Object>>>> contract =
          new Yaml(new SafeConstructor(options)).load(reader);
      return Objects.requireNonNull(contract.get("components").get("schemas").get(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
