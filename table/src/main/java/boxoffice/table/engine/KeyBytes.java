package boxoffice.table.engine;

import boxoffice.table.expression.KeyCondition;
import boxoffice.table.expression.KeyCondition.Range;
import boxoffice.table.storage.Key;
import boxoffice.table.value.Attributes;
import boxoffice.table.value.Fingerprints;
import boxoffice.table.value.Value;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Keys as bytes, in the order that DynamoDB has: partitions in the order of a hash, so in none that
 * means anything; within a partition by sort key.
 *
 * <pre>
 * hash (4) | length of the partition key (2) | partition key | sort key, 0 as 0 1, ended by 0 0
 * </pre>
 *
 * The key of an entry in an index has that of its item behind it.
 */
final class KeyBytes {

  /** More than most keys need. */
  private static final int ROOM = 128;

  private static final int HASH = 4;
  private static final int LENGTH = 2;

  /** Bytes of the order of an exponent, which is from -130 to 125. */
  private static final int EXPONENT = 130;

  private static final int LARGEST = 255;

  private KeyBytes() {}

  /** A range of keys: from one, up to but without another. */
  record Span(Key from, Key to) {}

  /** The key of an item that has the attributes of this schema. */
  static Key of(KeySchema schema, Attributes item) {
    var bytes = new ByteArrayOutputStream(ROOM);
    write(schema, item, bytes);
    return new Key(bytes.toByteArray());
  }

  /** The key of an entry in an index. */
  static Key of(KeySchema index, Attributes item, Key primary) {
    var bytes = new ByteArrayOutputStream(ROOM);
    write(index, item, bytes);
    bytes.writeBytes(primary.bytes());
    return new Key(bytes.toByteArray());
  }

  /** The key of the item that an entry in an index is of. */
  static Key primary(KeySchema index, Key entry) {
    var bytes = entry.bytes();
    var at = HASH + LENGTH + (((bytes[HASH] & 0xff) << 8) | (bytes[HASH + 1] & 0xff));
    if (index.sort() != null) {
      while (bytes[at] != 0 || bytes[at + 1] != 0) {
        at += bytes[at] == 0 ? 2 : 1;
      }
      at += 2;
    }
    return new Key(Arrays.copyOfRange(bytes, at, bytes.length));
  }

  /** The part of a key that stands for its partition. */
  static Key partition(Value partition) {
    var bytes = new ByteArrayOutputStream(ROOM);
    write(partition, bytes);
    return new Key(bytes.toByteArray());
  }

  /** The keys that a condition allows. */
  static Span span(KeyCondition condition) {
    var partition = partition(condition.partition());
    var end = partition.behindAllWithin();
    return switch (condition.sort()) {
      case null -> new Span(partition, end);
      case Range.Equal(var value) -> {
        var equal = sort(partition, value, true);
        yield new Span(equal, equal.behindAllWithin());
      }
      case Range.Less(var value) -> new Span(partition, sort(partition, value, true));
      case Range.AtMost(var value) ->
          new Span(partition, sort(partition, value, true).behindAllWithin());
      case Range.More(var value) -> new Span(sort(partition, value, true).behindAllWithin(), end);
      case Range.AtLeast(var value) -> new Span(sort(partition, value, true), end);
      case Range.Between(var least, var most) ->
          new Span(sort(partition, least, true), sort(partition, most, true).behindAllWithin());
      case Range.BeginsWith(var prefix) -> {
        var begin = sort(partition, prefix, false);
        yield new Span(begin, begin.behindAllWithin());
      }
    };
  }

  /** The keys of one of some equal parts of a table. */
  static Span segment(int segment, int total) {
    return new Span(bound(segment, total), bound(segment + 1, total));
  }

  /** Which of some equal parts of all hashes a key is in, beginning with 0. */
  static int part(Key key, int total) {
    var hash = Integer.toUnsignedLong(ByteBuffer.wrap(key.bytes()).getInt());
    return (int) ((hash * total) >>> Integer.SIZE);
  }

  private static Key bound(int segment, int total) {
    var hash = (1L << 32) * segment / total;
    return segment == total
        ? new Key((byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff)
        : new Key(ByteBuffer.allocate(HASH).putInt((int) hash).array());
  }

  private static void write(KeySchema schema, Attributes item, ByteArrayOutputStream out) {
    write(Objects.requireNonNull(item.get(schema.partition().name())), out);
    if (schema.sort() != null) {
      writeSort(Objects.requireNonNull(item.get(schema.sort().name())), out);
      end(out);
    }
  }

  private static void write(Value partition, ByteArrayOutputStream out) {
    var bytes = bytes(partition);
    var hash = (int) Fingerprints.mix(Arrays.hashCode(bytes));
    out.write(hash >>> 24);
    out.write(hash >>> 16);
    out.write(hash >>> 8);
    out.write(hash);
    out.write(bytes.length >>> 8);
    out.write(bytes.length);
    out.writeBytes(bytes);
  }

  private static Key sort(Key partition, Value value, boolean whole) {
    var out = new ByteArrayOutputStream(ROOM);
    out.writeBytes(partition.bytes());
    writeSort(value, out);
    if (whole) {
      end(out);
    }
    return new Key(out.toByteArray());
  }

  private static void writeSort(Value value, ByteArrayOutputStream out) {
    for (var b : bytes(value)) {
      out.write(b);
      if (b == 0) {
        out.write(1);
      }
    }
  }

  private static void end(ByteArrayOutputStream out) {
    out.write(0);
    out.write(0);
  }

  private static byte[] bytes(Value value) {
    return switch (value) {
      case Value.Text(var text) -> text.getBytes(StandardCharsets.UTF_8);
      case Value.Binary(var bytes) -> bytes.getBytes(StandardCharsets.ISO_8859_1);
      case Value.Decimal(var number) -> bytes(number);
      case Value.Bool _, Value.Null _, Value.ListOf _, Value.MapOf _, Value.SetOf _ ->
          throw new IllegalArgumentException(value.type().name());
    };
  }

  /** Sign, exponent, digits; below zero each the other way round. */
  private static byte[] bytes(BigDecimal number) {
    if (number.signum() == 0) {
      return new byte[] {1};
    }
    var out = new ByteArrayOutputStream(ROOM);
    var exponent = number.precision() - number.scale() - 1 + EXPONENT;
    var digits = number.unscaledValue().abs().toString();
    var positive = number.signum() > 0;
    out.write(positive ? 2 : 0);
    out.write(positive ? exponent : LARGEST - exponent);
    for (var i = 0; i < digits.length(); i++) {
      out.write(positive ? digits.charAt(i) : '0' + '9' - digits.charAt(i));
    }
    if (!positive) {
      out.write(LARGEST);
    }
    return out.toByteArray();
  }
}
