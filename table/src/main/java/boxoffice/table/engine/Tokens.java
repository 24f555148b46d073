package boxoffice.table.engine;

import boxoffice.table.refusal.Code;
import boxoffice.table.refusal.Refused;
import boxoffice.table.storage.Change;
import boxoffice.table.storage.Key;
import boxoffice.table.storage.Storage;
import boxoffice.table.value.Attributes;
import boxoffice.table.value.Fingerprints;
import boxoffice.table.value.Value;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of transactions, each remembered for <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-apis-txwriteitems">ten
 * minutes</a>. Their keys begin with the ten minutes they are of, so the oldest come first.
 */
final class Tokens {

  private static final Duration REMEMBERED = Duration.ofMinutes(10);
  private static final String SPACE = "tokens";
  private static final String REQUEST = "request";

  /** Each token forgets two old ones, so there are never many. */
  private static final int FORGOTTEN_AT_ONCE = 2;

  private final Storage storage;

  Tokens(Storage storage) {
    this.storage = storage;
  }

  /**
   * Whether a transaction with this token was made already.
   *
   * @throws Refused where it was another
   */
  boolean knows(String token, long request, Instant now) {
    var window = window(now);
    var known = storage.get(SPACE, key(window, token));
    if (known == null) {
      known = storage.get(SPACE, key(window - 1, token));
    }
    if (known == null || !(known.get(REQUEST) instanceof Value.Binary(var bytes))) {
      return false;
    }
    var remembered = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
    if (!now.isBefore(Instant.ofEpochMilli(remembered.getLong()).plus(REMEMBERED))) {
      return false;
    }
    if (remembered.getLong() != request) {
      throw new Refused(
          Code.IDEMPOTENT_PARAMETER_MISMATCH,
          "The request uses the same client token as a previous, but non-identical request.");
    }
    return true;
  }

  /** The changes that remember a token. */
  List<Change> remember(String token, long request, Instant now) {
    var window = window(now);
    var changes = new ArrayList<Change>();
    var old = storage.keys(SPACE, first(0), first(window - 1), false);
    for (var i = 0; i < FORGOTTEN_AT_ONCE && old.hasNext(); i++) {
      changes.add(new Change.Remove(SPACE, old.next()));
    }
    var bytes = ByteBuffer.allocate(2 * Long.BYTES).putLong(now.toEpochMilli()).putLong(request);
    changes.add(
        new Change.Put(
            SPACE,
            key(window, token),
            Attributes.of(
                REQUEST,
                new Value.Binary(new String(bytes.array(), StandardCharsets.ISO_8859_1)))));
    return changes;
  }

  /** 64 bits that differ where requests differ. */
  static long fingerprint(List<Write> writes) {
    var hash = 0L;
    for (var write : writes) {
      var content =
          switch (write) {
            case Write.Put put -> put.item().fingerprint();
            case Write.Update update ->
                update.key().fingerprint() * 31 + fingerprint(update.expression());
            case Write.Delete delete -> delete.key().fingerprint() + 1;
            case Write.Check check -> check.key().fingerprint() + 2;
          };
      var guard = write.guard();
      hash = Fingerprints.mix(hash * 31 + content);
      hash = Fingerprints.mix(hash * 31 + Fingerprints.of(write.table()));
      hash = Fingerprints.mix(hash * 31 + fingerprint(guard.condition()));
      hash += guard.showsOld() ? 1 : 0;
      hash = Fingerprints.mix(hash * 31 + names(guard.names()) + values(guard.values()));
    }
    return hash;
  }

  private static long fingerprint(@Nullable String text) {
    return text == null ? 0 : Fingerprints.of(text);
  }

  private static long names(@Nullable Map<String, String> names) {
    var sum = 0L;
    if (names != null) {
      for (var name : names.entrySet()) {
        sum +=
            Fingerprints.mix(
                Fingerprints.of(name.getKey()) * 31 + Fingerprints.of(name.getValue()));
      }
    }
    return sum;
  }

  private static long values(@Nullable Map<String, Value> values) {
    var sum = 0L;
    if (values != null) {
      for (var value : values.entrySet()) {
        sum +=
            Fingerprints.mix(
                Fingerprints.of(value.getKey()) * 37 + Fingerprints.of(value.getValue()));
      }
    }
    return sum;
  }

  private static int window(Instant now) {
    return (int) (now.toEpochMilli() / REMEMBERED.toMillis());
  }

  /** The first key of a window. */
  private static Key first(int window) {
    return new Key(ByteBuffer.allocate(Integer.BYTES).putInt(window).array());
  }

  /** The hash tells keys apart at their beginning, where they are compared first. */
  private static Key key(int window, String token) {
    var bytes = token.getBytes(StandardCharsets.UTF_8);
    return new Key(
        ByteBuffer.allocate(2 * Integer.BYTES + bytes.length)
            .putInt(window)
            .putInt((int) Fingerprints.of(token))
            .put(bytes)
            .array());
  }
}
