package boxoffice.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SerialsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1|1", "1,2|1-2", "3,1,2|1-3", "1,2,3,5|1-3,5", "7,9,10,1023|7,9-10,1023"})
  void are_written_as_ranges(String numbers, String ranges) {
    var serials = serials(List.of(numbers.split(",")).stream().map(Integer::valueOf).toList());

    assertThat(serials).hasToString(ranges);
    assertThat(Serials.parse(ranges)).isEqualTo(serials);
  }

  @Test
  void none_are_written_as_nothing() {
    assertThat(Serials.NONE).hasToString("");
    assertThat(Serials.parse("")).isEqualTo(Serials.NONE);
  }

  @Test
  void are_read_as_written_whichever_they_are() {
    for (var set = 0; set < 1024; set++) {
      var bits = set;
      var serials =
          serials(
              IntStream.rangeClosed(1, 10)
                  .filter(serial -> (bits >> (serial - 1) & 1) == 1)
                  .boxed()
                  .toList());
      assertThat(Serials.parse(serials.toString())).isEqualTo(serials);
    }
  }

  @Test
  void have_each_number_once_in_their_order() {
    assertThat(serials(List.of(3, 1, 3)).numbers()).containsExactly(1, 3);
    assertThat(serials(List.of(1, 2)).and(serials(List.of(2, 3)))).hasToString("1-3");
    assertThat(serials(List.of(1, 2)).without(serials(List.of(2, 3)))).hasToString("1");
  }

  @Test
  void of_a_ticket_given_back_are_not_used_again() {
    var tickets = Tickets.of("secret", 3).without(serials(List.of(3))).with(2);

    assertThat(tickets.live()).hasToString("1-2,4-5");
    assertThat(tickets.last()).isEqualTo(5);
  }

  @Test
  void a_ticket_given_back_is_in_no_more() {
    var tickets =
        new Tickets(
            "secret", serials(List.of(1, 2, 3)), 3, serials(List.of(1, 2)), 2, Instant.EPOCH);

    assertThat(tickets.left()).hasToString("3");
    assertThat(tickets.isIn(serials(List.of(2, 3)))).isTrue();
    assertThat(tickets.without(serials(List.of(2))).checkedIn()).hasToString("1");
  }

  private static Serials serials(List<Integer> numbers) {
    return Serials.of(numbers);
  }
}
