package boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The size of the first view, without compression. */
class FirstViewTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final int BUDGET = 100_000;

  private final Api api = Api.shared();

  @Test
  void a_full_list_loads_less_than_100_kilobytes() {
    var organizer = Person.registered(api);
    for (var i = 0; i < 24; i++) {
      organizer.publishes(Plan.of(10).in(2).with("venue", "Old Town Hall").members());
    }
    var visitor = VISITORS.arrives();
    slowly(visitor);

    var begin = System.nanoTime();
    visitor.opens("/events").isAt("Upcoming events");
    var seconds = (System.nanoTime() - begin) / 1e9;
    var requests = visitor.watch().requests();
    var bytes = requests.stream().mapToInt(FirstViewTest::whole).sum();
    System.out.printf(
        "First view: %,d bytes, %,d compressed, %d requests, %.1f s at slow 3G%n",
        bytes, requests.stream().mapToInt(FirstViewTest::received).sum(), requests.size(), seconds);
    requests.forEach(request -> System.out.println(whole(request) + " " + request.sizes().responseHeadersSize + " " + request.url()));
    assertThat(bytes).as("bytes of the first view").isLessThan(BUDGET);
  }

  /** Slow 3G as in the tools of browsers: 400 ms, 400 kbit/s. */
  private static void slowly(Visitor visitor) {
    var conditions = new JsonObject();
    conditions.addProperty("offline", false);
    conditions.addProperty("latency", 400);
    conditions.addProperty("downloadThroughput", 50_000);
    conditions.addProperty("uploadThroughput", 50_000);
    visitor
        .browser()
        .newCDPSession(visitor.page())
        .send("Network.emulateNetworkConditions", conditions);
  }

  private static int whole(Request request) {
    return request.sizes().responseHeadersSize + request.response().body().length;
  }

  private static int received(Request request) {
    var sizes = request.sizes();
    return sizes.responseHeadersSize + sizes.responseBodySize;
  }
}
