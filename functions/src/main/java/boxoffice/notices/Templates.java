package boxoffice.notices;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the notices are built, whatever their language: for each a file beside this class, in <a
 * href="https://mustache.github.io/mustache.5.html">Mustache</a>, and for each form, text and HTML,
 * a layout for all.
 *
 * <p>{@code [key]} stands for {@link Words}; alone on its line, it is a paragraph. The words of a
 * key may differ for a notice. In HTML every field is escaped, and those that people wrote keep
 * their direction to themselves. A field that is not there is an error.
 */
final class Templates {

  private static final String SUBJECT = "Subject: ";
  private static final String MAIN = "[main]";

  private static final Pattern KEY = Pattern.compile("\\[([a-z-]+)]");
  private static final Pattern PARAGRAPH = Pattern.compile("(?m)^(\\[[a-z-]+])$");
  private static final Pattern WRITTEN_BY_PEOPLE =
      Pattern.compile("\\{\\{(event|venue|name|subject)}}");
  private static final Pattern ADDRESS = Pattern.compile("\\{\\{(account|link|reset)}}");

  private final Map<Source, Template> compiled = new ConcurrentHashMap<>();

  /** What is compiled once. */
  private record Source(String notice, Form form, Locale locale) {}

  /** The two forms of a mail. */
  private enum Form {
    TEXT(".txt", "$1\n", UnaryOperator.identity()),
    HTML(".html", "<p>$1</p>", Form::marked);

    private final String ending;
    private final String paragraph;
    private final UnaryOperator<String> words;

    Form(String ending, String paragraph, UnaryOperator<String> words) {
      this.ending = ending;
      this.paragraph = paragraph;
      this.words = words;
    }

    private static String marked(String words) {
      var isolated =
          WRITTEN_BY_PEOPLE.matcher(Escapers.HTML.escape(words)).replaceAll("<bdi>{{$1}}</bdi>");
      return ADDRESS.matcher(isolated).replaceAll("<a href=\"{{$1}}\">{{$1}}</a>");
    }
  }

  /**
   * The letter of a notice.
   *
   * @param notice the name of its file
   * @param fields by name; an empty text, false and an empty list leave a section out
   */
  Letter letter(String notice, Words words, Map<String, Object> fields) {
    var written = write(notice, Form.TEXT, words, fields).strip();
    var end = written.indexOf('\n');
    if (!written.startsWith(SUBJECT) || end < 0) {
      throw new IllegalStateException("the layout does not begin with the subject");
    }
    return new Letter(
        written.substring(SUBJECT.length(), end).strip(),
        withoutGaps(written.substring(end)) + "\n",
        write(notice, Form.HTML, words, fields));
  }

  private String write(String notice, Form form, Words words, Map<String, Object> fields) {
    return compiled
        .computeIfAbsent(
            new Source(notice, form, words.locale()),
            _ ->
                compiler(form, words)
                    .compile(
                        worded(
                            file("layout" + form.ending)
                                .replace(
                                    MAIN,
                                    PARAGRAPH
                                        .matcher(file(notice + ".mustache"))
                                        .replaceAll(form.paragraph)),
                            form,
                            words,
                            notice)))
        .execute(fields);
  }

  /** A section that is left out may leave two empty lines behind. */
  private static String withoutGaps(String text) {
    return text.replaceAll("\n{3,}", "\n\n").strip();
  }

  /** With the parts that notices share, such as their tickets. */
  private static Mustache.Compiler compiler(Form form, Words words) {
    var compiler =
        Mustache.compiler()
            .emptyStringIsFalse(true)
            .withLoader(
                part -> new StringReader(worded(file(part + form.ending), form, words, part)));
    return form == Form.TEXT ? compiler.escapeHTML(false) : compiler;
  }

  private static String worded(String template, Form form, Words words, String name) {
    return KEY.matcher(template)
        .replaceAll(
            key ->
                Matcher.quoteReplacement(
                    form.words.apply(
                        words
                            .find(name + "." + key.group(1))
                            .or(() -> words.find(key.group(1)))
                            // Most notices have one line for both.
                            .orElseGet(() -> words.say(name + ".subject")))));
  }

  private static String file(String name) {
    try (var file = Templates.class.getResourceAsStream(name)) {
      return new String(
          Optional.ofNullable(file)
              .orElseThrow(() -> new IOException("there is no " + name))
              .readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
