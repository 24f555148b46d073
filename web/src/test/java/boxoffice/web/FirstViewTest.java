package boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.blackbox.Api;
import boxoffice.blackbox.Person;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Request;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The size of the first view, without compression. */
class FirstViewTest {

  @RegisterExtension static final Visitors VISITORS = new Visitors();

  private static final int BUDGET = 100_000;

  private final Api api = Api.shared();

  @ParameterizedTest
  @CsvSource({"English, en-GB, Upcoming events", "German, de-DE, Kommende Veranstaltungen"})
  void a_full_list_loads_less_than_100_kilobytes(String name, String language, String heading) {
    var organizer = Person.registered(api);
    for (var i = 0; i < 24; i++) {
      organizer.publishes(Plan.of(10).in(2).with("venue", "Old Town Hall").members());
    }
    var visitor = VISITORS.arrives().asksFor(language);
    slowly(visitor);

    var begin = System.nanoTime();
    visitor.opens("/events").isAt(heading);
    var seconds = (System.nanoTime() - begin) / 1e9;
    var all = visitor.watch().requests();
    var first = all.stream().filter(request -> !comesLater(request)).toList();
    var bytes = first.stream().mapToInt(FirstViewTest::whole).sum();
    System.out.printf(
        "First view, %s: %,d bytes, %,d compressed, %d requests, %.1f s at slow 3G%n",
        name, bytes, first.stream().mapToInt(FirstViewTest::received).sum(), first.size(), seconds);
    assertThat(bytes).as("bytes of the first view").isLessThan(BUDGET);
  }

  /** Whether the list asks for it after it is drawn. */
  private static boolean comesLater(Request request) {
    return request
        .url()
        .matches(
            ".*/((finding/\\w+|fold|parts|poll|words|site|languages/\\w+\\.more)\\.js|site\\.json|views\\.css)");
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
