package boxoffice.notices;

import static boxoffice.bookings.BookingState.CANCELLED;
import static boxoffice.bookings.BookingState.CONFIRMED;
import static boxoffice.bookings.BookingState.WAITLISTED;
import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.TestApp;
import boxoffice.attendees.Shown;
import boxoffice.bookings.BookRequest;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingState;
import boxoffice.bookings.BookingWish;
import boxoffice.bookings.OnSoldOut;
import boxoffice.bookings.RequestKey;
import boxoffice.bookings.Serials;
import boxoffice.dynamodb.ItemChange;
import boxoffice.dynamodb.Keys;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.events.Organizer;
import boxoffice.events.PublishedEvents;
import boxoffice.http.Caller;
import boxoffice.http.User;
import boxoffice.notices.DomainEvent.OfBooking;
import boxoffice.notices.DomainEvent.OfEvent;
import boxoffice.notices.DomainEvent.Type;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The domain events of what the operations write, on the table engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DomainEventTest {

  private final House house = House.of(3);

  @Test
  void a_booking_is_confirmed() {
    assertThat(of(() -> house.book("ada", 2)))
        .containsExactly(booking(Type.BOOKING_CONFIRMED, "ada", 2, null, CONFIRMED, null, 1, 1));
  }

  @Test
  void a_new_booking_is_another_generation() {
    house.book("ada", 2);
    house.cancel("ada");

    assertThat(of(() -> house.book("ada", 1)))
        .containsExactly(
            booking(Type.BOOKING_CONFIRMED, "ada", 1, CANCELLED, CONFIRMED, null, 2, 3));
  }

  @Test
  void a_group_joins_the_waitlist() {
    house.book("ada", 3);

    assertThat(of(() -> house.join("bob", 2)))
        .containsExactly(booking(Type.BOOKING_WAITLISTED, "bob", 2, null, WAITLISTED, null, 1, 1));
  }

  @Test
  void a_group_is_promoted() {
    house.book("ada", 3);
    house.join("bob", 2);
    house.cancel("ada");

    assertThat(of(house::settle))
        .containsExactly(
            booking(Type.BOOKING_PROMOTED, "bob", 2, WAITLISTED, CONFIRMED, null, 1, 2));
  }

  @Test
  void a_guest_cancels() {
    house.book("ada", 3);

    assertThat(of(() -> house.cancel("ada")))
        .containsExactly(
            booking(Type.BOOKING_CANCELLED, "ada", 3, CONFIRMED, CANCELLED, "guest", 1, 2));
  }

  @Test
  void a_guest_leaves_the_waitlist() {
    house.book("ada", 3);
    house.join("bob", 2);

    assertThat(of(() -> house.cancel("bob")))
        .containsExactly(
            booking(Type.BOOKING_CANCELLED, "bob", 2, WAITLISTED, CANCELLED, "guest", 1, 2));
  }

  @Test
  void bookings_end_with_their_event() {
    house.book("ada", 3);
    house.join("bob", 2);
    house.organizer().cancel();

    assertThat(of(house::applyChanges))
        .containsExactlyInAnyOrder(
            booking(Type.BOOKING_CANCELLED, "ada", 3, CONFIRMED, CANCELLED, "event", 1, 2),
            booking(Type.BOOKING_CANCELLED, "bob", 2, WAITLISTED, CANCELLED, "event", 1, 2));
  }

  @Test
  void a_group_no_longer_fits() {
    house.book("ada", 1);
    house.join("bob", 3);
    house.organizer().resize(2);

    assertThat(of(house::applyChanges))
        .containsExactly(
            booking(
                Type.BOOKING_CANCELLED, "bob", 3, WAITLISTED, CANCELLED, "no-longer-fits", 1, 2));
  }

  @Test
  void an_event_begins_without_a_group() {
    house.book("ada", 3);
    house.join("bob", 2);
    house.later(Duration.ofDays(1));

    assertThat(of(house::applyChanges))
        .containsExactly(
            booking(Type.BOOKING_CANCELLED, "bob", 2, WAITLISTED, CANCELLED, "event-began", 1, 2));
  }

  @Test
  void a_guest_gives_some_tickets_back() {
    house.book("ada", 3);

    assertThat(of(() -> house.change("ada", new BookingWish.GiveBack(serials(1, 3)))))
        .containsExactly(part(Type.BOOKING_REDUCED, "ada", 1, 2, CONFIRMED, CONFIRMED, 2, ""));
  }

  @Test
  void a_guest_adds_tickets() {
    house.book("ada", 1);

    assertThat(of(() -> house.change("ada", new BookingWish.Add(2))))
        .containsExactly(part(Type.BOOKING_ENLARGED, "ada", 3, 2, CONFIRMED, CONFIRMED, 2, ""));
  }

  @Test
  void a_waiting_group_becomes_smaller() {
    house.book("ada", 3);
    house.join("bob", 3);

    assertThat(of(() -> house.change("bob", new BookingWish.WaitForFewer(1))))
        .containsExactly(part(Type.BOOKING_REDUCED, "bob", 1, 2, WAITLISTED, WAITLISTED, 2, ""));
  }

  @Test
  void one_hand_over_is_one_event_for_each_side() {
    house.book("ada", 3);

    assertThat(of(() -> HandOvers.handOn(house, "ada", "bob", 1, 3)))
        .containsExactlyInAnyOrder(
            part(Type.BOOKING_HANDED_ON, "ada", 1, 2, CONFIRMED, CONFIRMED, 2, ""),
            part(Type.BOOKING_RECEIVED, "bob", 2, 2, null, CONFIRMED, 1, ""));
    assertThat(of(() -> HandOvers.handOn(house, "bob", "ada", 1)))
        .containsExactlyInAnyOrder(
            part(Type.BOOKING_HANDED_ON, "bob", 1, 1, CONFIRMED, CONFIRMED, 2, ""),
            part(Type.BOOKING_RECEIVED, "ada", 2, 1, CONFIRMED, CONFIRMED, 3, ""));
  }

  @Test
  void who_hands_all_on_has_no_booking() {
    house.book("ada", 3);
    house.join("bob", 2);

    assertThat(of(() -> HandOvers.handOn(house, "ada", "bob", 1, 2, 3)))
        .containsExactlyInAnyOrder(
            part(Type.BOOKING_HANDED_ON, "ada", 3, 3, CONFIRMED, CANCELLED, 2, ""),
            booking(Type.BOOKING_RECEIVED, "bob", 3, 3, WAITLISTED, CONFIRMED, null, 2, 2, ""));
  }

  @Test
  void check_ins_and_undos_have_ids_of_their_own() {
    house.book("ada", 3);

    assertThat(of(() -> house.checkIn(house.ticket("ada"), "first")))
        .containsExactly(part(Type.TICKET_CHECKED_IN, "ada", 3, 1, CONFIRMED, CONFIRMED, 1, ".1"));
    assertThat(of(() -> house.undo("ada", "first")))
        .containsExactly(part(Type.CHECK_IN_UNDONE, "ada", 3, 1, CONFIRMED, CONFIRMED, 1, ".2"));
    assertThat(of(() -> house.checkIn(new Shown.Code(house.ticket("ada"), true), "all")))
        .containsExactly(part(Type.TICKET_CHECKED_IN, "ada", 3, 3, CONFIRMED, CONFIRMED, 1, ".3"));
  }

  @Test
  void a_write_of_the_same_revision_says_nothing() {
    house.book("ada", 2);
    var key = house.booking("ada").key();
    assertThat(of(() -> house.damage(key, "SET padding = :padding", ":padding", 1))).isEmpty();

    house.checkIn(house.ticket("ada"), "key");
    assertThat(of(() -> house.damage(key, "SET padding = :padding", ":padding", 2))).isEmpty();
  }

  @Test
  void a_fence_in_place_of_nothing_says_nothing() {
    house.book("ada", 3);

    assertThat(of(() -> fence("bob"))).isEmpty();
    assertThat(of(() -> house.join("bob", 1)))
        .containsExactly(booking(Type.BOOKING_WAITLISTED, "bob", 1, null, WAITLISTED, null, 1, 2));
  }

  @Test
  void a_fence_of_a_booking_says_nothing() {
    house.book("ada", 2);

    assertThat(
            of(
                () ->
                    house.damage(
                        house.booking("ada").key(),
                        "SET revision = :revision, kind = :kind",
                        ":revision",
                        2,
                        ":kind",
                        "FENCE")))
        .isEmpty();
    assertThat(of(() -> house.cancel("ada")))
        .containsExactly(
            booking(Type.BOOKING_CANCELLED, "ada", 2, CONFIRMED, CANCELLED, "guest", 1, 3));
  }

  @Test
  void a_removed_booking_says_nothing() {
    house.book("ada", 2);

    assertThat(
            of(
                () -> {
                  var key = house.booking("ada").key();
                  house
                      .table()
                      .client()
                      .deleteItem(r -> r.tableName(house.table().name()).key(key.attributes()));
                }))
        .isEmpty();
  }

  @Test
  void a_draft_says_nothing_until_it_is_published() {
    var table = LocalDynamoDb.newTable();
    var app = TestApp.on(table, house::now);

    var drafted = ItemChange.of(table, () -> PublishedEvents.draft(table, 2, house.now()));
    var organizer = new User(app.events().find(EVENT_ID).orElseThrow().organizerId(), Set.of());
    var published =
        ItemChange.of(table, () -> app.publishEvent().publish(organizer, EVENT_ID, false));

    assertThat(of(drafted)).isEmpty();
    assertThat(of(published))
        .containsExactly(
            new DomainEvent(
                Type.EVENT_PUBLISHED,
                new OfEvent(EVENT_ID + ".2", house.now(), EVENT_ID, organizer.userId(), 2, null)));
  }

  @Test
  void a_cancelled_draft_says_nothing() {
    var table = LocalDynamoDb.newTable();
    var draft = PublishedEvents.draft(table, 2, house.now());

    var organizer = new Organizer(TestApp.on(table, house::now), draft);

    var changes =
        ItemChange.of(table, () -> assertThat(organizer.cancel().status()).isEqualTo(202));

    assertThat(changes).isNotEmpty();
    assertThat(of(changes)).isEmpty();
  }

  @Test
  void a_changed_event_names_what_changed() {
    assertThat(of(() -> house.organizer().patch("{\"name\": \"Other\", \"venue\": \"There\"}")))
        .containsExactly(event(Type.EVENT_CHANGED, 3, List.of("name", "venue")));
    assertThat(of(() -> house.organizer().resize(5)))
        .containsExactly(event(Type.EVENT_CHANGED, 4, List.of("capacity")));
    var end = house.event().details().startsAt().plusSeconds(60);
    assertThat(
            of(
                () ->
                    house
                        .organizer()
                        .patch("{\"endsAt\": \"%s\", \"handOvers\": false}".formatted(end))))
        .containsExactly(event(Type.EVENT_CHANGED, 5, List.of("endsAt", "handOvers")));
  }

  @Test
  void a_hidden_event_is_changed() {
    var admin = new Organizer(Caller.admin("admin"), house.app, house.event());

    assertThat(of(() -> admin.patch("{\"hidden\": true}")))
        .containsExactly(event(Type.EVENT_CHANGED, 3, List.of("hidden")));
  }

  @Test
  void an_archived_event_is_changed() {
    assertThat(of(() -> house.app.events().archive(house.event())))
        .containsExactly(event(Type.EVENT_CHANGED, 3, List.of("archived")));
    assertThat(of(() -> house.app.events().doneArchiving(EVENT_ID))).isEmpty();
  }

  @Test
  void an_event_is_cancelled() {
    assertThat(of(() -> house.organizer().cancel()))
        .containsExactly(event(Type.EVENT_CANCELLED, 3, null));
  }

  @Test
  void a_version_without_a_change_says_nothing() {
    assertThat(
            of(() -> house.damage(Keys.event(EVENT_ID), "SET version = :version", ":version", 3)))
        .isEmpty();
  }

  @Test
  void a_note_for_lists_says_nothing() {
    house.book("ada", 2);

    assertThat(of(() -> house.app.summarizeSeats().summarize(EVENT_ID))).isEmpty();
    assertThat(of(() -> house.name("ada", "Ada"))).isEmpty();
  }

  /** A repeat of a call that is refused: so no first try of it lands any more. */
  private void fence(String user) {
    house
        .bookTickets()
        .book(
            new BookRequest(
                EVENT_ID, user, 1, OnSoldOut.REJECT, RequestKey.of("key", "body"), true));
    assertThat(house.table().get(Keys.booking(user, Booking.id(EVENT_ID, user)))).isPresent();
  }

  private List<DomainEvent> of(List<ItemChange> changes) {
    return changes.stream()
        .map(change -> DomainEvent.of(change.before(), change.now(), house.now()))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<DomainEvent> of(Runnable operation) {
    return of(ItemChange.of(house.table(), operation));
  }

  private DomainEvent booking(
      Type type,
      String user,
      int quantity,
      @Nullable BookingState was,
      BookingState state,
      @Nullable String reason,
      long generation,
      long revision) {
    return booking(type, user, quantity, null, was, state, reason, generation, revision, "");
  }

  /** A change of some tickets of a booking of the first generation. */
  private DomainEvent part(
      Type type,
      String user,
      int quantity,
      int tickets,
      @Nullable BookingState was,
      BookingState state,
      long revision,
      String door) {
    return booking(type, user, quantity, tickets, was, state, null, 1, revision, door);
  }

  private DomainEvent booking(
      Type type,
      String user,
      int quantity,
      @Nullable Integer tickets,
      @Nullable BookingState was,
      BookingState state,
      @Nullable String reason,
      long generation,
      long revision,
      String door) {
    var bookingId = Booking.id(EVENT_ID, user);
    return new DomainEvent(
        type,
        new OfBooking(
            "%s.%d.%d%s".formatted(bookingId, generation, revision, door),
            house.now(),
            EVENT_ID,
            bookingId,
            user,
            quantity,
            tickets,
            was,
            state,
            reason,
            generation,
            revision));
  }

  private static Serials serials(Integer... numbers) {
    return Serials.of(List.of(numbers));
  }

  private DomainEvent event(Type type, long version, @Nullable List<String> changed) {
    return new DomainEvent(
        type,
        new OfEvent(
            EVENT_ID + "." + version,
            house.now(),
            EVENT_ID,
            house.event().organizerId(),
            version,
            changed));
  }
}
