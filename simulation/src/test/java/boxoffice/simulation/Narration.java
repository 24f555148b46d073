package boxoffice.simulation;

import boxoffice.simulation.table.SimulatedTable;
import boxoffice.simulation.table.StoredItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Prints a schedule: each step, what it changed in the table, and the answers that callers got. */
final class Narration {

  private final Schedule schedule;
  private final Site.Factory sites;
  private final List<String> lines = new ArrayList<>();

  private Narration(Schedule schedule, Site.Factory sites) {
    this.schedule = schedule;
    this.sites = sites;
  }

  static String of(Schedule schedule, Site.Factory sites) {
    return new Narration(schedule, sites).text();
  }

  private String text() {
    lines.add(schedule.world().name());
    var simulation = new Simulation(schedule.world(), sites, new SimulatedTable()::execute);
    var state = simulation.begin();
    state.image().items().stream()
        .filter(item -> !item.is("EVENT") && !item.is("RATE"))
        .forEach(item -> lines.add("    " + change(Optional.empty(), Optional.of(item))));
    for (var caller : schedule.world().callers()) {
      lines.add("  %s: %s %s".formatted(caller.name(), caller.calls(), caller.after()));
    }
    for (var step : schedule.steps()) {
      var wanted = state.has(step.who()) ? state.actor(step.who()).conversation().wanted() : "";
      try {
        var next = simulation.take(state, step);
        lines.add("  %s%s".formatted(step, wanted(wanted)));
        addChanges(state, next);
        state = next;
      } catch (Violation e) {
        lines.add("  %s%s".formatted(step, wanted(wanted)));
      }
    }
    if (schedule.violation() != null) {
      lines.add("  => " + schedule.violation().getMessage());
    }
    return String.join("\n", lines);
  }

  private static String wanted(Object wanted) {
    return wanted instanceof Wanted.Response(var request)
        ? " (%s)".formatted(request.getClass().getSimpleName().replace("Request", ""))
        : "";
  }

  private void addChanges(State before, State after) {
    for (var change : after.image().changesSince(before.image())) {
      if (!change.key().partition().startsWith("RATE")) {
        lines.add("    " + change(change.before(), change.after()));
      }
    }
    for (var actor : after.actors()) {
      var answers = actor.conversation().answers();
      var known = before.has(actor.name()) ? before.actor(actor.name()) : actor;
      if (answers.size() > known.conversation().answers().size()) {
        lines.add("    %s is answered %s".formatted(actor.name(), answers.getLast()));
      }
    }
  }

  private static String change(Optional<StoredItem> before, Optional<StoredItem> after) {
    var item = after.or(() -> before).orElseThrow();
    var what = item.text("type");
    var who = item.is("SEATS") ? item.number("shard") : item.text("userId");
    if (after.isEmpty()) {
      return "%s %s is gone".formatted(what, who);
    }
    var old = before.map(StoredItem::values).orElse(Map.of());
    return "%s %s %s".formatted(what, who, differences(old, after.get()));
  }

  private static String differences(Map<String, AttributeValue> old, StoredItem item) {
    return new TreeMap<>(item.values())
        .entrySet().stream()
            .filter(
                attribute ->
                    List.of(
                            "available",
                            "returned",
                            "waiting",
                            "epoch",
                            "gate",
                            "state",
                            "quantity",
                            "serials",
                            "checkedIn",
                            "doorCount",
                            "checkInId",
                            "undoneBy",
                            "revision",
                            "generation",
                            "joined",
                            "homeShard",
                            "capacity",
                            "maxTicketsPerBooking",
                            "eventVersion",
                            "version")
                        .contains(attribute.getKey()))
            .filter(attribute -> !attribute.getValue().equals(old.get(attribute.getKey())))
            .map(
                attribute ->
                    "%s=%s"
                        .formatted(
                            attribute.getKey(),
                            attribute.getValue().s() != null
                                ? attribute.getValue().s()
                                : attribute.getValue().n()))
            .collect(Collectors.joining(" "));
  }
}
