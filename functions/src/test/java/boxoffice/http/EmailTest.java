package boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule of addresses, which the contract's pattern says too. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EmailTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "someone@example.com",
        "Some.One@Example.COM",
        "a@b.de",
        "some+tag@example.com",
        "o'neill@example.ie",
        "!#$%&'*+/=?^_`{|}~-@example.com",
        "1234@example.com",
        "someone@a-b.example.co.uk",
        "someone@1.example.com",
        "someone@xn--mnchen-3ya.de",
        "someone@example.xn--p1ai"
      })
  void addresses_that_people_have_pass(String address) {
    assertThat(isTaken(address)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "an empty one|``",
        "no at sign|someone.example.com",
        "two at signs|some@one@example.com",
        "nothing before the sign|@example.com",
        "nothing after the sign|someone@",
        "a space first| someone@example.com",
        "a space last|someone@example.com ",
        "a space inside|some one@example.com",
        "a no-break space|someone@example.com\u00A0",
        "an em space|someone@example.com\u2003",
        "an ideographic space|someone@example.com\u3000",
        "a narrow no-break space|some\u202Fone@example.com",
        "a zero-width space|someone@example.com\u200B",
        "a zero-width non-joiner|some\u200Cone@example.com",
        "a byte order mark|\uFEFFsomeone@example.com",
        "a soft hyphen|some\u00ADone@example.com",
        "a word joiner|someone@exam\u2060ple.com",
        "a Hangul filler|someone\u3164@example.com",
        "a blank of Braille|someone\u2800@example.com",
        "a variation selector|someone\uFE0F@example.com",
        "an override of direction|someone@example\u202E.com",
        "a tab|someone@example.com\t",
        "a line break|`someone@example.com\n`",
        "a line separator|someone@example.com\u2028",
        "a null|someone\u0000@example.com",
        "a quoted name|\"some one\"@example.com",
        "a quoted name without need|\"someone\"@example.com",
        "a literal address|someone@[127.0.0.1]",
        "a literal address of version 6|someone@[IPv6:::1]",
        "an address without brackets|someone@127.0.0.1",
        "a domain without a dot|someone@localhost",
        "a dot first|.someone@example.com",
        "a dot before the sign|someone.@example.com",
        "two dots before the sign|some..one@example.com",
        "a dot after the sign|someone@.example.com",
        "a dot last|someone@example.com.",
        "two dots in the domain|someone@example..com",
        "a hyphen first in a label|someone@-example.com",
        "a hyphen last in a label|someone@example-.com",
        "an underscore in the domain|someone@exam_ple.com",
        "a last label of one letter|someone@example.c",
        "a last label of digits|someone@example.123",
        "a comment|someone(me)@example.com",
        "a display name|Someone <someone@example.com>",
        "two addresses|someone@example.com,other@example.com",
        "letters of another script|юзер@example.com",
        "a domain of another script|someone@münchen.de",
        "a letter that looks Latin|someоne@example.com",
        "a fullwidth sign|someone＠example.com",
        "a fullwidth dot|someone@example．com"
      })
  void what_nobody_sees_or_has_is_refused(String reason, String address) {
    assertThat(isTaken(address)).as(reason).isFalse();
  }

  @Test
  void an_address_has_at_most_128_characters() {
    var domain = "." + "d".repeat(59) + ".com";

    assertThat(isTaken("n".repeat(59) + "@x.yz" + domain)).isTrue();
    assertThat(isTaken("n".repeat(60) + "@x.yz" + domain)).isFalse();
    assertThat(isTaken("n".repeat(64) + "@example.com")).isTrue();
    assertThat(isTaken("n".repeat(65) + "@example.com")).isFalse();
    assertThat(isTaken("n@" + "d".repeat(63) + ".com")).isTrue();
    assertThat(isTaken("n@" + "d".repeat(64) + ".com")).isFalse();
  }

  private static boolean isTaken(String address) {
    var checks = new Checks();
    checks.email("email", address);
    var taken = checks.errors().isEmpty();
    assertThat(ContractSchemas.allows("Email", address)).as("the contract").isEqualTo(taken);
    return taken;
  }
}
