package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import boxoffice.http.ProblemException;
import boxoffice.http.Secret;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountChecksTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "someone", "@example.com", "some one@example.com", "a@b\n"})
  void refusesWhatIsNoAddress(String email) {
    refuses("email", checks -> checks.email(new Secret(email)));
  }

  @Test
  void takesAnAddressUpTo254Characters() {
    takes(checks -> checks.email(new Secret("a".repeat(64) + "@" + "b".repeat(189))));
    takes(checks -> checks.email(new Secret("a@" + "b".repeat(252))));
    refuses("email", checks -> checks.email(new Secret("a@" + "b".repeat(253))));
    refuses("email", checks -> checks.email(new Secret("a".repeat(65) + "@" + "b".repeat(189))));
  }

  @Test
  void takesAPasswordOf8To128Characters() {
    refuses("password", checks -> checks.password(new Secret("a".repeat(7))));
    takes(checks -> checks.password(new Secret("a".repeat(8))));
    takes(checks -> checks.password(new Secret("a".repeat(128))));
    refuses("password", checks -> checks.password(new Secret("a".repeat(129))));
  }

  @Test
  void takesAPasswordWithSpacesInsideOnly() {
    takes(checks -> checks.password(new Secret("one two three")));
    refuses("password", checks -> checks.password(new Secret(" leading-space")));
    refuses("password", checks -> checks.password(new Secret("trailing-space ")));
  }

  @Test
  void takesACodeOf1To32Digits() {
    takes(checks -> checks.code(new Secret("1")));
    takes(checks -> checks.code(new Secret("1".repeat(32))));
    refuses("code", checks -> checks.code(new Secret("1".repeat(33))));
    refuses("code", checks -> checks.code(new Secret("12a4")));
    refuses("code", checks -> checks.code(new Secret("١٢٣")));
  }

  @Test
  void takesARefreshTokenOfUpTo8192Characters() {
    takes(checks -> checks.refreshToken(new Secret("t".repeat(8192))));
    refuses("refreshToken", checks -> checks.refreshToken(new Secret("t".repeat(8193))));
    refuses("refreshToken", checks -> checks.refreshToken(new Secret("")));
    refuses("refreshToken", checks -> checks.refreshToken(new Secret("two words")));
    refuses("refreshToken", checks -> checks.refreshToken(new Secret("t\u00f6ken")));
  }

  @Test
  void takesANameOf1To80Characters() {
    takes(checks -> checks.name("n".repeat(80)));
    refuses("name", checks -> checks.name("n".repeat(81)));
    refuses("name", checks -> checks.name(" "));
  }

  @Test
  void aSecretShowsNothingOfItself() {
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
