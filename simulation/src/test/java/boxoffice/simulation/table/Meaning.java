package boxoffice.simulation.table;

import boxoffice.table.value.Fingerprints;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Fingerprints of what replies mean. */
final class Meaning {

  private Meaning() {}

  /** Of texts, numbers, attributes, and lists, sets and maps of them. */
  static long fingerprint(Object meaning) {
    var hash = 0L;
    switch (meaning) {
      case AttributeValue value -> hash = Fingerprints.of(text(value)) + value.type().ordinal();
      case Map<?, ?> map -> {
        for (var entry : map.entrySet()) {
          hash +=
              Fingerprints.mix(
                  Fingerprints.of((String) entry.getKey()) * 31 + fingerprint(entry.getValue()));
        }
      }
      case List<?> list -> {
        for (var element : list) {
          hash = Fingerprints.mix(hash * 31 + fingerprint(element) + 1);
        }
      }
      case Set<?> set -> {
        for (var element : set) {
          hash += fingerprint(element);
        }
      }
      default -> hash = Fingerprints.of(meaning.toString());
    }
    return Fingerprints.mix(hash);
  }

  private static String text(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case N -> value.n();
      case B -> Base64.getEncoder().encodeToString(value.b().asByteArrayUnsafe());
      case BOOL -> value.bool().toString();
      default -> throw new UnsupportedOperationException("not stored: " + value.type());
    };
  }
}
