package boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import com.microsoft.playwright.Request;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How much is loaded until something is there to read; counted without compression. */
class FirstViewTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final int BUDGET = 100_000;

  private final Api api = Api.shared();

  @Test
  void newcomersLoadLessThan100KilobytesForTheSignIn() {
    var visitor = VISITORS.arrives().opens("");
    visitor.isAt("Sign in");

    fitsTheBudget("sign-in", visitor.watch().requests());
  }

  @Test
  void whoIsSignedInLoadsLessThan100KilobytesForAFullListOfEvents() {
    var organizer = Person.registered(api);
    for (var i = 0; i < 24; i++) {
      organizer.publishes(Plan.of(10).in(2).with("venue", "Old Town Hall").members());
    }
    var kept = VISITORS.arrives().signsInToStay(Person.registered(api)).browser().storageState();

    // The same person, but nothing is in the browser's cache.
    var visitor = VISITORS.arrives(Visitors.options().setStorageState(kept)).opens("");
    visitor.isAt("Upcoming events");

    fitsTheBudget("list of events", visitor.watch().requests());
  }

  private static void fitsTheBudget(String view, List<Request> requests) {
    var bytes = requests.stream().mapToInt(FirstViewTest::received).sum();
    System.out.printf("First view, %s: %,d bytes, %d requests%n", view, bytes, requests.size());
    assertThat(bytes).as("bytes of the first view").isLessThan(BUDGET);
  }

  private static int received(Request request) {
    var sizes = request.sizes();
    return sizes.responseHeadersSize + sizes.responseBodySize;
  }
}
