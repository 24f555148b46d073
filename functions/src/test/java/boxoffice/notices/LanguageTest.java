package boxoffice.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files with the words of mails, one for each language. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LanguageTest {

  private static final Path FOLDER = Path.of("src/main/resources/boxoffice/notices");
  private static final Pattern FIELD = Pattern.compile("\\{\\{[a-zA-Z]+}}|%s");
  private static final Pattern KEY = Pattern.compile("\\[([a-z-]+)]");

  /** Names that are the same everywhere, and patterns of times, are no sentences. */
  private static final int SHORTEST = 8;

  private static final Set<String> USED_BY_CODE =
      Set.of(
          "date",
          "clock",
          "range",
          "one-ticket",
          "tickets",
          "more-than",
          "your-ticket",
          "ticket-of");

  private static final Set<String> OF_ALL =
      Set.of("subject", "title", "text", "why", "button", "give-back");

  static List<Path> languages() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.filter(file -> file.getFileName().toString().startsWith("words_")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void each_language_has_the_same_keys(Path file) {
    assertThat(keys(read(file))).isEqualTo(keys(english()));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void each_language_has_the_same_fields(Path file) {
    var words = read(file);

    for (var key : keys(english())) {
      assertThat(fields(words.getProperty(key)))
          .as(key)
          .containsExactlyInAnyOrderElementsOf(fields(english().getProperty(key)));
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void no_sentence_was_left_in_english(Path file) {
    var words = read(file);

    for (var key : keys(english())) {
      var text = english().getProperty(key);
      if (FIELD.matcher(text).replaceAll("").length() >= SHORTEST && !key.equals("date")) {
        assertThat(words.getProperty(key)).as(key).isNotEqualTo(text);
      }
    }
  }

  @Test
  void there_is_german() throws IOException {
    assertThat(languages()).contains(FOLDER.resolve("words_de.properties"));
  }

  @Test
  void each_key_is_used_and_each_used_is_there() throws IOException {
    var used = new TreeSet<>(USED_BY_CODE);
    try (var files = Files.list(FOLDER)) {
      for (var file : files.filter(each -> !each.toString().endsWith(".properties")).toList()) {
        var name = file.getFileName().toString().replaceAll("[.].*", "");
        KEY.matcher(Files.readString(file))
            .results()
            .map(key -> key.group(1))
            .filter(key -> !key.equals("main"))
            .map(key -> keys(english()).contains(name + "." + key) ? name + "." + key : key)
            .forEach(used::add);
        if (file.toString().endsWith(".mustache")) {
          OF_ALL.stream()
              .map(key -> name + "." + key)
              .filter(keys(english())::contains)
              .forEach(used::add);
          assertThat(keys(english())).contains(name + ".subject", name + ".why");
        }
      }
    }
    // Each notice has its own.
    used.removeAll(Set.of("subject", "title", "why"));

    assertThat(used).isEqualTo(keys(english()));
  }

  @Test
  void the_language_of_the_machine_makes_no_difference() {
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);

      assertThat(Words.of("fr").locale()).isEqualTo(Locale.ENGLISH);
      assertThat(Words.of(null).tickets(2)).isEqualTo("2 tickets");
      assertThat(Words.of("de").tickets(1)).isEqualTo("1 Ticket");
    } finally {
      Locale.setDefault(before);
    }
  }

  /** What the English words say, between their fields, and the German ones do not. */
  static List<String> onlyEnglish() {
    var german = String.join("\n", values(read(FOLDER.resolve("words_de.properties"))));
    var phrases = new ArrayList<String>();
    for (var text : values(english())) {
      Stream.of(FIELD.split(text))
          .map(String::strip)
          .filter(phrase -> phrase.length() >= SHORTEST && !german.contains(phrase))
          .forEach(phrases::add);
    }
    assertThat(phrases).hasSizeGreaterThan(50);
    return phrases;
  }

  private static Properties english() {
    return read(FOLDER.resolve("words.properties"));
  }

  private static List<String> values(Properties words) {
    return words.values().stream().map(Object::toString).toList();
  }

  private static Set<String> keys(Properties words) {
    return new TreeSet<>(words.stringPropertyNames());
  }

  private static List<String> fields(String text) {
    return FIELD.matcher(text).results().map(MatchResult::group).collect(Collectors.toList());
  }

  private static Properties read(Path file) {
    var words = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      words.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
