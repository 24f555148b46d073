package boxoffice.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventBodyTest {

  private final EventDetails details = EventExamples.draft().details();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'name': 'Other'}",
        "{'description': 'New'}",
        "{'venue': 'Hall'}",
        "{'timeZone': 'Asia/Tokyo'}",
        "{'capacity': 7}",
        "{'maxTicketsPerBooking': 3}",
        "{'startsAt': '2026-12-02T19:00:00Z'}",
        "{'endsAt': '2026-12-01T21:00:00Z'}",
        "{'startsAt': '2026-12-02T19:00:00Z', 'endsAt': '2026-12-02T21:00:00Z'}",
        "{'handOvers': false}",
        "{'doorsAt': '2026-12-01T18:00:00Z'}",
        "{'startsAt': '2026-12-02T19:00:00Z', 'doorsAt': '2026-12-02T18:00:00Z'}",
        "{'organizerName': 'The choir'}",
        "{'contact': 'https://choir.example/ask'}",
        "{'price': '12 €, pay at the door'}",
        "{'startsAt': '2026-11-30T19:00:00Z'}",
        "{'startsAt': '2026-12-02T19:00:00Z', 'salesUntil': '2026-12-01T19:00:00Z'}",
        "{'salesFrom': '2026-11-21T08:00:00Z', 'salesUntil': '2026-12-01T18:00:00Z'}",
        "{'cancelUntil': '2026-11-30T19:00:00Z', 'startsAt': '2026-11-30T19:00:00Z'}"
      })
  void a_change_applied_again_changes_nothing(String body) {
    var change = EventExamples.change(body.replace('\'', '"'));

    var changed = change.details().apply(details);

    assertThat(changed).isNotEqualTo(details);
    assertThat(change.details().apply(changed)).isEqualTo(changed);
  }

  @Test
  void a_move_keeps_the_length() {
    var ends = change("{'endsAt': '2026-12-01T21:30:00Z'}").apply(details);
    var move = "{'startsAt': '2026-12-05T10:00:00Z'}";

    assertThat(change(move).apply(ends).endsAt()).isEqualTo("2026-12-05T12:30:00Z");
    assertThat(change(move).apply(details).endsAt()).isNull();
    assertThat(
            change("{'startsAt': '2026-12-05T10:00:00Z', 'endsAt': '2026-12-05T11:00:00Z'}")
                .apply(ends)
                .endsAt())
        .isEqualTo("2026-12-05T11:00:00Z");
  }

  @Test
  void doors_move_with_the_start() {
    var doors = change("{'doorsAt': '2026-12-01T18:15:00Z'}").apply(details);

    assertThat(change("{'startsAt': '2026-12-05T10:00:00Z'}").apply(doors).doorsAt())
        .isEqualTo("2026-12-05T09:15:00Z");
    assertThat(change("{'endsAt': '2026-12-01T21:00:00Z'}").apply(doors).doorsAt())
        .isEqualTo(doors.doorsAt());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "doorsAt, 2026-12-01T18:00:00Z",
        "organizerName, The choir",
        "contact, ask@choir.example",
        "price, 12 €"
      })
  void what_need_not_be_can_be_taken_back(String field, String value) {
    var given = change("{'%s': '%s'}".formatted(field, value)).apply(details);

    assertThat(given).isNotEqualTo(details);
    assertThat(change("{'%s': null}".formatted(field)).apply(given)).isEqualTo(details);
    assertThat(change("{'%s': ''}".formatted(field)).apply(given)).isEqualTo(details);
    assertThat(change("{'name': 'Other'}").apply(given))
        .usingRecursiveComparison()
        .ignoringFields("name")
        .isEqualTo(given);
  }

  @Test
  void an_end_can_be_taken_back() {
    var ends = change("{'endsAt': '2026-12-01T21:30:00Z'}").apply(details);

    assertThat(change("{'endsAt': ''}").apply(ends)).isEqualTo(details);
  }

  private static UnaryOperator<EventDetails> change(String body) {
    return EventExamples.change(body.replace('\'', '"')).details();
  }

  @Test
  void times_that_differ_from_the_start_stay() {
    var salesUntil = "2026-12-01T18:00:00Z";
    var before = EventExamples.change("{\"salesUntil\": \"%s\"}".formatted(salesUntil));
    var move = EventExamples.change("{\"startsAt\": \"2026-12-02T19:00:00Z\"}");

    assertThat(move.details().apply(before.details().apply(details)))
        .returns(Instant.parse(salesUntil), EventDetails::salesUntil)
        .returns(Instant.parse("2026-12-02T19:00:00Z"), EventDetails::cancelUntil);
  }
}
