package boxoffice.notices;

import boxoffice.events.WrittenTime;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * What mails say in one language: a file {@code words_xx.properties} beside this class. A language
 * that has none is written in English, with the dates of English.
 */
final class Words {

  private static final String FILE = "boxoffice.notices.words";

  private final ResourceBundle file;
  private final WrittenTime time;

  private Words(ResourceBundle file) {
    this.file = file;
    this.time = new WrittenTime(locale(), say("date"), say("clock"), say("range"));
  }

  /**
   * The words of a language.
   *
   * @param language two letters of ISO 639-1; null for English
   */
  static Words of(@Nullable String language) {
    return new Words(
        ResourceBundle.getBundle(
            FILE,
            language == null ? Locale.ROOT : Locale.of(language),
            // Not the language of the machine.
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  /** The language that they are of. */
  Locale locale() {
    return file.getLocale().equals(Locale.ROOT) ? Locale.ENGLISH : file.getLocale();
  }

  /** Writes times in the language. */
  WrittenTime time() {
    return time;
  }

  /** What a key says, if there is such a key. */
  Optional<String> find(String key) {
    return file.containsKey(key) ? Optional.of(say(key)) : Optional.empty();
  }

  /** What a key says. */
  String say(String key) {
    return file.getString(key);
  }

  /** So many tickets. */
  String tickets(int quantity) {
    return quantity == 1 ? say("one-ticket") : counted("tickets", quantity);
  }

  /** What a key says of a number. */
  String counted(String key, int count) {
    return say(key).replace("{{count}}", Integer.toString(count));
  }

  /** Which ticket of a booking one is. */
  String ticketOf(int number, int count) {
    return counted("ticket-of", count).replace("{{number}}", Integer.toString(number));
  }
}
