package boxoffice.table.storage;

import boxoffice.table.value.Attributes;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value in a page. One that comes from the disk is not decoded before somebody reads it: a page
 * has many, and is written anew when one of them changes.
 */
final class Stored {

  private final byte @Nullable [] bytes;
  private @Nullable Attributes value;

  /** A value that stays in memory. */
  Stored(Attributes value) {
    this.value = value;
    this.bytes = null;
  }

  /** A value for the disk. */
  Stored(Attributes value, byte[] bytes) {
    this.value = value;
    this.bytes = bytes;
  }

  private Stored(byte[] bytes) {
    this.bytes = bytes;
  }

  static Stored read(ByteBuffer in) {
    return new Stored(Binary.readBytes(in));
  }

  /** The value, decoded each time if it is saved: pages keep only bytes. */
  Attributes value() {
    var decoded = value;
    return decoded != null ? decoded : Binary.readAttributes(ByteBuffer.wrap(bytes()));
  }

  /** The value as it is on disk, where it is from now on. */
  byte[] saved() {
    value = null;
    return bytes();
  }

  /** The value as it is on disk. */
  byte[] bytes() {
    return Objects.requireNonNull(bytes);
  }

  /** How much memory it takes, about. */
  int size() {
    var decoded = value;
    return (bytes == null ? 0 : bytes.length) + (decoded == null ? 0 : 2 * decoded.size());
  }
}
