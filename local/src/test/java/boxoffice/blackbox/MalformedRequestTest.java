package boxoffice.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.blackbox.MalformedRequests.Malformed;
import boxoffice.local.Target.Sight;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every request, however malformed, gets an answer of the contract and no server error. */
class MalformedRequestTest {

  private static final long SEED = Long.getLong("seed", 20_261_123);
  private static final int REQUESTS = 500;
  private static final int AT_ONCE = 4;

  /** A request, the status of its answer, and the fault of the answer if it has one. */
  private record Result(Malformed request, int status, Optional<String> fault) {

    static Result of(Api api, Malformed request) {
      try {
        var answer = api.send(request.call());
        return new Result(
            request,
            answer.status(),
            isGood(request, answer) ? Optional.empty() : Optional.of(answer.toString()));
      } catch (AssertionError | RuntimeException e) {
        return new Result(request, 0, Optional.of(e.toString()));
      }
    }
  }

  private static boolean isGood(Malformed request, Answer answer) {
    var refused = 400 <= answer.status() && answer.status() < 500;
    var served = answer.status() < 400 || answer.problem().equals("not-available-locally");
    return refused || request.mayPass() && served;
  }

  @Test
  void malformed_requests_are_refused_and_break_nothing() {
    var api = Api.shared();
    api.system().mustShow(Sight.EXACT_ROUTES);
    var requests =
        new MalformedRequests(new SplittableRandom(SEED), Person.registered(api))
            .over(Contract.OF_THE_API.routes(), REQUESTS);

    var results =
        Crowd.of(
                AT_ONCE,
                worker ->
                    IntStream.range(0, REQUESTS)
                        .filter(i -> i % AT_ONCE == worker)
                        .mapToObj(i -> Result.of(api, requests.get(i)))
                        .toList())
            .stream()
            .flatMap(List::stream)
            .toList();

    System.out.println(table(results));
    assertThat(results)
        .filteredOn(result -> result.fault().isPresent())
        .map(result -> result.request() + "\n  " + result.fault().orElseThrow())
        .isEmpty();
    assertThat(results)
        .extracting(result -> result.request().route().toString())
        .containsAll(Contract.OF_THE_API.routes().stream().map(Object::toString).toList());
    assertThat(Person.registered(api).get("/bookings").status()).as("afterwards").isEqualTo(200);
  }

  private static String table(List<Result> results) {
    var lines =
        results.stream()
            .collect(
                Collectors.groupingBy(
                    result -> result.request().route().toString(),
                    TreeMap::new,
                    Collectors.groupingBy(Result::status, TreeMap::new, Collectors.counting())));
    return "%d malformed requests of seed %d, number of answers by status%n"
            .formatted(REQUESTS, SEED)
        + lines.entrySet().stream()
            .map(line -> "  %-35s %s%n".formatted(line.getKey(), line.getValue()))
            .collect(Collectors.joining());
  }
}
