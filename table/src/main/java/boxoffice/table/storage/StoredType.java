package boxoffice.table.storage;

import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Values for MVStore. */
final class StoredType extends BasicDataType<Stored> {

  /** The objects around it. */
  private static final int OVERHEAD = 64;

  @Override
  public int getMemory(Stored value) {
    return OVERHEAD + value.size();
  }

  @Override
  public void write(WriteBuffer buffer, Stored value) {
    Binary.write(buffer, value.saved());
  }

  @Override
  public Stored read(ByteBuffer buffer) {
    return Stored.read(buffer);
  }

  @Override
  public Stored[] createStorage(int size) {
    return new Stored[size];
  }
}
