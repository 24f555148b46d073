package boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the browser refuses the page, should there ever be a hole in it. That the page itself asks
 * for nothing of this is checked after every test of this package.
 */
class PolicyTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private final Visitor visitor = VISITORS.arrives();

  @Test
  void aScriptThatGotIntoThePageDoesNotRun() {
    visitor
        .page()
        .route(
            url -> url.endsWith("/"),
            route -> {
              var answer = route.fetch();
              var body =
                  answer.text().replace("</body>", "<script>window.ran = true</script></body>");
              route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(body));
            });

    visitor.opens("").isAt("Sign in");

    assertThat(visitor.page().evaluate("window.ran")).isNull();
    assertThat(visitor.watch().violations()).isNotEmpty();
    visitor.watch().forgiveViolations();
  }

  @Test
  void textDoesNotBecomeMarkup() {
    visitor.opens("").isAt("Sign in");

    assertThatThrownBy(() -> visitor.page().evaluate("document.body.innerHTML = '<b>not ours</b>'"))
        .isInstanceOf(PlaywrightException.class)
        .hasMessageContaining("TrustedHTML");

    assertThat(visitor.watch().violations()).isNotEmpty();
    visitor.watch().forgiveViolations();
  }

  @Test
  void whatThePageKnowsIsSentNowhereElse() {
    visitor.opens("").isAt("Sign in");

    assertThatThrownBy(() -> visitor.page().evaluate("fetch('http://localhost:9/')"))
        .isInstanceOf(PlaywrightException.class);

    assertThat(visitor.watch().violations()).isNotEmpty();
    visitor.watch().forgiveViolations();
  }

  @Test
  void noOtherPageShowsThisOneInAFrame() {
    visitor.opens("").isAt("Sign in");
    var headers = visitor.page().reload().headers();

    assertThat(headers.get("content-security-policy")).contains("frame-ancestors 'none'");
    assertThat(headers.get("x-frame-options")).isEqualTo("DENY");
    assertThat(headers.get("x-content-type-options")).isEqualTo("nosniff");
    assertThat(headers.get("referrer-policy")).isEqualTo("no-referrer");
  }
}
