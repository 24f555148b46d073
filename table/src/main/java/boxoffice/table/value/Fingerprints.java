package boxoffice.table.value;

import java.math.BigDecimal;

/**
 * 64-bit hashes that depend on nothing but the value: with a million values, two of them meet by
 * chance once in 30 million times.
 */
public final class Fingerprints {

  /** As many digits as every long has room for. */
  private static final int LONG_DIGITS = 18;

  private Fingerprints() {}

  public static long of(Value value) {
    var content =
        switch (value) {
          case Value.Text(var text) -> of(text);
          case Value.Binary(var bytes) -> of(bytes);
          case Value.Decimal(var number) -> of(number);
          case Value.Bool(var truth) -> truth ? 1 : 2;
          case Value.Null() -> 3;
          case Value.MapOf(var attributes) -> attributes.fingerprint();
          case Value.ListOf(var elements) -> ordered(elements);
          case Value.SetOf(var _, var elements) -> ordered(elements);
        };
    return mix(content + value.type().code());
  }

  public static long of(String text) {
    var hash = 0xcbf29ce484222325L;
    for (var i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mix(hash);
  }

  private static long of(BigDecimal number) {
    return number.precision() <= LONG_DIGITS
        ? mix(number.unscaledValue().longValue()) * 31 + number.scale()
        : of(number.toString());
  }

  /** Spreads every bit over all (the finalizer of SplitMix64). */
  public static long mix(long value) {
    var z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private static long ordered(Iterable<Value> elements) {
    var hash = 0L;
    for (var element : elements) {
      hash = mix(hash * 31 + of(element) + 1);
    }
    return hash;
  }
}
