package boxoffice.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TicketCodeTest {

  private static final TicketCode CODE =
      new TicketCode("0123456789abcdef0123456789abcdef", "AZaz09_-AZaz09_-");
  private static final String TEXT = "0123456789abcdef0123456789abcdef.AZaz09_-AZaz09_-";

  @Test
  void a_code_is_read_as_it_is_shown() {
    assertThat(CODE).hasToString(TEXT);
    assertThat(TicketCode.parse(TEXT)).contains(CODE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", TEXT + "A", " " + TEXT, TEXT + "\n", TEXT + " " + TEXT})
  void other_text_is_no_code(String text) {
    assertThat(TicketCode.parse(text)).isEmpty();
  }

  @Test
  void only_its_own_secret_is_right() {
    assertThat(CODE.hasSecret(CODE.secret())).isTrue();
    assertThat(CODE.hasSecret("AZaz09_-AZaz09_A")).isFalse();
    assertThat(CODE.hasSecret("AZaz09_-")).isFalse();
    assertThat(CODE.hasSecret("")).isFalse();
    assertThat(CODE.hasSecret(null)).isFalse();
  }

  @Test
  void a_list_shows_no_code() {
    var change = new Change(1, ChangeKind.BOOK, 1, Instant.ofEpochMilli(1), RequestKey.NONE);
    var shown =
        BookingResponse.of(
            Booking.none("e".repeat(32), "ada", 1).renewed(change, null, CODE.secret()));

    assertThat(shown.ticketCode()).endsWith("." + CODE.secret());
    assertThat(shown.listed().ticketCode()).isNull();
    assertThat(shown.listed().history()).isNull();
    assertThat(shown.listed().bookingId()).isEqualTo(shown.bookingId());
  }
}
