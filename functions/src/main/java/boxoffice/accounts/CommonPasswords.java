package boxoffice.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The 5,000 commonest passwords of 12 and more characters: the first that an attacker tries. NOTICE
 * says where they are from.
 */
final class CommonPasswords {

  private static final Set<String> ALL = read();

  private CommonPasswords() {}

  static boolean contain(String password) {
    return ALL.contains(password.toLowerCase(Locale.ROOT));
  }

  private static Set<String> read() {
    var file =
        Objects.requireNonNull(CommonPasswords.class.getResourceAsStream("common-passwords.txt"));
    try (var lines = new BufferedReader(new InputStreamReader(file, UTF_8))) {
      return lines.lines().collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
