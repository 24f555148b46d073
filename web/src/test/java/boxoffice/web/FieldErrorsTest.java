package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API finds wrong with a field shows at the field, in the words of the page. */
class FieldErrorsTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  /** The classes that judge what people type into the forms of the page. */
  private static final List<String> JUDGES =
      List.of(
          "http/Checks",
          "http/ReadableText",
          "events/EventBody",
          "events/EventDetails",
          "events/PatchEvent",
          "accounts/AccountChecks",
          "accounts/AccountProblems");

  private static final Pattern REASON =
      Pattern.compile("\"((?:must|is (?:required|one|refused)|can be) [^\"]*)\"|\"(is required)\"");

  /** No form has these. */
  private static final Set<String> OTHERS =
      Set.of(
          "must change something",
          "can be changed later, by an admin",
          "must have 1 to 8192 visible ASCII characters");

  private static final String SAYS =
      """
      async (reason) => {
        const { flawOf } = await import('/flaws.js');
        return [flawOf(reason, () => 'Starts'), flawOf(reason, () => undefined)];
      }\
      """;

  private static final String FILL =
      """
      (form) => {
        for (const control of form.elements) {
          if (!control.required || control.value) continue;
          control.value = { number: '5', 'datetime-local': '2027-06-01T20:00', email: 'a@b.example' }[control.type] ?? '000000000000';
          control.dispatchEvent(new Event('input', { bubbles: true }));
        }
      }\
      """;

  private final Api api = Api.shared();

  static Set<String> reasons() {
    var reasons = new TreeSet<String>();
    for (var judge : JUDGES) {
      var code = Texts.read(Path.of("../functions/src/main/java/boxoffice", judge + ".java"));
      REASON
          .matcher(code)
          .results()
          .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
          .filter(reason -> !OTHERS.contains(reason))
          .map(
              reason ->
                  reason
                      .replace("%d", "12")
                      .replace("%04X", "200B")
                      .replace("%s", "is no character"))
          .forEach(reasons::add);
    }
    return reasons;
  }

  @Test
  @SuppressWarnings("unchecked")
  void each_reason_has_words_of_its_own() {
    var page = VISITORS.arrives().opens("").page();

    assertThat(reasons()).hasSizeGreaterThan(25);
    for (var reason : reasons()) {
      assertThat((List<String>) page.evaluate(SAYS, reason))
          .as(reason)
          .allSatisfy(
              text ->
                  assertThat(text)
                      .isNotEqualTo("This value is not possible.")
                      .doesNotContain(ofTheApi(reason))
                      .doesNotContainPattern("[a-z][A-Z]"));
    }
  }

  @Test
  void each_field_of_an_event_says_it_itself() {
    var visitor = VISITORS.arrives().signsIn(Person.registered(api)).opens("/organize/new");

    for (var reason : reasons()) {
      fails(visitor, "Create event", "**/v1/events", reason);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/sign-up, Send code, **/v1/auth/register",
    "/confirm, Confirm, **/v1/auth/confirm",
    "/reset, Send code, **/v1/auth/password/forgot"
  })
  void each_field_on_the_way_in_says_it_itself(String route, String button, String address) {
    var visitor = VISITORS.arrives().opens(route);

    for (var reason : reasons()) {
      fails(visitor, button, address, reason);
    }
  }

  @ParameterizedTest
  @CsvSource({"Save, **/v1/account", "Change password, **/v1/account/password"})
  void each_field_of_the_account_says_it_itself(String button, String address) {
    var visitor = VISITORS.arrives().signsIn(Person.registered(api)).opens("/account");
    visitor.text("Change the password").click();

    fails(visitor, button, address, "must be at most 12 days after startsAt");
    fails(visitor, button, address, "must be something that nobody has thought of");
  }

  @Test
  void what_is_no_field_is_no_riddle() {
    var visitor = VISITORS.arrives().opens("/sign-up");
    visitor.fills("E-mail", "ada@b.example");
    visitor.isAnswered(
        "**/v1/auth/register", 400, problem(Stream.of("salesUntil"), "is not known"));

    visitor.presses("Send code");

    assertThat(visitor.alert()).containsText("The server did not understand the page.");
    assertThat(visitor.text("Check the marked fields.")).isHidden();
    assertThat(visitor.text("salesUntil")).isHidden();
  }

  /** Refuses all fields of a form, and one that it does not have. */
  private static void fails(Visitor visitor, String button, String address, String reason) {
    var form =
        visitor
            .page()
            .locator("form")
            .filter(
                new Locator.FilterOptions()
                    .setHas(
                        visitor
                            .page()
                            .getByRole(
                                AriaRole.BUTTON,
                                new Page.GetByRoleOptions().setName(button).setExact(true))));
    form.evaluate(FILL);
    var names =
        form.locator("[name]").all().stream().map(field -> field.getAttribute("name")).toList();
    visitor.page().unrouteAll();
    visitor.isAnswered(
        address, 400, problem(Stream.concat(names.stream(), Stream.of("salesOpen")), reason));

    form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true))
        .click();

    assertThat(form.locator("[role=alert]")).isVisible();
    assertThat(form.locator("[aria-invalid=true]")).hasCount(names.size());
    assertThat(form.locator(".error").allInnerTexts()).noneMatch(String::isBlank);
    assertThat(form.innerText())
        .as(reason)
        .doesNotContain(ofTheApi(reason))
        .doesNotContainPattern("\\b[a-z]+[A-Z]\\w*");
  }

  /** What nobody is to read of a reason. One of them is good English. */
  private static String ofTheApi(String reason) {
    return reason.equals("is required") ? "errors" : reason;
  }

  private static Map<String, ?> problem(Stream<String> fields, String reason) {
    return Map.of(
        "type",
        "/problems/invalid-request",
        "errors",
        fields.map(field -> Map.of("field", field, "reason", reason)).toList());
  }
}
