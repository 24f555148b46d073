package boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadableTextTest {

  private static final long SEED = Long.getLong("seed", 20_261_126);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada Lovelace",
        "Anne-Marie O’Neill",
        "Zoë Brontë",
        "Zoe\u0308 Bronte\u0308",
        "Łukasz Żółć",
        "Nguyễn Thị Ánh",
        "Nguye\u0302\u0303n",
        "Žižkov, 3. patro",
        "İbrahim Işık",
        "Ελένη Παπαδοπούλου",
        "Борис Ёлкин",
        "Նարեկ Հակոբյան",
        "ნინო ბერიძე",
        "דוד בן־גוריון",
        "צה\u05F4ל",
        "שָׁלוֹם",
        "رضا پهلوی",
        "می\u200Cخواهم",
        "نوید \u200Fمحمدی",
        "محمد \u061C(2)",
        "עברית\u200E 1.",
        "ܐܒܓܕ",
        "አበበ ቢቂላ",
        "क्षत्रिय शर्मा",
        "শর্মিষ্ঠা",
        "র\u200D্যাব",
        "ਗੁਰਪ੍ਰੀਤ",
        "ગાંધી",
        "தமிழ்ச்செல்வி",
        "ശ്രീ\u200Dകുമാര്‍",
        "ක\u0DCA\u200Dෂේම",
        "สมชาย ใจดี",
        "ລາວ",
        "မောင်မောင်",
        "ភាសា\u200Bខ្មែរ",
        "བཀྲ་ཤིས",
        "ཧྐྵྨླྺྼྻྂ",
        "ᠮᠣᠩᠭᠣᠯ\u180E",
        "山田太郎",
        "\u8FBB\uDB40\uDD00さん",
        "山田　太郎",
        "김철수",
        "\u1100\u1161\u11A8",
        "王小明 𠮷野",
        "ᏣᎳᎩ",
        "𞤀𞤣𞤤𞤢𞤥",
        "𐐔𐐯𐑅",
        "Room 2½, 3rd floor — “west”",
        "50 % & more: <b>#1</b>",
        "100 €",
        "§ 1",
        "🎫",
        "👨‍👩‍👧‍👦",
        "👩🏽‍❤️‍💋‍👩🏿",
        "❤️",
        "❤︎",
        "1️⃣",
        "🇩🇪🇫🇷",
        "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
        "soft\u00ADhyphen",
        "\uFEFFpasted",
        "x\u2060y",
        "e\u0301\u0302\u0303\u0304",
        " indented ",
      })
  void ordinary_text_passes(String text) {
    assertThat(ReadableText.fault(text, false)).isEmpty();
    assertThat(ReadableText.fault(text, true)).isEmpty();
    assertThat(ContractSchemas.allows("PersonName", text)).as("the contract").isTrue();
    assertThat(ContractSchemas.allows("EventDescription", text)).as("the contract").isTrue();
  }

  @ParameterizedTest
  @MethodSource
  void text_that_shows_nothing_is_blank(String text) {
    assertThat(ReadableText.fault(text, false)).contains("must not be blank");
    assertThat(ReadableText.fault(text, true)).contains("must not be blank");
  }

  static Stream<String> text_that_shows_nothing_is_blank() {
    var invisible =
        IntStream.of(
                ' ', 0xA0, 0x1680, 0x2003, 0x202F, 0x205F, 0x3000, // spaces
                0xAD, 0x61C, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, // formats
                0x2060, 0x2061, 0x2064, 0xFEFF, 0x1BCA0, 0x1D173, 0x13430, 0x301, 0x34F, 0x489,
                0x5B0, 0x64B, 0x903, 0xE31, 0x17B4, 0x17B5, // marks
                0x180B, 0x20E3, 0xFE00, 0xFE0F, 0x16FE4, 0xE0100, 0xE01EF, 0x115F, 0x1160, 0x2800,
                0x3164, 0xFFA0, 0x13441, 0x13442, 0x1D159) // fillers
            .mapToObj(Character::toString)
            .toList();
    return Stream.of(
            invisible,
            invisible.stream().map(text -> text + " " + text).toList(),
            List.of(String.join("", "\u200B\u2800\u3164\uFEFF".split("")), "\u00A0\u2003\u3000"))
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069})
  void characters_that_turn_the_direction_are_refused(int turning) {
    assertThat(ReadableText.fault("Ada" + Character.toString(turning) + "ecalevoL", true))
        .contains("must not contain U+%04X, which turns the direction of text".formatted(turning));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x378, 0x2065, 0xFFFF, 0xFFFE, 0xFDD0, 0x1FFFE, 0x10FFFF, 0x3FFFF, // never or not yet used
        0xE000, 0xF8FF, 0xF0000, 0x10FFFD, // private use
        0xD800, 0xDFFF, // halves
        0x206A, 0x206F, 0xFFF9, 0xFFFB, 0xFFFC, 0xFFFD, 0xE0001, 0xE0041, 0xE007F
      })
  void what_is_no_character_is_refused(int code) {
    assertThat(ReadableText.fault("a" + Character.toString(code) + "b", true))
        .contains("must not contain U+%04X, which is no character".formatted(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65",
        "\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
        "A\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F"
      })
  void tags_outside_a_flag_are_refused(String text) {
    assertThat(ReadableText.fault(text, false).orElseThrow()).endsWith("which is no character");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, '\t', 0x1B, 0x7F, 0x85, 0x9F})
  void control_characters_are_refused_everywhere(int control) {
    for (var lines : List.of(true, false)) {
      assertThat(ReadableText.fault("a" + Character.toString(control), lines))
          .contains("must not contain control characters");
    }
  }

  @Test
  void only_text_of_lines_has_line_breaks() {
    var lines = "Doors open at 7.\r\n\nBring a friend.\u2028No dogs.\u2029";

    assertThat(ReadableText.fault(lines, true)).isEmpty();
    assertThat(ReadableText.fault("a\nb", false)).contains("must not contain control characters");
    assertThat(ReadableText.fault("a\u2028b", false)).contains("must be on one line");
  }

  @Test
  void marks_do_not_pile_up_without_end() {
    var most = ReadableText.MOST_CODE_POINTS;

    assertThat(ReadableText.fault("e" + "\u0301".repeat(most - 1), false)).isEmpty();
    assertThat(ReadableText.fault("e" + "\u0301".repeat(most), false)).isPresent();
    assertThat(ReadableText.fault("A" + "\uFE0F".repeat(most), false)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "Ada, 3",
    "e\u0301, 1",
    "🎫🎫, 2",
    "👨‍👩‍👧‍👦, 1",
    "👩🏽‍❤️‍💋‍👩🏿!, 2",
    "🇩🇪🇫🇷, 2",
    "क्षत्रिय, 3",
    "สวัสดี, 4",
    "각, 1"
  })
  void characters_are_counted_as_people_count(String text, int characters) {
    assertThat(ReadableText.length(text)).isEqualTo(characters);
  }

  @Test
  void whatever_passes_shows_something_and_is_whole() {
    var random = new SplittableRandom(SEED);
    var passed =
        Stream.generate(() -> anyText(random))
            .limit(20_000)
            .filter(text -> ReadableText.fault(text, true).isEmpty())
            .toList();

    assertThat(passed)
        .hasSizeGreaterThan(1_000)
        .allMatch(Utf8::isWhole)
        .allMatch(text -> text.matches("(?s).*[\\p{L}\\p{N}\\p{P}\\p{S}].*"))
        .noneMatch(
            text -> text.matches("(?s).*[\\p{Cn}\\p{Co}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069].*"));
  }

  /** Up to 4 characters, half of them from the places where the odd ones are. */
  private static String anyText(SplittableRandom random) {
    return IntStream.range(0, random.nextInt(1, 5))
        .map(
            _ ->
                switch (random.nextInt(4)) {
                  case 0 -> random.nextInt(0x20, 0x17F);
                  case 1 -> random.nextInt(0x2000, 0x2070);
                  case 2 -> random.nextInt(0xFE00, 0x10000);
                  default -> random.nextInt(0x110000);
                })
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
