package boxoffice.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import boxoffice.blackbox.Answer;
import boxoffice.blackbox.Api;
import boxoffice.blackbox.Call;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ticket as it is shown at the door, and the list that leads to it. */
class TicketViewTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final int PHONE = 390;

  private static final String COUNTING_LOCKS =
      """
      window.locks = 0;
      const request = async () => {
        window.locks += 1;
        return { release: async () => (window.locks -= 1) };
      };
      Object.defineProperty(navigator, 'wakeLock', { value: { request } });
      """;

  private final Api api = Api.shared();
  private final Person organizer = Person.registered(api);
  private final Person guest = Person.registered(api);

  @Test
  void the_code_is_first_and_large() {
    var visitor = onAPhone(guest.books(organizer.publishes(10), 1));

    var code = visitor.qrCode().boundingBox();

    Assertions.assertThat(code.width).isGreaterThan(PHONE * 0.7);
    Assertions.assertThat(code.y + code.height).isLessThan(visitor.page().viewportSize().height);
    Assertions.assertThat(code.y).isLessThan(visitor.page().locator(".summary").boundingBox().y);
  }

  @Test
  void a_tap_shows_it_over_the_whole_screen() {
    var booking = guest.books(organizer.publishes(10), 1);
    var visitor = onAPhone(booking);

    visitor.qrCode().click();

    assertThat(visitor.dialog()).hasCSS("background-color", "rgb(255, 255, 255)");
    var box = visitor.dialog().boundingBox();
    Assertions.assertThat(box.width).isEqualTo(PHONE);
    Assertions.assertThat(box.height).isEqualTo(visitor.page().viewportSize().height);
    Assertions.assertThat(QrCode.read(visitor.page().screenshot()))
        .isEqualTo(Tickets.scanned(Tickets.of(booking).getFirst()));
    visitor.dialog().locator(".qr").click();
    assertThat(visitor.dialog()).hasCount(0);
  }

  @Test
  void the_keyboard_opens_and_closes_it() {
    var visitor = onAPhone(guest.books(organizer.publishes(10), 1));

    visitor.button("Full screen").press("Enter");
    assertThat(visitor.dialog()).isVisible();
    visitor.page().keyboard().press("Escape");

    assertThat(visitor.dialog()).hasCount(0);
    assertThat(visitor.button("Full screen")).isFocused();
  }

  @Test
  void a_button_leads_to_the_next_ticket() {
    var booking = guest.books(organizer.publishes(10), 3);
    var codes = Tickets.of(booking);
    var visitor = onAPhone(booking);
    visitor.button("Full screen: Ticket 2 of 3").click();
    showsOnly(visitor, codes.get(1));

    visitor.presses("Next ticket");
    showsOnly(visitor, codes.get(2));
    visitor.presses("Previous ticket");
    visitor.presses("Previous ticket");
    showsOnly(visitor, codes.getFirst());
  }

  @Test
  void a_swipe_leads_to_the_next_ticket() {
    var booking = guest.books(organizer.publishes(10), 2);
    var visitor = onAPhone(booking);
    visitor.button("Full screen: Ticket 1 of 2").click();

    visitor.page().mouse().move(PHONE / 2.0, 200);
    visitor.page().mouse().wheel(PHONE, 0);

    showsOnly(visitor, Tickets.of(booking).get(1));
  }

  private static void showsOnly(Visitor visitor, String code) {
    var shown = visitor.dialog().locator("li").filter(new Locator.FilterOptions().setHasText(code));
    visitor.page().waitForCondition(() -> shown.boundingBox().x == 0);
    Assertions.assertThat(QrCode.read(visitor.page().screenshot()))
        .isEqualTo(Tickets.scanned(code));
  }

  @Test
  void it_names_who_comes_with_it() {
    var booking = guest.books(organizer.publishes(10), 1);
    guest.send(
        Call.patch(
            "/bookings/%s/tickets/1?generation=1".formatted(booking.text("bookingId")),
            Map.of("name", "Ada Lovelace")));
    var visitor = onAPhone(booking);
    visitor.reads("Ada Lovelace");

    visitor.qrCode().click();

    assertThat(visitor.dialog()).containsText("Ada Lovelace");
  }

  @Test
  void a_ticket_that_is_in_leaves_the_screen() {
    var eventId = organizer.publishes(Person.eventTonight(10));
    var booking = guest.books(eventId, 1);
    var visitor = onAPhone(booking);
    visitor.qrCode().click();
    assertThat(visitor.dialog()).isVisible();

    Tickets.checkIn(organizer, eventId, Tickets.of(booking).getFirst());

    assertThat(visitor.dialog()).hasCount(0);
    visitor.reads("Checked in");
  }

  @Test
  void the_screen_stays_on_while_it_shows() {
    var booking = guest.books(organizer.publishes(10), 1);
    var visitor = onAPhone(booking);
    visitor.page().evaluate(COUNTING_LOCKS);

    visitor.qrCode().click();
    holdsLocks(visitor, 1);
    visitor.page().keyboard().press("Escape");

    holdsLocks(visitor, 0);
  }

  private static void holdsLocks(Visitor visitor, int number) {
    visitor.page().waitForCondition(() -> visitor.page().evaluate("window.locks").equals(number));
  }

  @Test
  void what_is_next_is_apart_from_what_is_past() {
    var plans =
        List.of(Plan.of(10).in(30), Plan.of(10).in(3), Plan.of(10).in(5), Plan.of(10).in(9));
    var bookings =
        plans.stream()
            .map(plan -> guest.books(organizer.publishes(plan.members()), 1).text("bookingId"))
            .toList();
    guest.cancels(bookings.get(2));

    var visitor = VISITORS.arrives().signsIn(guest).opens("/bookings");

    assertThat(visitor.part("Next").locator("h3")).hasText(names(plans, 1, 3, 0));
    assertThat(visitor.part("Past").locator("h3")).hasText(names(plans, 2));
    guest.cancels(bookings.get(1));
    assertThat(visitor.part("Next").locator("h3")).hasText(names(plans, 3, 0));
    assertThat(visitor.part("Past").locator("h3")).hasCount(2);
  }

  private static String[] names(List<Plan> plans, int... places) {
    return IntStream.of(places).mapToObj(i -> plans.get(i).name()).toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(strings = {"in the list", "on the booking", "on the event"})
  void leaving_the_waitlist_returns_no_ticket(String where) {
    var plan = Plan.of(1);
    var eventId = organizer.publishes(plan.members());
    Person.registered(api).books(eventId, 1);
    var booking = guest.booksOrWaits(eventId, 1).text("bookingId");
    var visitor = VISITORS.arrives().signsIn(guest);
    switch (where) {
      case "in the list" -> visitor.opens("/bookings").reads("Waiting, 1st in line");
      case "on the booking" -> visitor.opens("/bookings/" + booking).reads("Waiting, 1st in line");
      default -> visitor.opens("/events/" + eventId).isAt("You are on the waitlist");
    }

    guest.cancels(booking);

    switch (where) {
      case "in the list" ->
          assertThat(visitor.part("Past").locator("li")).containsText("Left the waitlist");
      case "on the booking" -> {
        assertThat(visitor.status()).hasText("You are no longer on the waitlist.");
        assertThat(visitor.page().locator(".badge")).hasText("Left the waitlist");
      }
      default -> assertThat(visitor.status()).hasText("You are no longer on the waitlist.");
    }
    assertThat(visitor.text("cancelled")).hasCount(0);
    assertThat(visitor.text("Returned 1 ticket")).hasCount(0);
  }

  @Test
  void back_finds_the_cards_and_the_place() {
    var visitor = onAPhone();
    var eventId = organizer.publishes(10);
    manyBookings(visitor, eventId);
    visitor.opens("/bookings").isAt("My bookings");
    visitor.presses("Load more");
    var card = visitor.page().locator("a[href='/bookings/%032x']".formatted(120));
    assertThat(card).isVisible();
    card.scrollIntoViewIfNeeded();
    var place = card.boundingBox().y;

    card.click();
    visitor.isAt("There is nothing here.");
    visitor.page().goBack();

    assertThat(card).isInViewport();
    assertThat(card).isFocused();
    Assertions.assertThat(card.boundingBox().y).isEqualTo(place);
  }

  /** The API answers with 150 bookings, in two pages. */
  private static void manyBookings(Visitor visitor, String eventId) {
    visitor.isAnswered(
        "**/v1/bookings?limit=100", 200, Map.of("items", items(0, 100, eventId), "cursor", "next"));
    visitor.isAnswered(
        "**/v1/bookings?limit=100&cursor=next", 200, Map.of("items", items(100, 150, eventId)));
  }

  private static List<Map<String, Object>> items(int from, int to, String eventId) {
    return IntStream.range(from, to)
        .mapToObj(
            i ->
                Map.<String, Object>of(
                    "bookingId",
                    "%032x".formatted(i),
                    "eventId",
                    eventId,
                    "state",
                    "CONFIRMED",
                    "quantity",
                    1,
                    "generation",
                    1,
                    "revision",
                    1))
        .toList();
  }

  private Visitor onAPhone(Answer booking) {
    return onAPhone().opens("/bookings/" + booking.text("bookingId"));
  }

  /** The header of a phone has no room for all that the sign-in waits for. */
  private Visitor onAPhone() {
    var dark = Visitors.options().setColorScheme(ColorScheme.DARK);
    var visitor = VISITORS.arrives(dark).signsIn(guest);
    visitor.page().setViewportSize(PHONE, 844);
    return visitor;
  }
}
