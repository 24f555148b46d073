package boxoffice.simulation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import java.util.LinkedHashMap;
import java.util.List;

/** The page docs/mutations.md. */
final class MutationTables {

  static final String COMMAND =
      "mvn test -pl simulation -am -Dtest=MutationsTest -Dmutations=write"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  private MutationTables() {}

  /** A mutation and where it was caught. */
  record Row(Mutation mutation, Catch by) {

    @Override
    public String toString() {
      return "| %s | %s | %s | %s |\n"
          .formatted(mutation.name(), by.where(), by.after(), by.violation().promise());
    }
  }

  static String page(List<Row> caught, List<Mutation> harmless) {
    return """
    # Mutations

    What the [simulation](simulation.md#mutations) switches off in turn: %d mutations must be caught, %d are harmless.
    A mutation is caught in a small world, after so many states were reached or so many steps of one schedule, or
    by the seed of a random schedule. The last column is the promise that broke: an invariant of the
    [protocol](protocol.md#what-is-always-true), the terms of sale, fairness, check-in, `publish`, `limit` (of calls a
    second), `reconcile` (what it reports), `rest` (what must hold when nothing is on its way) or `error` (the code threw
    an exception). This command writes the page:

        %s

    ## Caught

    | Switched off | Caught by | After | Promise |
    |---|---|--:|---|
    %s
    ## Harmless

    | Switched off | Why nothing can come of it |
    |---|---|
    %s\
    """
        .formatted(caught.size(), harmless.size(), COMMAND, caught(caught), harmless(harmless));
  }

  private static String caught(List<Row> rows) {
    return rows.stream().map(Row::toString).collect(joining());
  }

  /** One row for each reason. */
  private static String harmless(List<Mutation> mutations) {
    return mutations.stream()
        .collect(
            groupingBy(
                Mutation::harmless, LinkedHashMap::new, mapping(Mutation::name, joining("<br>"))))
        .entrySet()
        .stream()
        .map(reason -> "| %s | %s |\n".formatted(reason.getValue(), reason.getKey()))
        .collect(joining());
  }
}
