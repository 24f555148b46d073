package boxoffice.table.storage;

import boxoffice.table.value.Attributes;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Attributes for MVStore. */
final class AttributesType extends BasicDataType<Attributes> {

  /** Arrays and the objects around them, for all and for each attribute. */
  private static final int OVERHEAD = 80;

  private static final int OVERHEAD_OF_EACH = 48;

  @Override
  public int getMemory(Attributes attributes) {
    return OVERHEAD + attributes.count() * OVERHEAD_OF_EACH + attributes.size();
  }

  @Override
  public void write(WriteBuffer buffer, Attributes attributes) {
    Binary.write(buffer, attributes);
  }

  @Override
  public Attributes read(ByteBuffer buffer) {
    return Binary.readAttributes(buffer);
  }

  @Override
  public Attributes[] createStorage(int size) {
    return new Attributes[size];
  }
}
