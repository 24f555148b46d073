package boxoffice.bookings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Serial numbers of tickets of one generation of a booking: which ticket is which.
 *
 * @param numbers each once, from 1 to {@link #MOST}, in their order
 */
public record Serials(List<Integer> numbers) {

  /** No serial is higher: a ticket code has 10 bits for it. */
  public static final int MOST = 1023;

  /** No serial. */
  public static final Serials NONE = new Serials(List.of());

  public Serials {
    numbers = numbers.stream().distinct().sorted().toList();
  }

  /** These serials. */
  public static Serials of(Collection<Integer> numbers) {
    return new Serials(List.copyOf(numbers));
  }

  /** The serials behind one, as many as this. */
  static Serials after(int last, int count) {
    return new Serials(IntStream.rangeClosed(last + 1, last + count).boxed().toList());
  }

  /** The serials of a text of {@link #toString}. */
  static Serials parse(String ranges) {
    return new Serials(
        Stream.of(ranges.split(",", -1))
            .filter(Predicate.not(String::isEmpty))
            .flatMap(Serials::range)
            .toList());
  }

  private static Stream<Integer> range(String range) {
    var ends = range.split("-", 2);
    return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
        .boxed();
  }

  /** How many there are. */
  public int count() {
    return numbers.size();
  }

  public boolean isEmpty() {
    return numbers.isEmpty();
  }

  public boolean has(int serial) {
    return numbers.contains(serial);
  }

  /** Whether it has all of these. */
  public boolean hasAll(Serials others) {
    return numbers.containsAll(others.numbers);
  }

  /** Whether it has one of these at least. */
  public boolean hasAny(Serials others) {
    return others.numbers.stream().anyMatch(numbers::contains);
  }

  /** These and others. */
  public Serials and(Serials others) {
    return new Serials(Stream.concat(numbers.stream(), others.numbers.stream()).toList());
  }

  /** These but others. */
  public Serials without(Serials others) {
    return new Serials(numbers.stream().filter(Predicate.not(others.numbers::contains)).toList());
  }

  /** As ranges, such as {@code 1-3,5}: short, for a booking must stay under 1 KB. */
  @Override
  public String toString() {
    var ranges = new ArrayList<String>();
    for (var i = 0; i < numbers.size(); i++) {
      var first = numbers.get(i);
      while (i + 1 < numbers.size() && numbers.get(i + 1) == numbers.get(i) + 1) {
        i++;
      }
      ranges.add(first.equals(numbers.get(i)) ? "" + first : first + "-" + numbers.get(i));
    }
    return String.join(",", ranges);
  }
}
