package boxoffice.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Ids of items that exist already must stay as they are. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Sha256Test {

  @Test
  void a_digest_is_that_of_the_standard() {
    assertThat(Sha256.first(4, "abc")).asHexString().isEqualTo("BA7816BF");
  }
}
