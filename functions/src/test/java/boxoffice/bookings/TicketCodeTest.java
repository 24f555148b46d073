package boxoffice.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TicketCodeTest {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final String BOOKING = "0123456789abcdef0123456789abcdef";
  private static final String SECRET = "AZaz09_-AZaz09_-";
  private static final TicketCode CODE = TicketCode.of(BOOKING, SECRET, 2);
  private static final String TEXT = CODE.toString();

  /** The code of a booking of before, which pages and papers out there still show. */
  private static final String FORMER = BOOKING + "." + SECRET;

  @Test
  void has_20_characters_in_groups_of_5() {
    assertThat(TEXT).matches("[%s]{20}".formatted(ALPHABET));
    assertThat(CODE.grouped()).matches("[0-9A-Z]{5}(-[0-9A-Z]{5}){3}");
    assertThat(CODE.grouped().replace("-", "")).isEqualTo(TEXT);
  }

  @Test
  void stays_the_same_in_every_version() {
    assertThat(CODE.grouped()).isEqualTo("04HMA-05NY7-028G5-V35AC");
  }

  @Test
  void is_read_as_it_is_shown() {
    assertThat(ShownCode.parse(TEXT)).contains(CODE);
    assertThat(ShownCode.parse(CODE.grouped())).contains(CODE);
    assertThat(CODE.bookingPrefix()).isEqualTo("012345");
    assertThat(CODE.serial()).isEqualTo(2);
    for (var serial : List.of(1, 512, Serials.MOST)) {
      for (var bookingId : List.of(BOOKING, "f".repeat(32), "0".repeat(32))) {
        var code = TicketCode.of(bookingId, SECRET, serial);
        assertThat(ShownCode.parse(code.toString())).contains(code);
      }
    }
  }

  @Test
  void is_read_as_people_type_it() {
    assertThat(ShownCode.parse(TEXT.toLowerCase(Locale.ROOT))).contains(CODE);
    assertThat(ShownCode.parse(" " + CODE.grouped().replace("-", " - ") + "\t\n")).contains(CODE);
    assertThat(ShownCode.parse(String.join("-", TEXT.split("")))).contains(CODE);
  }

  @Test
  void letters_like_digits_are_read_as_digits() {
    var codes =
        IntStream.rangeClosed(1, Serials.MOST)
            .mapToObj(serial -> TicketCode.of(BOOKING, SECRET, serial))
            .filter(code -> code.toString().contains("0") && code.toString().contains("1"))
            .toList();
    assertThat(codes).isNotEmpty();
    for (var code : codes) {
      for (var one : List.of("I", "i", "L", "l")) {
        for (var zero : List.of("O", "o")) {
          var typed = code.toString().replace("1", one).replace("0", zero);
          assertThat(ShownCode.parse(typed)).contains(code);
        }
      }
    }
  }

  @Test
  void every_wrong_character_is_noticed() {
    for (var place = 0; place < TEXT.length(); place++) {
      for (var other : ALPHABET.toCharArray()) {
        var wrong = TEXT.substring(0, place) + other + TEXT.substring(place + 1);
        assertThat(ShownCode.parse(wrong).isPresent()).isEqualTo(wrong.equals(TEXT));
      }
    }
  }

  @Test
  void every_swapped_pair_is_noticed() {
    var random = new Random(1);
    for (var i = 0; i < 20; i++) {
      var text = TicketCode.of(BOOKING, SECRET, random.nextInt(1, 1024)).toString();
      for (var a = 0; a < text.length(); a++) {
        for (var b = a + 1; b < text.length(); b++) {
          var swapped = new StringBuilder(text);
          swapped.setCharAt(a, text.charAt(b));
          swapped.setCharAt(b, text.charAt(a));
          assertThat(ShownCode.parse(swapped.toString()).isPresent())
              .isEqualTo(text.charAt(a) == text.charAt(b));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "1", "00000-00000-00000-0000", "U0000-00000-00000-00000", "ä"})
  void other_text_is_no_code(String text) {
    assertThat(ShownCode.parse(text)).isEmpty();
    assertThat(ShownCode.parse(TEXT + "0" + text)).isEmpty();
    assertThat(ShownCode.parse("x".repeat(100_000) + text)).isEmpty();
  }

  @Test
  void only_its_own_ticket_and_secret_are_right() {
    var tickets = Tickets.of(SECRET, 4);

    assertThat(CODE.isOf(BOOKING, tickets)).isTrue();
    assertThat(CODE.isOf(BOOKING, Tickets.of("AZaz09_-AZaz09_A", 4))).isFalse();
    assertThat(CODE.isOf("012345" + "f".repeat(26), tickets)).isFalse();
    assertThat(new TicketCode("012345", 3, CODE.proof()).isOf(BOOKING, tickets)).isFalse();
    for (var bit = 0; bit < 61; bit++) {
      var forged = new TicketCode("012345", 2, CODE.proof() ^ (1L << bit));
      assertThat(forged.isOf(BOOKING, tickets)).isFalse();
      assertThat(ShownCode.parse(forged.toString())).contains(forged);
    }
  }

  @Test
  void all_61_bits_of_the_proof_vary() {
    var ones = 0L;
    var zeros = 0L;
    var seen = new HashSet<Long>();
    for (var serial = 1; serial <= Serials.MOST; serial++) {
      var proof = TicketCode.of(BOOKING, SECRET, serial).proof();
      ones |= proof;
      zeros |= ~proof;
      seen.add(proof);
    }
    assertThat(Long.bitCount(ones)).isEqualTo(61);
    assertThat(Long.bitCount(ones & zeros)).isEqualTo(61);
    assertThat(seen).hasSize(Serials.MOST);
  }

  @Test
  void a_former_code_stands_for_all_tickets_left() {
    var former = ShownCode.parse(FORMER).orElseThrow();
    var tickets = Tickets.of(SECRET, 3);

    assertThat(former.bookingPrefix()).isEqualTo(BOOKING);
    assertThat(former.isOf(BOOKING, tickets)).isTrue();
    assertThat(former.serials(tickets)).hasToString("1-3");
    var in = new Tickets(SECRET, tickets.live(), 3, Serials.of(List.of(2)), 1, Instant.EPOCH);
    assertThat(former.serials(in)).hasToString("1,3");
    assertThat(former.isOf(BOOKING, Tickets.of("AZaz09_-AZaz09_A", 3))).isFalse();
    assertThat(former.isOf("f".repeat(32), tickets)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {".", FORMER + "A", " " + FORMER, FORMER + "\n", FORMER + " " + FORMER})
  void a_former_code_has_a_fixed_format(String text) {
    assertThat(ShownCode.parse(text)).isEmpty();
  }

  @Test
  void a_list_shows_no_code() {
    var change = new Change(1, ChangeKind.BOOK, 2, Instant.ofEpochMilli(1), RequestKey.NONE);
    var shown =
        BookingResponse.of(Booking.none("e".repeat(32), "ada", 1).renewed(change, null, SECRET));

    assertThat(Objects.requireNonNull(shown.tickets()))
        .extracting(TicketResponse::serial)
        .containsExactly(1, 2);
    assertThat(shown.listed().tickets()).isNull();
    assertThat(shown.listed().history()).isNull();
    assertThat(shown.listed().bookingId()).isEqualTo(shown.bookingId());
  }
}
