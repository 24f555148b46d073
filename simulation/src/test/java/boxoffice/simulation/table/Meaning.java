package boxoffice.simulation.memory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** 64-bit hashes: with a million states, two of them meet by chance once in 30 million runs. */
public final class Fingerprints {

  private Fingerprints() {}

  static long of(String name, AttributeValue value) {
    var type = value.type();
    var text =
        switch (type) {
          case S -> value.s();
          case N -> value.n();
          case BOOL -> value.bool().toString();
          default -> throw new UnsupportedOperationException("not stored: " + type);
        };
    return mix(of(name) * 31 + mix(of(text) + type.ordinal()));
  }

  /** For the meaning of a reply: texts, numbers, attributes, and lists, sets and maps of them. */
  static long of(Object meaning) {
    var hash = 0L;
    switch (meaning) {
      case Map<?, ?> map -> {
        for (var entry : map.entrySet()) {
          hash +=
              entry.getValue() instanceof AttributeValue value
                  ? of((String) entry.getKey(), value)
                  : mix(of(entry.getKey()) * 31 + of(entry.getValue()));
        }
      }
      case List<?> list -> {
        for (var element : list) {
          hash = mix(hash * 31 + of(element) + 1);
        }
      }
      case Set<?> set -> {
        for (var element : set) {
          hash += of(element);
        }
      }
      default -> hash = of(meaning.toString());
    }
    return mix(hash);
  }

  public static long of(String text) {
    var hash = 0xcbf29ce484222325L;
    for (var i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mix(hash);
  }

  /** Spreads every bit over all (the finalizer of SplitMix64). */
  public static long mix(long value) {
    var z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
