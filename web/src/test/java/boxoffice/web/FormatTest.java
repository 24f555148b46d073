package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates, clocks and numbers, as the person's language, region and time zone have them. */
class FormatTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final Pattern TWELVE_HOURS = Pattern.compile("\\d\\h?[AaPp][Mm]");

  private static final String EVENING = "2027-06-01T18:00:00Z";
  private static final String LATER = "2027-06-01T20:30:00Z";

  /** Every way to say a time, of a moment and a time zone. */
  private static final String TIMES =
      """
      async ([from, to, zone]) => {
        const all = await import('/format.js');
        return [
          all.longTime(from, zone), all.span(from, to, zone), all.span(from, '2027-06-02T09:00:00Z', zone),
          all.shortTime(from, zone), all.clockTime(from, zone), all.clockTime(from, zone, true),
          all.yourTime(from, zone) ?? all.clockTime(from),
        ];
      }\
      """;

  private static final String ZONES =
      """
      async () => {
        const { zoneName } = await import('/format.js');
        return Intl.supportedValuesOf('timeZone').map((zone) => `${zone}: ${zoneName(zone, '2027-06-01T18:00:00Z')}`);
      }\
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de-DE de en-US en | Europe/Berlin      | Di., 1. Juni 2027, 20:00, Mitteleuropäische Zeit | 1.234.567
          de en-US en       | Europe/Berlin      | Di., 1. Juni 2027, 20:00, Mitteleuropäische Zeit | 1.234.567
          de-CH de en-US    | Europe/Zurich      | Di., 1. Juni 2027, 20:00, Mitteleuropäische Zeit | 1'234'567
          en de-DE          | Europe/Berlin      | Tue, 1 Jun 2027, 20:00, Central European Time    | 1.234.567
          en-DE de          | Europe/Berlin      | Tue, 1 Jun 2027, 20:00, Central European Time    | 1.234.567
          en de             | Europe/Berlin      | Tue, 1 Jun 2027, 20:00, Central European Time    | 1.234.567
          en-GB en-US       | Europe/London      | Tue, 1 Jun 2027, 20:00, Central European Time    | 1,234,567
          en-US en          | America/New_York   | Tue, Jun 1, 2027, 8:00 PM, Central European Time | 1,234,567
          en-US de-DE       | Europe/Berlin      | Tue, Jun 1, 2027, 8:00 PM, Central European Time | 1,234,567
          en                | America/New_York   | Tue, Jun 1, 2027, 8:00 PM, Central European Time | 1,234,567
          en-IN hi          | Asia/Kolkata       | Tue, 1 Jun, 2027, 8:00 pm, Central European Time | 12,34,567
          fr-FR en-US en    | Europe/Paris       | Tue, 1 Jun 2027, 20:00, Central European Time    | 1 234 567
          pl en-US          | Europe/Warsaw      | Tue, 1 Jun 2027, 20:00, Central European Time    | *
          zh-CN en          | Asia/Shanghai      | Tue, 1 Jun 2027, 20:00, Central European Time    | 1,234,567
          pt-BR en-US       | America/Sao_Paulo  | Tue, 1 Jun 2027, 20:00, Central European Time    | 1,234,567
          C de-AT           | Europe/Vienna      | Di., 1. Juni 2027, 20:00, Mitteleuropäische Zeit | 1 234 567
          """)
  void times_are_as_in_the_region(String languages, String zone, String time, String number) {
    var visitor = arrives(languages, zone);

    assertThat(times(visitor, "Europe/Berlin").getFirst()).isEqualTo(time);
    if (!number.equals("*")) {
      assertThat(
              visitor.page().evaluate("async () => (await import('/format.js')).number(1234567)"))
          .asString()
          .matches(shown -> shown.replaceAll("\\h", " ").equals(number), number);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "de-DE de en-US en, false",
    "de en-US en, false",
    "en de-DE, false",
    "en-GB, false",
    "ja en-US, false",
    "fr-CA en, false",
    "pt-BR en-US, false",
    "en-US de, true",
    "en-AU, true",
    "es-MX en, true"
  })
  void no_browser_sees_two_clocks(String languages, boolean twelve) {
    for (var zone : List.of("Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata", "UTC")) {
      var visitor = arrives(languages, zone);

      for (var place : List.of("Europe/Berlin", "America/New_York", "Australia/Sydney")) {
        assertThat(times(visitor, place))
            .as("%s in %s, of an event in %s", languages, zone, place)
            .allMatch(time -> TWELVE_HOURS.matcher(time).find() == twelve);
      }
    }
  }

  @Test
  void zone_has_one_name_for_all_regions() {
    var names = zones("en-GB");

    assertThat(names)
        .contains(
            "Europe/Berlin: Central European Time",
            "America/New_York: Eastern Time",
            "Europe/London: United Kingdom Time",
            "Asia/Tokyo: Japan Standard Time");
    for (var languages : List.of("en-US", "en-IN", "en-AU", "de-DE", "fr-FR en", "en-ZA")) {
      var others = languages.startsWith("de") ? "en " + languages : languages;
      assertThat(zones(others)).as(others).isEqualTo(names);
    }
    assertThat(zones("de-DE"))
        .isEqualTo(zones("de-AT en-US"))
        .isEqualTo(zones("de"))
        .contains("Europe/Berlin: Mitteleuropäische Zeit");
  }

  @ParameterizedTest
  @CsvSource({"UTC, UTC", "Etc/UTC, UTC", "Nowhere/Land, UTC", "Etc/GMT+5, GMT-05:00"})
  void zone_without_a_name_is_told_by_its_clock(String zone, String name) {
    assertThat(times(arrives("en-GB", "Europe/Berlin"), zone).getFirst()).endsWith(", " + name);
  }

  @Test
  void event_shows_the_clock_of_the_region() {
    var api = Api.shared();
    var plan = Plan.of(10).with("startsAt", EVENING).with("timeZone", "Europe/Berlin");
    var event = Person.registered(api).publishes(plan.members());

    var visitor = arrives("en de-DE de en-US", "America/New_York").opens("/events/" + event);

    visitor.isAt(plan.name());
    assertThat(visitor.page().locator("#main time").first())
        .hasText("Tue, 1 Jun 2027, 20:00, Central European Time (14:00 your time)");
  }

  private static Visitor arrives(String languages, String zone) {
    var visitor = VISITORS.arrives(Visitors.options().setTimezoneId(zone));
    visitor.asksFor(languages.split(" "));
    return visitor.opens("");
  }

  @SuppressWarnings("unchecked")
  private static List<String> times(Visitor visitor, String zone) {
    return ((List<String>) visitor.page().evaluate(TIMES, List.of(EVENING, LATER, zone)))
        .stream().map(time -> time.replaceAll("\\h", " ")).toList();
  }

  @SuppressWarnings("unchecked")
  private static List<String> zones(String languages) {
    return (List<String>) arrives(languages, "Europe/Berlin").page().evaluate(ZONES);
  }
}
