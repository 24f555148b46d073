package boxoffice.table.storage;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The place of an entry in a space: bytes, in the order of unsigned bytes. Never changed. */
public final class Key implements Comparable<Key> {

  private final byte[] bytes;

  /**
   * @param bytes are the key's from now on
   */
  public Key(byte... bytes) {
    this.bytes = bytes;
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
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Key key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
