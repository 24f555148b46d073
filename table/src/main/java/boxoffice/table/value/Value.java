package boxoffice.table.value;

import boxoffice.table.refusal.Refused;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * An <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html">attribute
 * value</a>; never changed.
 */
public sealed interface Value {

  /** The order of two values of the same ordered type. */
  Comparator<Value> ORDER =
      (left, right) ->
          switch (left) {
            case Text(var text) -> Utf8.compare(text, ((Text) right).text());
            case Decimal(var number) -> number.compareTo(((Decimal) right).number());
            case Binary(var bytes) -> bytes.compareTo(((Binary) right).bytes());
            case Bool _, Null _, ListOf _, MapOf _, SetOf _ ->
                throw new IllegalArgumentException(left.type().name());
          };

  Type type();

  /** A string. */
  record Text(String text) implements Value {
    @Override
    public Type type() {
      return Type.S;
    }
  }

  /**
   * A number.
   *
   * @param number without trailing zeros, so that equal numbers are equal records
   */
  record Decimal(BigDecimal number) implements Value {
    @Override
    public Type type() {
      return Type.N;
    }
  }

  /**
   * Bytes.
   *
   * @param bytes one char for each byte, 0 to 255
   */
  record Binary(String bytes) implements Value {
    @Override
    public Type type() {
      return Type.B;
    }
  }

  /** True or false. */
  record Bool(boolean truth) implements Value {
    @Override
    public Type type() {
      return Type.BOOL;
    }
  }

  /** The null value, which is not the absence of a value. */
  record Null() implements Value {
    @Override
    public Type type() {
      return Type.NULL;
    }
  }

  /** A list of any values. */
  record ListOf(List<Value> elements) implements Value {

    public ListOf {
      elements = List.copyOf(elements);
    }

    @Override
    public Type type() {
      return Type.L;
    }
  }

  /** A map from names to any values. */
  record MapOf(Attributes attributes) implements Value {
    @Override
    public Type type() {
      return Type.M;
    }
  }

  /**
   * A set.
   *
   * @param type of the set
   * @param elements in their order, so that equal sets are equal records
   */
  record SetOf(Type type, List<Value> elements) implements Value {

    public SetOf {
      elements = List.copyOf(elements);
    }

    /**
     * The set of these elements.
     *
     * @throws Refused where it is empty or has an element twice
     */
    public static SetOf distinct(Type type, List<Value> elements) {
      if (elements.isEmpty()) {
        throw Refused.invalid(
            switch (type) {
              case SS ->
                  "One or more parameter values were invalid: An string set  may not be empty";
              case NS ->
                  "One or more parameter values were invalid: An number set  may not be empty";
              default ->
                  "One or more parameter values were invalid: Binary sets should not be empty";
            });
      }
      var sorted = of(type, elements);
      if (sorted.elements.size() < elements.size()) {
        throw Refused.invalid(
            type == Type.NS
                ? "Input collection contains duplicates"
                : "One or more parameter values were invalid: Input collection %s contains duplicates."
                    .formatted(
                        elements.stream().map(ValueText::of).toList()
                            + (type == Type.BS ? "of type BS" : "")));
      }
      return sorted;
    }

    /** The set of these elements, each of them once. */
    public static SetOf of(Type type, java.util.Collection<Value> elements) {
      var sorted = new TreeSet<>(ORDER);
      sorted.addAll(elements);
      return new SetOf(type, List.copyOf(sorted));
    }
  }
}
