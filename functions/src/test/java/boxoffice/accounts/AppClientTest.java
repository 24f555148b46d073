package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.http.Secret;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AppClientTest {

  private final AppClient client = new AppClient("the-client", new Secret("the-secret"));

  /** By {@code printf someone@example.comthe-client | openssl dgst -sha256 -hmac the-secret}. */
  @Test
  void the_proof_is_that_of_openssl() {
    assertThat(client.secretHash("someone@example.com"))
        .isEqualTo("FxK/RzpVQkMXjBea7ZvC9ARbbEIdHU2Z9S5aHmMoZlw=");
  }

  @Test
  void the_proof_is_of_one_user() {
    assertThat(client.secretHash("other@example.com"))
        .isNotEqualTo(client.secretHash("someone@example.com"));
  }

  @Test
  void the_secret_is_not_shown() {
    assertThat(client).hasToString("AppClient[id=the-client, secret=(secret)]");
  }
}
