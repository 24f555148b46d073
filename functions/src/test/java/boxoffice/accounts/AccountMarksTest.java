package boxoffice.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.accounts.AccountMarks.Kind;
import boxoffice.accounts.AccountMarks.Mark;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.dynamodb.Table;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AccountMarksTest {

  private static final Instant FIRST = Instant.parse("2026-11-20T09:00:00Z");
  private static final Instant LATER = FIRST.plusSeconds(60);

  private final Table table = LocalDynamoDb.newTable();
  private final AccountMarks marks = new AccountMarks(table, Kind.DELETION);

  @Test
  void a_mark_that_is_there_stays() {
    marks.set("ada", FIRST);
    marks.set("ada", LATER);

    assertThat(marks.find("ada")).contains(new Mark("ada", FIRST, Optional.empty()));
  }

  @Test
  void the_first_note_of_closing_stays() {
    marks.set("ada", FIRST);
    marks.setClosed("ada", FIRST);
    marks.setClosed("ada", LATER);

    assertThat(marks.find("ada")).contains(new Mark("ada", FIRST, Optional.of(FIRST)));
  }

  @Test
  void closing_marks_nobody() {
    marks.setClosed("ada", FIRST);

    assertThat(marks.find("ada")).isEmpty();
  }

  @Test
  void lists_the_earliest_first() {
    marks.set("bob", LATER);
    marks.set("ada", FIRST);
    new AccountMarks(table, Kind.UNCONFIRMED).set("cec", FIRST);

    assertThat(marks.all()).containsExactly("ada", "bob");
  }

  @Test
  void a_removed_mark_is_gone() {
    marks.set("ada", FIRST);

    marks.remove("ada");
    marks.remove("ada");

    assertThat(marks.find("ada")).isEmpty();
    assertThat(marks.all()).isEmpty();
  }
}
