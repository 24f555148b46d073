package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import boxoffice.http.ProblemException;
import boxoffice.http.Secret;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AccountChecksTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "someone", "@example.com", "some one@example.com", "a@b\n"})
  void an_email_must_be_an_address(String email) {
    refuses("email", checks -> checks.email(new Secret(email)));
  }

  @Test
  void an_email_has_at_most_254_characters() {
    takes(checks -> checks.email(new Secret("a".repeat(64) + "@" + "b".repeat(189))));
    takes(checks -> checks.email(new Secret("a@" + "b".repeat(252))));
    refuses("email", checks -> checks.email(new Secret("a@" + "b".repeat(253))));
    refuses("email", checks -> checks.email(new Secret("a".repeat(65) + "@" + "b".repeat(189))));
  }

  @Test
  void a_password_has_12_to_128_characters() {
    refuses("password", checks -> checks.password(new Secret("Xq7-".repeat(3).substring(1))));
    takes(checks -> checks.password(new Secret("Xq7-".repeat(3))));
    takes(checks -> checks.password(new Secret("Xq7-".repeat(32))));
    refuses("password", checks -> checks.password(new Secret("Xq7-".repeat(32) + "x")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"password1234", "Password1234", "123456789012", "QWERTYUIOP12"})
  void the_commonest_passwords_are_refused(String password) {
    refuses("password", checks -> checks.password(new Secret(password)));
    refuses("newPassword", checks -> checks.password("newPassword", new Secret(password)));
  }

  @Test
  void a_password_needs_no_classes_of_characters() {
    takes(checks -> checks.password(new Secret("correct-horse-7")));
    takes(checks -> checks.password(new Secret("only lower case words")));
  }

  @Test
  void an_address_is_no_password() {
    var email = new Secret("someone@example.com");

    refuses(
        "password", checks -> checks.differ("password", new Secret("Someone@Example.com"), email));
    takes(checks -> checks.differ("password", new Secret("someone@example.org"), email));
  }

  @Test
  void a_present_password_may_be_any() {
    takes(checks -> checks.presentPassword(new Secret("p")));
    takes(checks -> checks.presentPassword(new Secret("password1234")));
    refuses("password", checks -> checks.presentPassword(new Secret("p".repeat(257))));
    refuses("password", checks -> checks.presentPassword(new Secret("")));
  }

  @Test
  void a_password_has_spaces_only_inside() {
    takes(checks -> checks.password(new Secret("one two three")));
    refuses("password", checks -> checks.password(new Secret(" leading-space")));
    refuses("password", checks -> checks.password(new Secret("trailing-space ")));
  }

  @Test
  void a_code_has_1_to_32_digits() {
    takes(checks -> checks.code(new Secret("1")));
    takes(checks -> checks.code(new Secret("1".repeat(32))));
    refuses("code", checks -> checks.code(new Secret("1".repeat(33))));
    refuses("code", checks -> checks.code(new Secret("12a4")));
    refuses("code", checks -> checks.code(new Secret("١٢٣")));
  }

  @Test
  void a_refresh_token_has_at_most_8192_characters() {
    takes(checks -> checks.refreshToken(new Secret("t".repeat(8192))));
    refuses("refreshToken", checks -> checks.refreshToken(new Secret("t".repeat(8193))));
    refuses("refreshToken", checks -> checks.refreshToken(new Secret("")));
    refuses("refreshToken", checks -> checks.refreshToken(new Secret("two words")));
    refuses("refreshToken", checks -> checks.refreshToken(new Secret("t\u00f6ken")));
  }

  @Test
  void a_name_has_1_to_80_characters() {
    takes(checks -> checks.name("n".repeat(80)));
    refuses("name", checks -> checks.name("n".repeat(81)));
    refuses("name", checks -> checks.name(" "));
  }

  @Test
  void a_secret_does_not_show_its_value() {
    assertThat(new LoginHandler.Body(new Secret("someone@example.com"), new Secret("password")))
        .hasToString("Body[email=(secret), password=(secret)]");
  }

  private static void takes(Consumer<AccountChecks> check) {
    var checks = new AccountChecks();
    check.accept(checks);
    assertThatNoException().isThrownBy(checks::done);
  }

  private static void refuses(String field, Consumer<AccountChecks> check) {
    var checks = new AccountChecks();
    check.accept(checks);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(checks::done)
        .satisfies(
            e ->
                assertThat(e.problem().errors())
                    .singleElement()
                    .satisfies(error -> assertThat(error.field()).isEqualTo(field)));
  }
}
