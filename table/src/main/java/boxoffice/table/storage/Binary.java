package boxoffice.table.storage;

import boxoffice.table.value.Attributes;
import boxoffice.table.value.Type;
import boxoffice.table.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;

/** Attributes and keys as bytes, for the disk. */
final class Binary {

  /** Marks a number that is longer than a long. */
  private static final byte LONG_NUMBER = Byte.MAX_VALUE;

  private Binary() {}

  static void write(WriteBuffer out, Key key) {
    write(out, key.bytes());
  }

  static void write(WriteBuffer out, byte[] bytes) {
    out.putVarInt(bytes.length).put(bytes);
  }

  static Key readKey(ByteBuffer in) {
    return new Key(readBytes(in));
  }

  static byte[] readBytes(ByteBuffer in) {
    var bytes = new byte[DataUtils.readVarInt(in)];
    in.get(bytes);
    return bytes;
  }

  /**
   * Attributes as bytes.
   *
   * @param out holds them in between
   */
  static byte[] bytes(Attributes attributes, WriteBuffer out) {
    out.clear();
    write(out, attributes);
    var bytes = new byte[out.position()];
    out.getBuffer().get(0, bytes);
    return bytes;
  }

  static void write(WriteBuffer out, Attributes attributes) {
    out.putVarInt(attributes.count());
    for (var i = 0; i < attributes.count(); i++) {
      write(out, attributes.name(i));
      write(out, attributes.value(i));
    }
  }

  static Attributes readAttributes(ByteBuffer in) {
    var count = DataUtils.readVarInt(in);
    var editor = new Attributes.Editor();
    for (var i = 0; i < count; i++) {
      editor.put(readString(in), readValue(in));
    }
    return editor.done();
  }

  static void write(WriteBuffer out, String text) {
    write(out, text.getBytes(StandardCharsets.UTF_8));
  }

  static String readString(ByteBuffer in) {
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }

  private static void write(WriteBuffer out, Value value) {
    switch (value) {
      case Value.Text(var text) -> {
        type(out, Type.S);
        write(out, text);
      }
      case Value.Decimal(var number) -> write(out, number);
      case Value.Binary(var bytes) -> {
        type(out, Type.B);
        write(out, bytes.getBytes(StandardCharsets.ISO_8859_1));
      }
      case Value.Bool(var truth) -> {
        type(out, Type.BOOL);
        out.put((byte) (truth ? 1 : 0));
      }
      case Value.Null() -> type(out, Type.NULL);
      case Value.ListOf(var elements) -> {
        type(out, Type.L);
        write(out, elements);
      }
      case Value.SetOf(var type, var elements) -> {
        type(out, type);
        write(out, elements);
      }
      case Value.MapOf(var attributes) -> {
        type(out, Type.M);
        write(out, attributes);
      }
    }
  }

  private static void write(WriteBuffer out, BigDecimal number) {
    var unscaled = number.unscaledValue();
    if (unscaled.bitLength() < Long.SIZE) {
      type(out, Type.N);
      out.putVarInt(number.scale()).putLong(unscaled.longValue());
    } else {
      out.put(LONG_NUMBER);
      var bytes = unscaled.toByteArray();
      out.putVarInt(number.scale()).putVarInt(bytes.length).put(bytes);
    }
  }

  private static void write(WriteBuffer out, List<Value> elements) {
    out.putVarInt(elements.size());
    for (var element : elements) {
      write(out, element);
    }
  }

  private static void type(WriteBuffer out, Type type) {
    out.put(type.code());
  }

  private static Value readValue(ByteBuffer in) {
    var mark = in.get();
    if (mark == LONG_NUMBER) {
      var scale = DataUtils.readVarInt(in);
      return new Value.Decimal(new BigDecimal(new BigInteger(readBytes(in)), scale));
    }
    var type = Type.of(mark);
    return switch (type) {
      case S -> new Value.Text(readString(in));
      case N -> {
        var scale = DataUtils.readVarInt(in);
        yield new Value.Decimal(BigDecimal.valueOf(in.getLong(), scale));
      }
      case B -> new Value.Binary(new String(readBytes(in), StandardCharsets.ISO_8859_1));
      case BOOL -> new Value.Bool(in.get() == 1);
      case NULL -> new Value.Null();
      case L -> new Value.ListOf(readElements(in));
      case M -> new Value.MapOf(readAttributes(in));
      case SS, NS, BS -> new Value.SetOf(type, readElements(in));
    };
  }

  private static List<Value> readElements(ByteBuffer in) {
    var count = DataUtils.readVarInt(in);
    var elements = new ArrayList<Value>(count);
    for (var i = 0; i < count; i++) {
      elements.add(readValue(in));
    }
    return elements;
  }
}
