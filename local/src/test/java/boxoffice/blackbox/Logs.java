package boxoffice.blackbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The logs of a system: a folder for each day, with {@code general.log}, a file for each user, and
 * the output of its processes.
 */
public record Logs(Path folder) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final long BEGIN = ManagementFactory.getRuntimeMXBean().getStartTime();

  /** The files of this name of all days. */
  List<Path> files(String name) {
    return files().stream().filter(file -> file.getFileName().toString().equals(name)).toList();
  }

  /** The lines of a request, in the files of this name. */
  public List<JsonNode> lines(String name, String requestId) {
    return files(name).stream()
        .flatMap(file -> wholeLines(file).lines())
        .filter(line -> line.contains(requestId))
        .map(Logs::json)
        .filter(line -> line.path("correlation_id").asText().equals(requestId))
        .toList();
  }

  /** The words that occur in any file, each by its beginning and with the file. */
  public List<String> find(Collection<String> words) {
    return find(files(), words);
  }

  /** The words that occur in the files of this name, in the same form. */
  List<String> find(String name, Collection<String> words) {
    return find(files(name), words);
  }

  private static List<String> find(List<Path> files, Collection<String> words) {
    var found = new TreeSet<String>();
    for (var file : files) {
      var text = text(file);
      words.stream()
          .filter(text::contains)
          .forEach(word -> found.add(beginning(word) + " in " + file));
    }
    return List.copyOf(found);
  }

  /** Enough to recognize a word: a report must not contain a whole secret either. */
  static String beginning(String word) {
    return word.substring(0, Math.min(word.length(), 24));
  }

  /** The files that changed since the tests began. */
  private List<Path> files() {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(Logs::isOfThisRun).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOfThisRun(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis() >= BEGIN;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without a line that is being written. */
  private static String wholeLines(Path file) {
    var text = text(file);
    return text.substring(0, text.lastIndexOf('\n') + 1);
  }

  static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON: " + line, e);
    }
  }
}
