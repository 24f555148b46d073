package boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the door decides by itself: codes, and tickets on its list. */
class DoorPartsTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final String READ = "async text => (await import('/door/code.js')).readCode(text)";

  /**
   * Judges a ticket of a booking of three, of which the first is in by the list, and the second was
   * checked in by this device.
   */
  private static final String JUDGE =
      """
      async ({ serial, all, check }) => {
        const { indexed, inside, judge } = await import('/door/list.js');
        const ticket = (serial) => ({ bookingId: 'b', generation: 1, serial });
        const list = indexed({ items: [{ ...ticket(1), checkedIn: true }, ticket(2), ticket(3)] });
        const checks = check ? [{ tickets: [ticket(2)], at: 'now', ...check }] : [];
        const judged = judge(list, inside(list, checks), ticket(serial), all);
        return [judged.kind, ...judged.tickets.map((each) => each.serial)].join(' ');
      }
      """;

  /** What the door says of a ticket that came in at an instant. */
  private static final String USED =
      """
      async (checkedInAt) => {
        const { resultOf } = await import('/door/answers.js');
        const problem = { type: 'checked-in', members: { checkedInAt } };
        const seen = { check: { state: 'refused', problem }, judged: { booking: [] }, names: {} };
        return resultOf(seen, 'Europe/Berlin').title;
      }
      """;

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final Visitor visitor = VISITORS.arrives().opens("");

  @ParameterizedTest
  @CsvSource({
    "89ABC-01YZ9-8M2P4-QR7TX, 89ABC01YZ98M2P4QR7TX",
    "89abc 01yz9 8m2p4 qr7tx, 89ABC01YZ98M2P4QR7TX",
    "89ABColYZ98M2P4QR7TX, 89ABC01YZ98M2P4QR7TX",
    "89ABC\u201301YZ9\u20138M2P4\u2013QR7TX, 89ABC01YZ98M2P4QR7TX",
    "89 ab c0 1y z9 8m 2p 4q r7 tx, 89ABC01YZ98M2P4QR7TX",
    "\u200b89ABC.01YZ9.8M2P4.QR7TX\u00a0, 89ABC01YZ98M2P4QR7TX",
    "0123456789abcdef0123456789abcdef.Zk3x_q0PzT8-aB1c,"
        + " 0123456789abcdef0123456789abcdef.Zk3x_q0PzT8-aB1c"
  })
  void a_code_is_read_as_people_type_it(String typed, String code) {
    assertThat(visitor.page().evaluate(READ, typed)).isEqualTo(Map.of("code", code));
  }

  @ParameterizedTest
  @CsvSource({
    "89ABCZ1YZ98M2P4QR7TX, typo",
    "98ABC01YZ98M2P4QR7TX, typo",
    "89ABC01YZ98M2P4QR7T, form",
    "89ABC01YZ98M2P4QR7TU, form",
    "https://example.com/, form"
  })
  void a_typing_error_is_told_from_nonsense(String typed, String flaw) {
    assertThat(visitor.page().evaluate(READ, typed)).isEqualTo(Map.of("flaw", flaw));
  }

  @Test
  void a_check_in_of_another_day_says_it() {
    var now = ZonedDateTime.now(ZONE);

    assertThat(visitor.page().evaluate(USED, now.toInstant().toString()))
        .asString()
        .matches("Already in, at \\d{1,2}:\\d{2}");
    assertThat(visitor.page().evaluate(USED, now.minusDays(1).toInstant().toString()))
        .asString()
        .startsWith("Already in, on %d ".formatted(now.minusDays(1).getDayOfMonth()));
  }

  @ParameterizedTest
  @CsvSource({"2, false, free 2", "1, false, used", "1, true, free 2 3", "9, false, unknown"})
  void the_list_says_who_is_in(int serial, boolean all, String verdict) {
    assertThat(judged(Map.of("serial", serial, "all", all))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"waiting, used", "counted, used", "refused, free 2"})
  void a_check_in_of_this_device_counts(String state, String verdict) {
    assertThat(judged(Map.of("serial", 2, "all", false, "check", Map.of("state", state))))
        .isEqualTo(verdict);
  }

  @Test
  void a_newer_list_knows_better() {
    var settled = Map.of("state", "counted", "settled", true);

    assertThat(judged(Map.of("serial", 2, "all", false, "check", settled))).isEqualTo("free 2");
  }

  private Object judged(Map<String, ?> shown) {
    return visitor.page().evaluate(JUDGE, shown);
  }
}
