package boxoffice.accounts;

import boxoffice.http.Checks;
import boxoffice.http.Removable;
import boxoffice.http.Secret;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of the fields that account requests share; what Cognito decides is left to Cognito. */
public final class AccountChecks {

  static final String IS_THE_ADDRESS = "must not be the address";

  private static final Pattern CODE = Pattern.compile("[0-9]{1,32}");

  private static final Pattern AUTHENTICATOR_CODE = Pattern.compile("[0-9]{6}");

  private static final Pattern PASSWORD = Pattern.compile("\\S.{10,126}\\S");

  private static final Pattern TOKEN = Pattern.compile("[!-~]{1,8192}");

  private static final Pattern PRESENT_PASSWORD =
      Pattern.compile("(?=.*\\S).{1,256}", Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  private final Checks checks = new Checks();

  Secret email(@Nullable Secret email) {
    return new Secret(checks.email("email", text(email)));
  }

  /** A password that somebody chooses. */
  Secret password(@Nullable Secret password) {
    return password("password", password);
  }

  /** A password that somebody chooses, in a field of another name. */
  Secret password(String field, @Nullable Secret password) {
    var value =
        checks.text(
            field,
            text(password),
            PASSWORD,
            "must have 12 to 128 characters, no space first or last");
    checks.require(!CommonPasswords.contain(value), field, "is one of the commonest passwords");
    return new Secret(value);
  }

  /** Refuses a password that is the address of its account. */
  void differ(String field, Secret password, Secret email) {
    checks.require(!password.value().equalsIgnoreCase(email.value()), field, IS_THE_ADDRESS);
  }

  /** A password that is there already. It may be older than the rules for new ones. */
  public Secret presentPassword(@Nullable Secret password) {
    return new Secret(
        checks.text("password", text(password), PRESENT_PASSWORD, "must have 1 to 256 characters"));
  }

  Secret code(@Nullable Secret code) {
    return new Secret(checks.text("code", text(code), CODE, "must have 1 to 32 digits"));
  }

  /** What an authenticator shows (RFC 6238). */
  Secret authenticatorCode(@Nullable Secret code) {
    return new Secret(checks.text("code", text(code), AUTHENTICATOR_CODE, "must have 6 digits"));
  }

  /** What a login that asks for a second factor answers. */
  Secret session(@Nullable Secret session) {
    return new Secret(
        checks.text(
            "session", text(session), TOKEN, "must have 1 to 8192 visible ASCII characters"));
  }

  Secret refreshToken(@Nullable Secret refreshToken) {
    return new Secret(
        checks.text(
            "refreshToken",
            text(refreshToken),
            TOKEN,
            "must have 1 to 8192 visible ASCII characters"));
  }

  /** The name of a person. */
  String name(@Nullable String name) {
    return checks.text("name", name, 80);
  }

  /** A language by its two letters of ISO 639-1; null to remove it. */
  @Nullable String language(Removable language) {
    var value = language.value();
    checks.require(
        value == null || LANGUAGES.contains(value),
        "language",
        "must be two lower-case letters of ISO 639-1, such as de");
    return value;
  }

  /** Refuses the body of a change that changes nothing. */
  void changesSomething(boolean changesSomething) {
    checks.require(changesSomething, "body", "must change something");
  }

  /** Must be called before the values are used. */
  public void done() {
    checks.done();
  }

  private static @Nullable String text(@Nullable Secret secret) {
    return secret == null ? null : secret.value();
  }
}
