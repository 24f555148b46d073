package boxoffice.table.value;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Names with their values: an item, a key, or a map within an item. Never changed. It is small and
 * quick to search and to copy, for a table holds many and writes each anew.
 */
public final class Attributes {

  /** No attributes. */
  public static final Attributes NONE = new Attributes(new String[0], new Value[0]);

  /** In their order. */
  private final String[] names;

  private final Value[] values;
  private int size;
  private long fingerprint;

  private Attributes(String[] names, Value[] values) {
    this.names = names;
    this.values = values;
  }

  /** One attribute. */
  public static Attributes of(String name, Value value) {
    return new Attributes(new String[] {name}, new Value[] {value});
  }

  /** Changes these attributes into others. */
  public Editor edit() {
    return new Editor(names.clone(), values.clone(), names.length);
  }

  public @Nullable Value get(String name) {
    var index = index(names, names.length, name);
    return index < 0 ? null : values[index];
  }

  public boolean has(String name) {
    return get(name) != null;
  }

  public boolean isEmpty() {
    return names.length == 0;
  }

  /** How many there are. */
  public int count() {
    return names.length;
  }

  /** The name at this place in their order, from 0. */
  public String name(int index) {
    return names[index];
  }

  /** The value at this place in the order of the names, from 0. */
  public Value value(int index) {
    return values[index];
  }

  /** In the order of their names. */
  public void forEach(BiConsumer<String, Value> action) {
    for (var i = 0; i < names.length; i++) {
      action.accept(names[i], values[i]);
    }
  }

  /** Those whose names are wanted. */
  public Attributes only(Predicate<String> wanted) {
    var editor = new Editor(new String[names.length], new Value[names.length], 0);
    forEach(
        (name, value) -> {
          if (wanted.test(name)) {
            editor.put(name, value);
          }
        });
    return editor.done();
  }

  /** The size in bytes, as Amazon counts it. */
  public int size() {
    if (size == 0) {
      var sum = 0;
      for (var i = 0; i < names.length; i++) {
        sum += Sizes.of(names[i], values[i]);
      }
      size = sum;
    }
    return size;
  }

  /** 64 bits that differ where attributes differ. */
  public long fingerprint() {
    if (fingerprint == 0) {
      var sum = 0L;
      for (var i = 0; i < names.length; i++) {
        sum += Fingerprints.mix(Fingerprints.of(names[i]) * 31 + Fingerprints.of(values[i]));
      }
      fingerprint = Fingerprints.mix(sum);
    }
    return fingerprint;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Attributes that
            && Arrays.equals(names, that.names)
            && Arrays.equals(values, that.values));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(names) * 31 + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    var text = new StringBuilder("{");
    forEach(
        (name, value) ->
            text.append(text.length() == 1 ? "" : ", ")
                .append(name)
                .append("=")
                .append(ValueText.of(value)));
    return text.append("}").toString();
  }

  private static int index(String[] names, int count, String name) {
    var low = 0;
    var high = count - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      var order = names[middle].compareTo(name);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  /** Attributes in the making. For one thread. */
  public static final class Editor {

    private static final int ROOM = 8;

    private String[] names;
    private Value[] values;
    private int count;

    /** Begins with none. */
    public Editor() {
      this(new String[ROOM], new Value[ROOM], 0);
    }

    private Editor(String[] names, Value[] values, int count) {
      this.names = names;
      this.values = values;
      this.count = count;
    }

    public @Nullable Value get(String name) {
      var index = index(names, count, name);
      return index < 0 ? null : values[index];
    }

    /** Sets an attribute, in place of one of its name. */
    public Editor put(String name, Value value) {
      var index = index(names, count, name);
      if (index >= 0) {
        values[index] = value;
        return this;
      }
      var place = -index - 1;
      if (count == names.length) {
        names = Arrays.copyOf(names, count + ROOM);
        values = Arrays.copyOf(values, count + ROOM);
      }
      System.arraycopy(names, place, names, place + 1, count - place);
      System.arraycopy(values, place, values, place + 1, count - place);
      names[place] = name;
      values[place] = value;
      count++;
      return this;
    }

    /** Removes an attribute if it is there. */
    public Editor remove(String name) {
      var index = index(names, count, name);
      if (index >= 0) {
        System.arraycopy(names, index + 1, names, index, count - index - 1);
        System.arraycopy(values, index + 1, values, index, count - index - 1);
        count--;
      }
      return this;
    }

    /** The attributes as they are now. */
    public Attributes done() {
      return count == 0
          ? NONE
          : new Attributes(Arrays.copyOf(names, count), Arrays.copyOf(values, count));
    }
  }
}
