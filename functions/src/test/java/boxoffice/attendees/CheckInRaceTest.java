package boxoffice.attendees;

import static boxoffice.events.PublishedEvents.EVENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.House;
import boxoffice.TestApp;
import boxoffice.bookings.Booking;
import boxoffice.bookings.BookingState;
import boxoffice.bookings.CancelOutcome;
import boxoffice.bookings.CancelRequest;
import boxoffice.bookings.RequestKey;
import boxoffice.dynamodb.Faults;
import boxoffice.dynamodb.LocalDynamoDb;
import boxoffice.http.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Doors of one event, each a function instance of its own, that all write at the same moment. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckInRaceTest {

  private static final int TICKETS = 4;
  private static final int TIMES = 5;
  private static final int SHOWN = TICKETS * TIMES;

  private final House house = House.of(TICKETS);

  CheckInRaceTest() {
    house.book("ada", TICKETS);
  }

  @RepeatedTest(5)
  void four_tickets_shown_five_times_are_four_welcomes() throws Exception {
    var outcomes = race(Faults.meet(SHOWN));

    assertThat(welcomes(outcomes)).containsExactlyInAnyOrder("1", "2", "3", "4");
    assertThat(outcomes)
        .filteredOn(outcome -> !(outcome instanceof CheckInOutcome.LetIn))
        .hasOnlyElementsOfTypes(CheckInOutcome.InBefore.class, CheckInOutcome.TryAgain.class);
    assertThat(house.booking("ada").checkedIn()).hasToString("1-4");
    assertThat(house.booking("ada").tickets().doorCount()).isEqualTo(TICKETS);
    assertThat(house.app.bookings().checkIns(house.booking("ada"))).hasSize(TICKETS);
  }

  /** Shows that the race above is one: without the conditions of the writes it is lost. */
  @Test
  void without_conditions_there_are_more_welcomes() throws Exception {
    var outcomes = race(Faults.meet(SHOWN), new NoConditions());

    assertThat(welcomes(outcomes)).hasSizeGreaterThan(TICKETS);
  }

  @RepeatedTest(10)
  void a_cancellation_or_a_check_in_wins() throws Exception {
    var together = Faults.meet(2);
    var app = TestApp.on(LocalDynamoDb.through(house.table(), together), house::now);
    var bookingId = Booking.id(EVENT_ID, "ada");

    var outcomes =
        all(
            List.of(
                () -> app.checkIn().checkIn(shown(1, "door")),
                () -> app.cancelBooking().cancel(CancelRequest.any("ada", bookingId))));

    if (outcomes.getFirst() instanceof CheckInOutcome.LetIn) {
      assertThat(outcomes.getLast()).isEqualTo(new CancelOutcome.CheckedIn(1));
      assertThat(house.state("ada")).isEqualTo(BookingState.CONFIRMED);
    } else {
      assertThat(outcomes)
          .containsExactly(new CheckInOutcome.BookingCancelled(), new CancelOutcome.Cancelled());
      assertThat(house.state("ada")).isEqualTo(BookingState.CANCELLED);
    }
    assertThat(house.ledger().violationsAtRest()).isEmpty();
  }

  /** Each ticket at each of five doors, all at once. */
  private List<CheckInOutcome> race(ExecutionInterceptor... interceptors) throws Exception {
    var table = LocalDynamoDb.through(house.table(), interceptors);
    var doors = new ArrayList<Callable<CheckInOutcome>>();
    for (var time = 0; time < TIMES; time++) {
      for (var serial = 1; serial <= TICKETS; serial++) {
        var shown = shown(serial, "door " + time + ", ticket " + serial);
        doors.add(() -> TestApp.on(table, house::now).checkIn().checkIn(shown));
      }
    }
    return all(doors);
  }

  private CheckIn.ShownTickets shown(int serial, String key) {
    return new CheckIn.ShownTickets(
        new User("organizer", Set.of()),
        EVENT_ID,
        new Shown.Code(house.ticket("ada", serial), false),
        RequestKey.of(key, ""),
        null);
  }

  private static <T> List<T> all(List<Callable<T>> calls) throws Exception {
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      var outcomes = new ArrayList<T>();
      for (var outcome : threads.invokeAll(calls)) {
        outcomes.add(outcome.get());
      }
      return outcomes;
    }
  }

  private static List<String> welcomes(List<CheckInOutcome> outcomes) {
    return outcomes.stream()
        .filter(CheckInOutcome.LetIn.class::isInstance)
        .map(outcome -> ((CheckInOutcome.LetIn) outcome).checkIn().serials().toString())
        .toList();
  }

  /** Takes the conditions off all writes of transactions. */
  private static final class NoConditions implements ExecutionInterceptor {

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
      return context.request() instanceof TransactWriteItemsRequest request
          ? request.toBuilder()
              .transactItems(
                  request.transactItems().stream().map(NoConditions::unconditional).toList())
              .build()
          : context.request();
    }

    private static TransactWriteItem unconditional(TransactWriteItem write) {
      if (write.put() != null) {
        return write.toBuilder()
            .put(write.put().toBuilder().conditionExpression(null).build())
            .build();
      }
      var update = write.update();
      return write.toBuilder()
          .update(
              update.toBuilder()
                  .conditionExpression(null)
                  .updateExpression(update.updateExpression())
                  .expressionAttributeValues(
                      used(update.updateExpression(), update.expressionAttributeValues()))
                  .build())
          .build();
    }

    /** A value that no expression uses is an error. */
    private static <V> Map<String, V> used(String expression, Map<String, V> values) {
      var used = new HashMap<String, V>(values);
      used.keySet().removeIf(name -> !expression.matches(".*" + name + "(?![A-Za-z]).*"));
      return used;
    }
  }
}
