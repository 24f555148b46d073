package boxoffice.table.storage;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The place of an entry in a space: bytes, in the order of unsigned bytes. Never changed. */
public final class Key implements Comparable<Key> {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] bytes;

  /** The first eight bytes: where they differ, the others need not be fetched. */
  private final long prefix;

  /**
   * @param bytes are the key's from now on
   */
  public Key(byte... bytes) {
    this.bytes = bytes;
    this.prefix = prefix(bytes);
  }

  /** The bytes themselves, not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  /** The first key behind all that begin with this one. */
  public Key behindAllWithin() {
    var last = bytes.length - 1;
    while (bytes[last] == (byte) 0xff) {
      last--;
    }
    var next = Arrays.copyOf(bytes, last + 1);
    next[last]++;
    return new Key(next);
  }

  /** The first key behind this one. */
  public Key next() {
    return new Key(Arrays.copyOf(bytes, bytes.length + 1));
  }

  @Override
  public int compareTo(Key other) {
    return prefix == other.prefix
        ? Arrays.compareUnsigned(bytes, other.bytes)
        : Long.compareUnsigned(prefix, other.prefix);
  }

  /** Padded with zeros, which sort as the end does or leave it to the bytes. */
  private static long prefix(byte[] bytes) {
    if (bytes.length >= Long.BYTES) {
      return (long) LONGS.get(bytes, 0);
    }
    var prefix = 0L;
    for (var i = 0; i < Long.BYTES; i++) {
      prefix = prefix << Byte.SIZE | (i < bytes.length ? bytes[i] & 0xff : 0);
    }
    return prefix;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Key key && prefix == key.prefix && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
