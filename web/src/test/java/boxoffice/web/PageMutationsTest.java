package boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault that was found in use comes back in turn, and its test must fail. {@code
 * -Dmutations=page} plays them in the browser, which takes some minutes.
 */
class PageMutationsTest {

  static List<PageMutation> all() {
    return PageMutations.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void what_is_taken_back_occurs_once(PageMutation mutation) {
    assertThat(mutation.places()).as(mutation.file()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("all")
  @EnabledIfSystemProperty(named = "mutations", matches = "page")
  void every_fault_is_seen(PageMutation mutation) {
    var summary = mutation.run();

    var failures = summary.getFailures();
    System.out.printf(
        "%s: %s.%s, %d of %d failed%n",
        mutation.fault(),
        mutation.test().getSimpleName(),
        mutation.method(),
        failures.size(),
        summary.getTestsStartedCount());
    failures.stream()
        .limit(1)
        .forEach(failure -> System.out.println("  " + firstLines(failure.getException())));
    assertThat(failures).as("%s without its mend", mutation.method()).isNotEmpty();
  }

  private static String firstLines(Throwable failure) {
    var text = String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ");
    return text.substring(0, Math.min(300, text.length()));
  }
}
