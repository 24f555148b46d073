package boxoffice.table.storage;

import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Keys for MVStore. */
final class KeyType extends BasicDataType<Key> {

  /** An array and the object around it. */
  private static final int OVERHEAD = 48;

  @Override
  public int compare(Key left, Key right) {
    return left.compareTo(right);
  }

  @Override
  public int getMemory(Key key) {
    return OVERHEAD + key.bytes().length;
  }

  @Override
  public void write(WriteBuffer buffer, Key key) {
    Binary.write(buffer, key);
  }

  @Override
  public Key read(ByteBuffer buffer) {
    return Binary.readKey(buffer);
  }

  @Override
  public Key[] createStorage(int size) {
    return new Key[size];
  }
}
