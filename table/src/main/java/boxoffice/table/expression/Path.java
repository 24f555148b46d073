package boxoffice.table.expression;

import boxoffice.table.value.Attributes;
import boxoffice.table.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.Attributes.html">document
 * path</a>.
 *
 * @param steps the first is a name
 */
public record Path(List<Step> steps) {

  /** One step into an item. */
  sealed interface Step {

    /** Into a map; with its # where it is a placeholder. */
    record Name(String name) implements Step {
      @Override
      public String toString() {
        return name;
      }
    }

    /** Into a list. */
    record Index(int index) implements Step {
      @Override
      public String toString() {
        return "[" + index + "]";
      }
    }
  }

  public Path {
    steps = List.copyOf(steps);
  }

  /** A path of one name. */
  public static Path of(String name) {
    return new Path(List.of(new Step.Name(name)));
  }

  /** The path with names in place of placeholders. */
  Path with(Map<String, String> names) {
    for (var step : steps) {
      if (step instanceof Step.Name(var name) && name.startsWith("#")) {
        return new Path(steps.stream().map(each -> with(names, each)).toList());
      }
    }
    return this;
  }

  /** The attribute of the item that the path leads into. */
  public String head() {
    return ((Step.Name) steps.getFirst()).name();
  }

  /** Whether the path is more than one attribute of the item. */
  public boolean isNested() {
    return steps.size() > 1;
  }

  /** The value there; null if there is none. */
  @Nullable Value in(Attributes item) {
    var value = item.get(head());
    for (var i = 1; i < steps.size() && value != null; i++) {
      value = step(steps.get(i), value);
    }
    return value;
  }

  static @Nullable Value step(Step step, Value value) {
    return switch (step) {
      case Step.Name(var name) ->
          value instanceof Value.MapOf(var attributes) ? attributes.get(name) : null;
      case Step.Index(var index) ->
          value instanceof Value.ListOf(var elements) && index < elements.size()
              ? elements.get(index)
              : null;
    };
  }

  private static Step with(Map<String, String> names, Step step) {
    return step instanceof Step.Name(var name) && name.startsWith("#")
        ? new Step.Name(names.getOrDefault(name, name))
        : step;
  }

  @Override
  public String toString() {
    return steps.toString();
  }
}
