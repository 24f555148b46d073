package boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each language has exactly the texts of the code. */
class DictionaryTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final Pattern IMPORT =
      Pattern.compile("^(?:import|export) [^;]*?'(\\.[^']+)'", Pattern.MULTILINE);

  /** All but English, by their files. */
  static Set<String> languages() throws java.io.IOException {
    try (var files = Files.list(Texts.SITE.resolve("languages"))) {
      var names = new TreeSet<String>();
      files.forEach(file -> names.add(file.getFileName().toString().split("\\.")[0]));
      return names;
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void each_text_is_translated_and_used(String language) {
    var code = Texts.inCode().keySet();
    var translated = dictionary(language).keySet();

    assertThat(code)
        .filteredOn(text -> !translated.contains(text))
        .as("not in %s", language)
        .isEmpty();
    assertThat(translated)
        .filteredOn(text -> !code.contains(text))
        .as("only in %s", language)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void no_text_is_translated_twice(String language) {
    var visitor = VISITORS.arrives().opens("");

    assertThat(Texts.dictionary(visitor, language + ".js").keySet())
        .doesNotContainAnyElementsOf(Texts.dictionary(visitor, language + ".more.js").keySet());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void translations_have_the_same_values(String language) {
    var code = Texts.inCode();

    dictionary(language)
        .forEach(
            (key, entry) ->
                assertThat(Texts.forms(entry))
                    .as(key)
                    .allSatisfy(
                        form -> {
                          var counted = code.containsKey(key) && code.get(key).dependsOnNumber();
                          var values = Texts.values(form);
                          var wanted = Texts.values(key);
                          if (counted) {
                            values.remove("n");
                            wanted.remove("n");
                          }
                          assertThat(values).isEqualTo(wanted);
                        }));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void numbers_have_all_categories_of_the_language(String language) {
    var code = Texts.inCode();
    var categories =
        VISITORS
            .arrives()
            .opens("")
            .page()
            .evaluate(
                "(language) =>"
                    + " new Intl.PluralRules(language).resolvedOptions().pluralCategories.sort()",
                language);

    dictionary(language)
        .forEach(
            (key, entry) -> {
              assertThat(entry.isObject())
                  .as(key)
                  .isEqualTo(code.containsKey(key) && code.get(key).dependsOnNumber());
              if (entry.isObject()) {
                assertThat(entry.propertyStream().map(Map.Entry::getKey).sorted().toList())
                    .as(key)
                    .isEqualTo(categories);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("languages")
  void first_view_finds_its_texts_at_once(String language) {
    var first = firstView();
    var atOnce = Texts.dictionary(VISITORS.arrives().opens(""), language + ".js").keySet();

    assertThat(first).contains(Path.of("site/app.js"), Path.of("site/sales.js"));
    Texts.inCode()
        .forEach(
            (key, text) -> {
              if (text.files().stream().anyMatch(first::contains)) {
                assertThat(atOnce).contains(key);
              }
            });
  }

  @Test
  void each_language_has_a_name() throws java.io.IOException {
    var names =
        VISITORS
            .arrives()
            .opens("")
            .page()
            .evaluate(
                "async () => Object.keys((await import('/language.js')).LANGUAGES)"
                    + ".filter((each) => each !== 'en')");

    assertThat(names).isEqualTo(languages().stream().toList());
  }

  private static Map<String, JsonNode> dictionary(String language) {
    var visitor = VISITORS.arrives().opens("");
    var all = new HashMap<>(Texts.dictionary(visitor, language + ".js"));
    all.putAll(Texts.dictionary(visitor, language + ".more.js"));
    return all;
  }

  /** The modules that draw the list of events. */
  private static Set<Path> firstView() {
    var modules = new TreeSet<Path>();
    modules.add(Texts.SITE.resolve("index.html"));
    var open = new ArrayDeque<Path>();
    open.add(Texts.SITE.resolve("app.js"));
    open.add(Texts.SITE.resolve("views/events.js"));
    while (!open.isEmpty()) {
      var module = open.remove();
      if (modules.add(module)) {
        IMPORT
            .matcher(Texts.read(module))
            .results()
            .forEach(found -> open.add(module.resolveSibling(found.group(1)).normalize()));
      }
    }
    return modules;
  }
}
