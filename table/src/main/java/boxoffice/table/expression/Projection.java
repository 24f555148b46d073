package boxoffice.table.expression;

import boxoffice.table.value.Attributes;
import boxoffice.table.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a read returns of an item.
 *
 * @param paths without placeholders; null for all
 */
public record Projection(@Nullable List<Path> paths) {

  /** Everything. */
  public static final Projection ALL = new Projection(null);

  public boolean isAll() {
    return paths == null;
  }

  /** The attributes at the paths, each within what surrounds it. */
  public Attributes of(Attributes item) {
    if (paths == null) {
      return item;
    }
    var editor = new Attributes.Editor();
    var nested = new LinkedHashMap<String, List<List<Path.Step>>>();
    for (var path : paths) {
      var value = path.in(item);
      if (value != null && path.isNested()) {
        nested
            .computeIfAbsent(path.head(), _ -> new ArrayList<>())
            .add(path.steps().subList(1, path.steps().size()));
      } else if (value != null) {
        editor.put(path.head(), value);
      }
    }
    nested.forEach(
        (name, rests) -> {
          var value = item.get(name);
          if (value != null) {
            editor.put(name, part(value, rests));
          }
        });
    return editor.done();
  }

  /** The part of a value that these paths, which all lead somewhere, lead to. */
  private static Value part(Value value, List<List<Path.Step>> paths) {
    if (paths.getFirst().isEmpty()) {
      return value;
    }
    Map<Path.Step, List<List<Path.Step>>> by = new TreeMap<>(Projection::order);
    for (var path : paths) {
      by.computeIfAbsent(path.getFirst(), _ -> new ArrayList<>()).add(path.subList(1, path.size()));
    }
    var names = new Attributes.Editor();
    var elements = new ArrayList<Value>();
    by.forEach(
        (step, rests) -> {
          var inner = Path.step(step, value);
          if (inner != null) {
            switch (step) {
              case Path.Step.Name(var name) -> names.put(name, part(inner, rests));
              case Path.Step.Index _ -> elements.add(part(inner, rests));
            }
          }
        });
    return value instanceof Value.ListOf
        ? new Value.ListOf(elements)
        : new Value.MapOf(names.done());
  }

  private static int order(Path.Step left, Path.Step right) {
    if (left instanceof Path.Step.Index(var a) && right instanceof Path.Step.Index(var b)) {
      return Integer.compare(a, b);
    }
    return left.toString().compareTo(right.toString());
  }
}
