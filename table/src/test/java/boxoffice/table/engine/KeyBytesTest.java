package boxoffice.table.engine;

import static org.assertj.core.api.Assertions.assertThat;

import boxoffice.table.value.Attributes;
import boxoffice.table.value.Numbers;
import boxoffice.table.value.Type;
import boxoffice.table.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyBytesTest {

  private static final Value PARTITION = new Value.Text("p");

  @Test
  void keys_have_the_order_of_numbers() {
    var random = new Random(11);
    for (var i = 0; i < 5000; i++) {
      sameOrder(Type.N, number(random), number(random));
    }
  }

  @Test
  void keys_have_the_order_of_strings_and_bytes() {
    var random = new Random(12);
    for (var i = 0; i < 5000; i++) {
      sameOrder(Type.S, new Value.Text(text(random, 0x1ff)), new Value.Text(text(random, 0x1ff)));
      sameOrder(Type.B, new Value.Binary(text(random, 0x03)), new Value.Binary(text(random, 0x03)));
    }
  }

  @Test
  void an_entry_of_an_index_knows_its_item() {
    var random = new Random(13);
    var table = schema(Type.S);
    var index = new KeySchema(new KeyAttribute("ip", Type.S), new KeyAttribute("is", Type.B));
    for (var i = 0; i < 1000; i++) {
      var item =
          item(new Value.Text(text(random, 0x03)))
              .edit()
              .put("ip", new Value.Text(text(random, 0x03)))
              .put("is", new Value.Binary(text(random, 0x01)))
              .done();
      var primary = KeyBytes.of(table, item);

      assertThat(KeyBytes.primary(index, KeyBytes.of(index, item, primary))).isEqualTo(primary);
    }
  }

  private static void sameOrder(Type type, Value left, Value right) {
    var schema = schema(type);
    assertThat(
            Integer.signum(
                KeyBytes.of(schema, item(left)).compareTo(KeyBytes.of(schema, item(right)))))
        .as("%s and %s", left, right)
        .isEqualTo(Integer.signum(Value.ORDER.compare(left, right)));
  }

  private static KeySchema schema(Type sort) {
    return new KeySchema(new KeyAttribute("p", Type.S), new KeyAttribute("s", sort));
  }

  private static Attributes item(Value sort) {
    return new Attributes.Editor().put("p", PARTITION).put("s", sort).done();
  }

  private static Value number(Random random) {
    var digits = new BigInteger(random.nextInt(1, 40), random);
    var number = new BigDecimal(digits, random.nextInt(-3, 4) * random.nextInt(1, 30));
    return Numbers.of(random.nextBoolean() ? number : number.negate());
  }

  private static String text(Random random, int mask) {
    var text = new StringBuilder();
    for (var length = random.nextInt(5); length >= 0; length--) {
      text.append((char) (random.nextInt() & mask));
    }
    return text.toString();
  }
}
