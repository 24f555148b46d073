package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Await;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The list of the events that a person runs. */
class MyEventsTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  /** One more than a page has. */
  private static final int MANY = 25;

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);

  @Test
  void what_is_next_comes_first_what_is_over_last() {
    var over = Plan.of(5).at(inSeconds(3)).with("endsAt", inSeconds(4).toString());
    var on = Plan.of(5).at(inSeconds(2));
    var late = Plan.of(5).in(72);
    var soon = Plan.of(5).in(24);
    organizer.publishes(over.members());
    organizer.publishes(on.members());
    organizer.publishes(late.members());
    organizer.drafts(soon.members());
    Await.until(Instant::now, Instant.parse((String) over.members().get("endsAt"))::isBefore);

    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize");

    assertThat(names(visitor.part("Next"))).containsText(texts(on, soon, late));
    assertThat(names(visitor.part("Past"))).containsText(texts(over));
    assertThat(visitor.item(over.name())).containsText("Over");
  }

  private static Locator names(Locator part) {
    return part.getByRole(AriaRole.HEADING).and(part.locator("h3"));
  }

  private static String[] texts(Plan... plans) {
    return Arrays.stream(plans).map(Plan::name).toArray(String[]::new);
  }

  @Test
  void the_way_back_has_all_cards_and_the_place() {
    for (var i = 1; i <= MANY; i++) {
      organizer.drafts(Plan.of(5).in(24 * i).members());
    }
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize");
    var cards = visitor.part("Next").locator("h3 a");
    assertThat(cards).hasCount(MANY - 1);
    visitor.presses("Load more");
    assertThat(cards).hasCount(MANY);
    assertThat(cards.last()).isFocused();
    cards.last().click();
    assertThat(visitor.heading("Sales")).isVisible();

    visitor.page().goBack();

    assertThat(cards).hasCount(MANY);
    assertThat(cards.last()).isFocused();
    assertThat(cards.last()).isInViewport();
    visitor.page().reload();
    assertThat(cards).hasCount(MANY);
  }

  @Test
  void numbers_follow_the_sale() {
    var plan = Plan.of(8);
    var eventId = organizer.publishes(plan.members());
    var visitor = VISITORS.arrives().signsIn(organizer).opens("/organize");
    var card = visitor.item(plan.name());
    assertThat(card).containsText("8 of 8 tickets left");
    assertThat(card.locator("[role=meter]")).isHidden();
    card.getByRole(AriaRole.LINK).focus();

    Person.registered(api).books(eventId, 7);

    assertThat(card).containsText("1 of 8 tickets left");
    assertThat(card.locator("[role=meter]")).isVisible();
    assertThat(card.getByRole(AriaRole.LINK)).isFocused();
    Assertions.assertThat(visitor.page().url()).endsWith("/organize");
  }

  @Test
  void a_card_that_fails_fails_alone() {
    var plan = Plan.of(8);
    organizer.drafts(plan.members());
    organizer.drafts(Plan.of(8).members());
    var visitor = VISITORS.arrives().signsIn(organizer);
    visitor.isAnswered(
        "**/v1/events/mine?*",
        list -> list.replaceFirst("\"startsAt\":\"[^\"]*\"", "\"startsAt\":\"x\""));

    visitor.opens("/organize");

    visitor.isAt("My events");
    visitor.reads("The page cannot show what belongs here.");
    assertThat(visitor.part("Next").locator("h3 a")).hasCount(1);
  }

  private static Instant inSeconds(int seconds) {
    return Instant.now().plus(Duration.ofSeconds(seconds)).truncatedTo(ChronoUnit.SECONDS);
  }
}
