package boxoffice.benchmarks;

import boxoffice.MeteredSale;
import boxoffice.bookings.BookOutcome;
import boxoffice.bookings.BookTickets;
import boxoffice.bookings.OnSoldOut;
import boxoffice.bookings.Refusal;
import boxoffice.dynamodb.CapacityMeter.Spent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Refusals on a sold-out event, with what each spends. The real code on the table engine, one
 * request after another, as an instance of a function takes them; the clock is the benchmark's own,
 * so that the figures do not hang on the speed of the machine. Options: {@code capacity}, {@code
 * users}, {@code refusals} (of the first storm; the others take a tenth and a fifth of it).
 */
final class StormBenchmark {

  private StormBenchmark() {}

  /**
   * A storm.
   *
   * @param processes instances of the function, each with a latch of its own, asked in turn
   * @param perSecond refusals a second that each of them gives
   * @param refusals of all of them
   */
  private record Storm(int processes, int perSecond, int refusals) {

    String title() {
      return "%d process%s, %d refusals/s each"
          .formatted(processes, processes == 1 ? "" : "es", perSecond);
    }
  }

  /**
   * What a storm spent.
   *
   * @param latched refusals that cost a single request
   * @param byItem by the type of item; a request counts for each type that it touches
   */
  private record Result(Storm storm, long latched, Spent total, Map<String, Spent> byItem) {

    double perRefusal(ToDoubleFunction<Spent> figure) {
      return figure.applyAsDouble(total) / storm.refusals();
    }

    double perRefusal(String item, ToDoubleFunction<Spent> figure) {
      return figure.applyAsDouble(byItem.getOrDefault(item, Spent.NOTHING)) / storm.refusals();
    }
  }

  static Report run(Options options) {
    var refusals = options.number("refusals", 100_000);
    var users = options.number("users", 10_000);
    var sale = new MeteredSale(options.number("capacity", 2_000));
    sellOut(sale);
    var results =
        Stream.of(
                new Storm(1, 1_000, refusals),
                new Storm(1, 200, refusals / 10),
                new Storm(100, 20, refusals / 5))
            .map(storm -> measure(sale, storm, users))
            .toList();
    return new Report()
        .table(
            "For each refusal, on average",
            List.of("storm", "refusals", "latched", "requests", "read units", "write units"),
            results.stream()
                .map(
                    result ->
                        List.of(
                            result.storm().title(),
                            "%d".formatted(result.storm().refusals()),
                            "%.1f %%"
                                .formatted(100.0 * result.latched() / result.storm().refusals()),
                            "%.4f".formatted(result.perRefusal(Spent::requests)),
                            "%.4f".formatted(result.perRefusal(Spent::readUnits)),
                            "%.4f".formatted(result.perRefusal(Spent::writeUnits))))
                .toList())
        .table(
            "The same by type of item; the event's items are SEATS and EVENT",
            List.of("storm and item", "requests", "read units", "write units"),
            results.stream().flatMap(StormBenchmark::byItem).toList())
        .figures(results);
  }

  private static Stream<List<String>> byItem(Result result) {
    return Stream.of("BOOKING", "SEATS", "EVENT", "RATE")
        .map(
            item ->
                List.of(
                    "%s: %s".formatted(result.storm().title(), item),
                    "%.4f".formatted(result.perRefusal(item, Spent::requests)),
                    "%.4f".formatted(result.perRefusal(item, Spent::readUnits)),
                    "%.4f".formatted(result.perRefusal(item, Spent::writeUnits))));
  }

  private static void sellOut(MeteredSale sale) {
    var quantity = 6;
    for (var user = 0; ; user++) {
      switch (sale.book("holder " + user, quantity)) {
        case BookOutcome.Booked _ -> {}
        case BookOutcome.Refused(Refusal.NotEnoughSeats(var left)) -> quantity = left;
        case BookOutcome.Refused(Refusal.SoldOut()) -> {
          return;
        }
        case BookOutcome other -> throw new IllegalStateException(other.toString());
      }
    }
  }

  private static Result measure(MeteredSale sale, Storm storm, int users) {
    // What an earlier storm remembers is forgotten.
    sale.later(Duration.ofMinutes(1));
    var processes = new ArrayList<BookTickets>();
    IntStream.range(0, storm.processes()).forEach(_ -> processes.add(sale.newInstance()));
    var between = Duration.ofSeconds(1).dividedBy((long) storm.perSecond() * storm.processes());
    sale.meter.reset();
    var latched = 0;
    for (var number = 0; number < storm.refusals(); number++) {
      var before = sale.meter.total().requests();
      var outcome =
          processes
              .get(number % storm.processes())
              .book(sale.request("user " + number % users, 1, OnSoldOut.REJECT));
      if (!(outcome instanceof BookOutcome.Refused(Refusal.SoldOut()))) {
        throw new IllegalStateException(outcome.toString());
      }
      latched += sale.meter.total().requests() == before + 1 ? 1 : 0;
      sale.later(between);
      if ((number + 1) % 10_000 == 0) {
        System.out.printf("storm: %s, %d of %d%n", storm.title(), number + 1, storm.refusals());
      }
    }
    return new Result(storm, latched, sale.meter.total(), sale.meter.byItem());
  }
}
