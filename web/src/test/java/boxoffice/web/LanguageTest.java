package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language of the page: what the browser asks for, and what a person chooses. */
class LanguageTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private final Api api = Api.shared();

  @ParameterizedTest
  @CsvSource({
    "de-DE de en, de, Meine Buchungen",
    "fr-FR de-CH en, de, Meine Buchungen",
    "en-US de, en, My bookings",
    "fr es, en, My bookings"
  })
  void page_speaks_the_first_language_it_knows(String asked, String spoken, String bookings) {
    var visitor = VISITORS.arrives().asksFor(asked.split(" ")).opens("/events");

    speaks(visitor, spoken);
    assertThat(visitor.link(bookings)).isVisible();
    assertThat(visitor.page())
        .hasTitle(
            spoken.equals("de")
                ? "Kommende Veranstaltungen – Box Office"
                : "Upcoming events – Box Office");
  }

  @Test
  void only_one_language_is_loaded() {
    assertThat(languagesOf(VISITORS.arrives().asksFor("en-GB"))).isEmpty();
    assertThat(languagesOf(VISITORS.arrives().asksFor("de", "fr", "en")))
        .isNotEmpty()
        .allMatch(file -> file.startsWith("de."));
  }

  @Test
  void nobody_sees_another_language_before_theirs() {
    var visitor = VISITORS.arrives().asksFor("de");
    var held = new ArrayList<Route>();
    visitor.page().route("**/app.js", held::add);

    visitor
        .page()
        .navigate(
            visitor.address("/events"),
            new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    visitor.page().waitForCondition(() -> !held.isEmpty());
    assertThat(visitor.page().locator("header nav")).isHidden();

    held.forEach(Route::resume);
    assertThat(visitor.link("Meine Buchungen")).isVisible();
  }

  @Test
  void choice_outlives_the_session() {
    var person = Person.registered(api);
    var visitor = VISITORS.arrives().opens("/events");
    foot(visitor, "Deutsch").click();
    speaks(visitor, "de");

    var german = Texts.german(visitor);
    visitor.translates(german).signsIn(person);
    visitor.signsOut();
    visitor.page().reload();

    speaks(visitor, "de");
    foot(visitor, "English").click();
    speaks(visitor, "en");
  }

  @Test
  void account_chooses_the_language_of_the_page() {
    var visitor = VISITORS.arrives().signsIn(Person.registered(api)).opens("/account");

    visitor.part("Details").getByLabel("Language").selectOption("de");
    visitor.presses("Save");

    speaks(visitor, "de");
    visitor.isAt("Ihr Konto");
    assertThat(visitor.part("Angaben").getByLabel("Sprache")).hasValue("de");
  }

  @Test
  void new_account_gets_the_language_of_the_page() {
    var visitor = VISITORS.arrives().asksFor("de").opens("/confirm");
    visitor.translates(Texts.german(visitor));
    visitor.fills("E-mail", Person.newEmail());
    visitor.fills("Name", "Ada");
    visitor.fills("Password", Person.newPassword());
    visitor.fills("Code", "000000");
    visitor.presses("Confirm");

    assertThat(visitor.alert()).containsText("Der Code ist falsch");
    assertThat(visitor.watch().requests("POST", "/auth/confirm"))
        .extracting(Request::postData)
        .allMatch(body -> body.contains("\"language\":\"de\""))
        .hasSize(1);
  }

  private static Locator foot(Visitor visitor, String language) {
    return visitor.page().locator("footer").getByText(language);
  }

  private static void speaks(Visitor visitor, String language) {
    assertThat(visitor.page().locator("html")).hasAttribute("lang", language);
    assertThat(visitor.page().locator("h1").first()).isVisible();
  }

  private static List<String> languagesOf(Visitor visitor) {
    visitor.opens("/sign-up").page().locator("h1").waitFor();
    return visitor.watch().requests().stream()
        .map(Request::url)
        .filter(url -> url.contains("/languages/"))
        .map(url -> url.replaceAll(".*/", ""))
        .toList();
  }
}
