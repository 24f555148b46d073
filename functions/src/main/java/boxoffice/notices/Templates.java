package boxoffice.notices;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of the notices: two files for each beside this class, in <a
 * href="https://mustache.github.io/mustache.5.html">Mustache</a>, and a layout for all. The text
 * begins with a line {@code Subject:}. In HTML every field is escaped; a field that is not there is
 * an error.
 */
final class Templates {

  private static final String SUBJECT = "Subject: ";

  private final Map<String, Template> texts = new ConcurrentHashMap<>();
  private final Map<String, Template> pages = new ConcurrentHashMap<>();
  private final Mustache.Compiler text = compiler(".txt").escapeHTML(false);
  private final Mustache.Compiler html = compiler(".html");

  /**
   * The letter of a template.
   *
   * @param name the name of its files
   * @param fields by name; an empty text, false and an empty list leave a section out
   */
  Letter letter(String name, Map<String, Object> fields) {
    var written = texts.computeIfAbsent(name, text::loadTemplate).execute(fields).strip();
    var end = written.indexOf('\n');
    if (!written.startsWith(SUBJECT) || end < 0) {
      throw new IllegalStateException("%s.txt does not begin with its subject".formatted(name));
    }
    return new Letter(
        written.substring(SUBJECT.length(), end).strip(),
        withoutGaps(written.substring(end)) + "\n",
        pages.computeIfAbsent(name, html::loadTemplate).execute(fields));
  }

  /** A section that is left out may leave two empty lines behind. */
  private static String withoutGaps(String text) {
    return text.replaceAll("\n{3,}", "\n\n").strip();
  }

  private static Mustache.Compiler compiler(String ending) {
    return Mustache.compiler().emptyStringIsFalse(true).withLoader(name -> open(name + ending));
  }

  private static Reader open(String file) throws IOException {
    return Optional.ofNullable(Templates.class.getResourceAsStream(file))
        .map(stream -> new InputStreamReader(stream, StandardCharsets.UTF_8))
        .orElseThrow(() -> new UncheckedIOException(new IOException("there is no " + file)));
  }
}
