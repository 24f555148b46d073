package boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.PlaywrightException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The browser stops attacks if the page ever has a hole. After every test of this package, {@link
 * Visitors} checks that the page itself violates no policy.
 */
class PolicyTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private final Visitor visitor = VISITORS.arrives();

  @Test
  void an_injected_script_does_not_run() {
    visitor
        .page()
        .route(
            url -> url.endsWith("/"),
            Visitor.answering(
                view -> view.replace("</body>", "<script>window.ran = true</script></body>")));

    visitor.opens("").isAt("Upcoming events");

    assertThat(visitor.page().evaluate("window.ran")).isNull();
    assertThat(visitor.watch().violations()).isNotEmpty();
    visitor.watch().forgiveViolations();
  }

  @Test
  void text_does_not_become_markup() {
    visitor.opens("").isAt("Upcoming events");

    assertThatThrownBy(() -> visitor.page().evaluate("document.body.innerHTML = '<b>not ours</b>'"))
        .isInstanceOf(PlaywrightException.class)
        .hasMessageContaining("TrustedHTML");

    assertThat(visitor.watch().violations()).isNotEmpty();
    visitor.watch().forgiveViolations();
  }

  @Test
  void the_page_sends_nothing_to_other_origins() {
    visitor.opens("").isAt("Upcoming events");

    assertThatThrownBy(() -> visitor.page().evaluate("fetch('http://localhost:9/')"))
        .isInstanceOf(PlaywrightException.class);

    assertThat(visitor.watch().violations()).isNotEmpty();
    visitor.watch().forgiveViolations();
  }

  @Test
  void no_other_page_frames_this_one() {
    visitor.opens("").isAt("Upcoming events");
    var headers = visitor.page().reload().headers();

    assertThat(headers.get("content-security-policy")).contains("frame-ancestors 'none'");
    assertThat(headers.get("x-frame-options")).isEqualTo("DENY");
    assertThat(headers.get("x-content-type-options")).isEqualTo("nosniff");
    assertThat(headers.get("referrer-policy")).isEqualTo("no-referrer");
  }
}
