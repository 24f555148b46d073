package boxoffice.local.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * The events of demo-events.json, created through the API, so that a new system has something to
 * show. Nobody books for more than five of them: the template allows a user five bookings a second.
 *
 * @param people the guests, in addition to the demo user
 * @param otherOrganizer the organizer of the events that the demo user does not sell
 */
public record DemoEvents(List<Person> people, Person otherOrganizer, List<DemoEvent> events) {

  /**
   * Each event starts its sale this many guests further on, so that events have different guests.
   */
  private static final int SHIFT = 3;

  /** A user to register. */
  record Person(String name, String email) {}

  public static DemoEvents read() throws IOException {
    try (var file = DemoEvents.class.getResourceAsStream("/demo-events.json")) {
      return new JsonMapper().readValue(file, DemoEvents.class);
    }
  }

  /**
   * Creates the events unless the kept data has them. Those of the other organizer come last: if
   * one exists, all exist.
   *
   * @param demoUser the organizer of most events
   * @throws IllegalStateException if the API refuses a step
   */
  public void create(HttpClient http, URI api, DemoUser demoUser)
      throws IOException, InterruptedException {
    var other = DemoUser.create(http, api, otherOrganizer.email(), otherOrganizer.name());
    if (!other.get("/events/mine").body().path("items").isEmpty()) {
      return;
    }
    var guests =
        atOnce(
            people.stream()
                .<Callable<DemoUser>>map(
                    person -> () -> DemoUser.create(http, api, person.email(), person.name()))
                .toList());
    sell(guests, demoUser, demoUser, false);
    sell(guests, demoUser, other, true);
  }

  private void sell(List<DemoUser> guests, DemoUser demoUser, DemoUser organizer, boolean byOther)
      throws IOException, InterruptedException {
    atOnce(
        IntStream.range(0, events.size())
            .filter(i -> events.get(i).byOther() == byOther)
            .<Callable<Boolean>>mapToObj(
                i ->
                    () -> {
                      new DemoSale(events.get(i), organizer).run(from(i * SHIFT, guests), demoUser);
                      return true;
                    })
            .toList());
  }

  /** The guests in their order, starting with this one. */
  private static List<DemoUser> from(int first, List<DemoUser> guests) {
    var rotated = new ArrayList<>(guests);
    Collections.rotate(rotated, -first);
    return rotated;
  }

  private static <T> List<T> atOnce(List<Callable<T>> tasks)
      throws IOException, InterruptedException {
    var results = new ArrayList<T>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var result : threads.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IllegalStateException refused -> throw refused;
        case IOException lost -> throw lost;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }
}
