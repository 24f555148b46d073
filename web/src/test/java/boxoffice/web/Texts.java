package boxoffice.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The texts of the page: English ones in its code, and translations in its dictionaries. */
final class Texts {

  static final Path SITE = Path.of("site");

  private static final String LITERAL = "(?:'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\")";

  private static final Pattern TEXT = Pattern.compile("\\b(?:t|sentence)\\(\\s*" + LITERAL);

  private static final Pattern PLURAL =
      Pattern.compile("\\bplural\\([^'\"`;]*?,\\s*" + LITERAL + ",\\s*" + LITERAL);

  private static final Pattern STATIC =
      Pattern.compile("aria-label=\"([^\"]+)\" data-text|data-text>([^<]+)<");

  private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");

  private static final JsonMapper JSON = new JsonMapper();

  private Texts() {}

  /**
   * A text in the code.
   *
   * @param one the text for one, of a text that depends on a number; else the text
   * @param dependsOnNumber whether it has a text for one
   */
  record Text(String one, boolean dependsOnNumber, Set<Path> files) {}

  /** The texts in the code, by their key in a dictionary. */
  static Map<String, Text> inCode() {
    var texts = new TreeMap<String, Text>();
    for (var file : modules()) {
      var code = read(file);
      TEXT.matcher(code)
          .results()
          .forEach(found -> note(texts, literal(found, 1), literal(found, 1), false, file));
      PLURAL
          .matcher(code)
          .results()
          .forEach(found -> note(texts, literal(found, 3), literal(found, 1), true, file));
    }
    var page = SITE.resolve("index.html");
    STATIC
        .matcher(read(page))
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .forEach(text -> note(texts, text, text, false, page));
    return texts;
  }

  private static void note(
      Map<String, Text> texts, String key, String one, boolean dependsOnNumber, Path file) {
    texts
        .computeIfAbsent(key, _ -> new Text(one, dependsOnNumber, new TreeSet<>()))
        .files()
        .add(file);
  }

  private static String literal(java.util.regex.MatchResult found, int group) {
    var text = found.group(group) == null ? found.group(group + 1) : found.group(group);
    return text.replaceAll("\\\\(.)", "$1");
  }

  private static List<Path> modules() {
    try (var files = Files.walk(SITE)) {
      return files
          .filter(file -> file.toString().endsWith(".js"))
          .filter(file -> !file.startsWith(SITE.resolve("vendor")))
          .filter(file -> !file.startsWith(SITE.resolve("languages")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entries of a dictionary of the page, such as {@code de.more.js}. */
  static Map<String, JsonNode> dictionary(Visitor visitor, String name) {
    var entries =
        visitor
            .page()
            .evaluate(
                "async (name) => JSON.stringify((await import(`/languages/${name}`)).default)",
                name);
    try {
      return JSON.readValue(
          String.valueOf(entries), new TypeReference<LinkedHashMap<String, JsonNode>>() {});
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the values in a text. */
  static Set<String> values(String text) {
    return VALUE
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The whole text and each of its forms, of an entry in a dictionary. */
  static Stream<String> forms(JsonNode entry) {
    return entry.isTextual()
        ? Stream.of(entry.asText())
        : entry.valueStream().map(JsonNode::asText);
  }

  /** A module that exports a dictionary with each text of the code, changed by {@code change}. */
  static String module(UnaryOperator<String> change) {
    var entries = new LinkedHashMap<String, Object>();
    inCode()
        .forEach(
            (key, text) ->
                entries.put(
                    key,
                    text.dependsOnNumber()
                        ? Map.of("one", change.apply(text.one()), "other", change.apply(key))
                        : change.apply(key)));
    return "export default %s;".formatted(JSON.valueToTree(entries));
  }

  /** A text with each piece between its values changed. */
  static String pieces(String text, UnaryOperator<String> change) {
    var changed = new StringBuilder();
    var from = 0;
    for (var value : VALUE.matcher(text).results().toList()) {
      changed.append(piece(text.substring(from, value.start()), change)).append(value.group());
      from = value.end();
    }
    return changed.append(piece(text.substring(from), change)).toString();
  }

  private static String piece(String text, UnaryOperator<String> change) {
    return text.isEmpty() ? text : change.apply(text);
  }

  /** What a text with values matches, with a group for each value. */
  static Pattern pattern(String text) {
    var pattern = new StringBuilder();
    var from = 0;
    for (var value : VALUE.matcher(text).results().toList()) {
      pattern.append(Pattern.quote(text.substring(from, value.start()))).append("(.+?)");
      from = value.end();
    }
    return Pattern.compile(pattern.append(Pattern.quote(text.substring(from))).toString());
  }

  /** A text with its values in place. */
  static String filled(String text, Map<String, String> values) {
    return VALUE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))));
  }

  /** Finds the German for texts that people read, with the values in them. */
  static UnaryOperator<String> german(Visitor visitor) {
    var all = new LinkedHashMap<>(dictionary(visitor, "de.js"));
    all.putAll(dictionary(visitor, "de.more.js"));
    return translation(all);
  }

  private static UnaryOperator<String> translation(Map<String, JsonNode> dictionary) {
    var code = inCode();
    var known = new LinkedHashMap<Pattern, Translated>();
    code.entrySet().stream()
        .filter(entry -> dictionary.containsKey(entry.getKey()))
        // The text that says most of it is the right one.
        .sorted(
            Comparator.comparing(entry -> -VALUE.matcher(entry.getKey()).replaceAll("").length()))
        .forEach(
            entry -> {
              var to = dictionary.get(entry.getKey());
              var from = entry.getKey();
              if (entry.getValue().dependsOnNumber()) {
                known.put(
                    pattern(entry.getValue().one()),
                    new Translated(entry.getValue().one(), to.path("one").asText()));
                known.put(pattern(from), new Translated(from, to.path("other").asText()));
              } else {
                known.put(pattern(from), new Translated(from, to.asText()));
              }
            });
    return english -> translate(english, known);
  }

  private record Translated(String from, String to) {}

  private static String translate(String english, Map<Pattern, Translated> known) {
    for (var entry : known.entrySet()) {
      var found = entry.getKey().matcher(english);
      if (found.matches() && entry.getValue().from().chars().anyMatch(Character::isLetter)) {
        var values = new LinkedHashMap<String, String>(Map.of("n", "1"));
        var group = 1;
        for (var value : VALUE.matcher(entry.getValue().from()).results().toList()) {
          values.put(value.group(1), translate(found.group(group++), known));
        }
        return filled(entry.getValue().to(), values);
      }
    }
    // The beginning of a longer text.
    return known.values().stream()
        .filter(each -> english.length() > 5 && each.from().startsWith(english))
        .map(each -> each.to().split("\\{", 2)[0].strip())
        .findFirst()
        .orElse(english);
  }
}
