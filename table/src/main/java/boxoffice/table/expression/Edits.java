package boxoffice.table.expression;

import boxoffice.table.refusal.Refused;
import boxoffice.table.value.Attributes;
import boxoffice.table.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Changes at paths that do not overlap, made all at once. */
final class Edits {

  /** What becomes of a place. */
  private sealed interface Edit {

    record Put(Value value) implements Edit {}

    record Remove() implements Edit {}

    record Within(Map<Path.Step, Edit> edits) implements Edit {}
  }

  private final Map<Path.Step, Edit> edits = new LinkedHashMap<>();

  void put(Path path, Value value) {
    add(path, new Edit.Put(value));
  }

  void remove(Path path) {
    add(path, new Edit.Remove());
  }

  Attributes apply(Attributes item) {
    return names(item, edits);
  }

  private void add(Path path, Edit edit) {
    var within = edits;
    var steps = path.steps();
    for (var step : steps.subList(0, steps.size() - 1)) {
      var next = within.computeIfAbsent(step, _ -> new Edit.Within(new LinkedHashMap<>()));
      within = ((Edit.Within) next).edits();
    }
    within.put(steps.getLast(), edit);
  }

  private static Attributes names(Attributes attributes, Map<Path.Step, Edit> edits) {
    var editor = attributes.edit();
    edits.forEach(
        (step, edit) -> {
          if (!(step instanceof Path.Step.Name(var name))) {
            throw wrongPath();
          }
          switch (edit) {
            case Edit.Put(var value) -> editor.put(name, value);
            case Edit.Remove() -> editor.remove(name);
            case Edit.Within(var inner) -> editor.put(name, within(attributes.get(name), inner));
          }
        });
    return editor.done();
  }

  private static Value within(@Nullable Value value, Map<Path.Step, Edit> edits) {
    return switch (value) {
      case Value.MapOf(var attributes) -> new Value.MapOf(names(attributes, edits));
      case Value.ListOf(var elements) -> new Value.ListOf(elements(elements, edits));
      case null, default -> throw wrongPath();
    };
  }

  /** Indexes are those before the update; what is set behind the end is appended. */
  private static List<Value> elements(List<Value> elements, Map<Path.Step, Edit> edits) {
    var byIndex = new TreeMap<Integer, Edit>();
    edits.forEach(
        (step, edit) -> {
          if (!(step instanceof Path.Step.Index(var index))) {
            throw wrongPath();
          }
          byIndex.put(index, edit);
        });
    var after = new ArrayList<Value>();
    for (var i = 0; i < elements.size(); i++) {
      switch (byIndex.remove(i)) {
        case null -> after.add(elements.get(i));
        case Edit.Put(var value) -> after.add(value);
        case Edit.Remove() -> {}
        case Edit.Within(var inner) -> after.add(within(elements.get(i), inner));
      }
    }
    for (var edit : byIndex.values()) {
      switch (edit) {
        case Edit.Put(var value) -> after.add(value);
        case Edit.Remove() -> {}
        case Edit.Within _ -> throw wrongPath();
      }
    }
    return after;
  }

  private static Refused wrongPath() {
    return Refused.invalid(
        "The document path provided in the update expression is invalid for update");
  }
}
